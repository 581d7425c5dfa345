import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { toPlainText } from '../../text/index.ts';
import { extractOpening } from './sentence-model.ts';

/** Entries whose words of today have no direction yet, the newest first; of these alone, if any are named. */
export async function listEntriesToEmbed(
  db: Database,
  among: readonly string[] | null,
  limit: number,
): Promise<string[]> {
  const found = await db
    .selectFrom('entries')
    .leftJoin('sentences', 'sentences.entry_id', 'entries.id')
    .where('entries.withdrawn_at', 'is', null)
    .where(sql<boolean>`sentences.revision is distinct from entries.revision`)
    .$if(among !== null, (query) => query.where('entries.id', 'in', [...among!]))
    .orderBy('entries.id', 'desc')
    .limit(limit)
    .select('entries.id')
    .execute();
  return found.map(({ id }) => id);
}

/** An entry's beginning, as the model is to read it. */
export interface EntryOpening {
  id: string;
  revision: number;
  text: string;
}

const MAX_OPENING_WORDS = 60;

export async function loadOpenings(db: Database, ids: readonly string[]): Promise<EntryOpening[]> {
  const rows = await db
    .selectFrom('entries')
    .where('id', 'in', [...ids])
    .select(['id', 'revision', 'title', sql<string>`left(html, 5000)`.as('html')])
    .execute();
  return rows.map(({ id, revision, title, html }) => ({
    id,
    revision,
    text: extractOpening(title, toPlainText(html), MAX_OPENING_WORDS),
  }));
}

/**
 * Keeps the directions of entries. Of words that were changed or withdrawn meanwhile nothing is kept,
 * not even by a hair: whoever withdraws waits for this, or this for them.
 */
export async function saveEmbeddings(
  db: Database,
  openings: readonly EntryOpening[],
  embeddings: readonly Int8Array[],
): Promise<void> {
  const ids = openings.map(({ id }) => id);
  const revisions = openings.map(({ revision }) => revision);
  const bytes = embeddings.map((embedding) => Buffer.from(embedding));
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
