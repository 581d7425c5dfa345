import { findKind } from '../../../kinds/index.ts';
import type { Tx } from '../../kernel/index.ts';
import type { ParsedRecord } from './parse-record.ts';
import { danglingReference, findTargets, requireSameOwner } from './reference-checks.ts';

/** Comments that entries single out are read after them, so whether they are there is seen last. */
export class ChosenComments {
  readonly #records: ParsedRecord[] = [];

  add(record: ParsedRecord): void {
    const comment = findKind(String(record.values.kind))?.chosenComment(record.values.details);
    if (!comment) return;
    const { line, givenFields: said, values } = record;
    const pair = { entry: values.id, details: comment };
    this.#records.push({ line, givenFields: said, values: pair, unknownFields: [] });
  }

  async requireReferences(tx: Tx): Promise<void> {
    for (let i = 0; i < this.#records.length; i += 500) {
      const batch = this.#records.slice(i, i + 500);
      const ids = batch.map((record) => String(record.values.details));
      const found = await findTargets(tx, 'comment', ids);
      for (const record of batch) {
        const id = String(record.values.details);
        if (!found.has(id)) throw danglingReference(record, `comment ${id}`);
        requireSameOwner(record, 'details', 'entry', found);
      }
    }
  }
}
