import { findKind } from '../../kinds/index.ts';
import type { Writing } from '../happenings/index.ts';
import { dangling, findTargets, mustBeWithin } from './check.ts';
import type { ReadRecord } from './line.ts';

/** Comments that entries single out are read after them, so whether they are there is seen last. */
export class ChosenComments {
  readonly #records: ReadRecord[] = [];

  add(record: ReadRecord): void {
    const comment = findKind(String(record.values.kind))?.chosenComment(record.values.details);
    if (!comment) return;
    const { line, said, values } = record;
    const pair = { entry: values.id, details: comment };
    this.#records.push({ line, said, values: pair, unknown: [] });
  }

  async mustResolve(tx: Writing): Promise<void> {
    for (let i = 0; i < this.#records.length; i += 500) {
      const batch = this.#records.slice(i, i + 500);
      const ids = batch.map((record) => String(record.values.details));
      const found = await findTargets(tx, 'comment', ids);
      for (const record of batch) {
        const id = String(record.values.details);
        if (!found.has(id)) throw dangling(record, `comment ${id}`);
        mustBeWithin(record, 'details', 'entry', found);
      }
    }
  }
}
