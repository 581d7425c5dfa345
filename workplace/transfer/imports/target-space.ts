import { newId } from '../../../storage/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { conflict, parseInput } from '../../kernel/index.ts';
import { createSpaceName, spaceInput } from '../../spaces/index.ts';
import type { ImportOptions } from './import-format.ts';
import { alreadyHereReason, type Tally } from './import-report.ts';

/**
 * The space that takes the works, made if it is not there. One that is there keeps its title and
 * audience; a wish for another audience is refused, since others could read what they should not.
 */
export async function findOrOpenSpace(
  tx: Tx,
  tally: Tally,
  name: string,
  options: ImportOptions,
): Promise<string> {
  const wanted = options.space ?? (createSpaceName(name) || 'imported');
  const input = parseInput(spaceInput, {
    name: wanted,
    title: options.title ?? wanted,
    audience: options.audience ?? 'open',
  });
  tally.read('space');
  const here = await tx.db
    .selectFrom('spaces')
    .select(['id', 'audience'])
    .where('name', '=', input.name)
    .executeTakeFirst();
  if (!here) return openSpace(tx, tally, input);
  if (options.audience && options.audience !== here.audience) throw conflict('spaceAudienceOther');
  tally.skipped('space', alreadyHereReason);
  return here.id;
}

async function openSpace(tx: Tx, tally: Tally, input: ReturnType<typeof spaceInput.parse>) {
  const id = newId();
  await tx.db
    .insertInto('spaces')
    .values({ id, ...input, created_at: tx.now })
    .execute();
  tx.emit({ name: 'spaceOpened', spaceId: id });
  tally.created('space');
  return id;
}
