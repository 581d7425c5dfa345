import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { plainText } from '../../text/plain.ts';
import { beginning } from './sentence-model.ts';

/** Entries whose words of today have no direction yet, the newest first; of these alone, if any are named. */
export async function withoutSentences(
  db: Database,
  among: readonly string[] | null,
  most: number,
): Promise<string[]> {
  const found = await db
    .selectFrom('entries')
    .leftJoin('sentences', 'sentences.entry_id', 'entries.id')
    .where('entries.withdrawn_at', 'is', null)
    .where(sql<boolean>`sentences.revision is distinct from entries.revision`)
    .$if(among !== null, (query) => query.where('entries.id', 'in', [...among!]))
    .orderBy('entries.id', 'desc')
    .limit(most)
    .select('entries.id')
    .execute();
  return found.map(({ id }) => id);
}

/** An entry's beginning, as the model is to read it. */
export interface Beginning {
  id: string;
  revision: number;
  text: string;
}

const words = 60;

export async function beginningsOf(db: Database, ids: readonly string[]): Promise<Beginning[]> {
  const rows = await db
    .selectFrom('entries')
    .where('id', 'in', [...ids])
    .select(['id', 'revision', 'title', sql<string>`left(html, 5000)`.as('html')])
    .execute();
  return rows.map(({ id, revision, title, html }) => ({
    id,
    revision,
    text: beginning(title, plainText(html), words),
  }));
}

/**
 * Keeps the directions of entries. Of words that were changed or withdrawn meanwhile nothing is kept,
 * not even by a hair: whoever withdraws waits for this, or this for them.
 */
export async function keepSentences(
  db: Database,
  of: readonly Beginning[],
  directions: readonly Int8Array[],
): Promise<void> {
  const ids = of.map(({ id }) => id);
  const revisions = of.map(({ revision }) => revision);
  const bytes = directions.map((direction) => Buffer.from(direction));
  await sql`
    insert into sentences (entry_id, revision, made_at, direction)
    select entries.id, made.revision, now(), made.direction
    from unnest(${ids}::uuid[], ${revisions}::integer[], ${bytes}::bytea[])
      as made (id, revision, direction)
    join entries on entries.id = made.id and entries.revision = made.revision
    for share of entries
    on conflict (entry_id) do update set revision = excluded.revision,
      made_at = excluded.made_at, direction = excluded.direction`.execute(db);
}
