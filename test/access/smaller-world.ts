import { sql, type Transaction } from 'kysely';
import type { Database, Tables } from '../../storage/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import type { Fixture } from './world.ts';

/** Tables of which not even a test may delete while their triggers are enabled. */
const guarded = [
  'seals',
  'readings',
  'measures',
  'ends',
  'wagers',
  'value_models',
  'value_quantities',
];

/** Those that name an entry, in an order in which they may be deleted. */
const dependent = [
  'forecasts',
  'value_models',
  'readings',
  'seals',
  'wagers',
  'corrections',
  'comments',
  'attachment_uses',
  'revisions',
];

/** Runs `look` in a world in which what is hidden never was, and puts it all back. */
export async function inWorldWithout(
  context: CommandContext,
  hidden: readonly Fixture[],
  look: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const undo = new Error('undo');
  const done = context.db.transaction().execute(async (tx) => {
    await remove(tx, hidden);
    await look({ ...context, db: tx as unknown as Database });
    throw undo;
  });
  await done.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

async function remove(tx: Transaction<Tables>, hidden: readonly Fixture[]): Promise<void> {
  const spaces = [...new Set(hidden.map(({ spaceId }) => spaceId))];
  const entries = hidden.flatMap(({ entryId, briefId, wagerId }) => [entryId, briefId, wagerId]);
  await sql`delete from happenings where entry_id = any(${entries}::uuid[])`.execute(tx);
  await sql`delete from links
    where from_entry = any(${entries}::uuid[]) or to_entry = any(${entries}::uuid[])`.execute(tx);
  for (const table of guarded) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
  }
  for (const table of dependent) {
    await sql`delete from ${sql.table(table)} where entry_id = any(${entries}::uuid[])`.execute(tx);
  }
  await sql`delete from entries where id = any(${entries}::uuid[])`.execute(tx);
  await sql`delete from spaces where id = any(${spaces}::uuid[])`.execute(tx);
}
