import { newId } from '../../storage/index.ts';
import type { Writing } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict } from '../refusal.ts';
import { nameFrom, spaceInput } from '../spaces/rules.ts';
import type { ImportOptions } from './format.ts';
import { alreadyHere, type Tally } from './report.ts';

/**
 * The space that takes the works, made if it is not there. One that is there keeps its title and
 * audience; a wish for another audience is refused, since others could read what they should not.
 */
export async function spaceFor(
  tx: Writing,
  tally: Tally,
  name: string,
  options: ImportOptions,
): Promise<string> {
  const wanted = options.space ?? (nameFrom(name) || 'imported');
  const input = parse(spaceInput, {
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
  tally.skipped('space', alreadyHere);
  return here.id;
}

async function openSpace(tx: Writing, tally: Tally, input: ReturnType<typeof spaceInput.parse>) {
  const id = newId();
  await tx.db
    .insertInto('spaces')
    .values({ id, ...input, created_at: tx.now })
    .execute();
  tx.happened({ name: 'spaceOpened', spaceId: id });
  tally.created('space');
  return id;
}
