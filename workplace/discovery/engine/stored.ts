import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { entryStands } from '../../entries/stands.ts';
import type { Meaning, Subject } from './meaning.ts';
import type { CommentRow, EntryRow } from './works-index.ts';

const batch = 500;
/** Bytes of what was learnt that are read at once: the wire takes several times as much. */
const piece = 1_000_000;

/** Only words that every member sees may teach what words mean. */
export const forEverybody = sql<SqlBool>`spaces.audience in ('open', 'public')`;

function entries(db: Database) {
  return db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .select([
      'entries.id',
      'entries.space_id as space',
      // An outcome that stays is found on the page of the conversation, not as words of the entry.
      sql<string>`case when ${entryStands()} then entries.search::text else '' end`.as('search'),
      sql<boolean>`not ${entryStands()}`.as('withdrawn'),
    ]);
}

function comments(db: Database) {
  return db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('comments.deleted_at', 'is', null)
    .select([
      'comments.id',
      'comments.entry_id as entry',
      sql<string>`comments.search::text`.as('search'),
    ]);
}

/** Every entry, some at a time; with `which`, those for which it holds. */
export async function* allEntries(db: Database, which = sql<SqlBool>`true`) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: EntryRow[] = await entries(db)
      .where('entries.id', '>', after)
      .where(which)
      .orderBy('entries.id')
      .limit(batch)
      .execute();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

/** Every comment that stands, some at a time. */
export async function* allComments(db: Database, which = sql<SqlBool>`true`) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: CommentRow[] = await comments(db)
      .where('comments.id', '>', after)
      .where(which)
      .orderBy('comments.id')
      .limit(batch)
      .execute();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

export const entriesById = (db: Database, ids: readonly string[]): Promise<EntryRow[]> =>
  entries(db)
    .where('entries.id', 'in', [...ids])
    .execute();

export const commentsById = (db: Database, ids: readonly string[]): Promise<CommentRow[]> =>
  comments(db)
    .where('comments.id', 'in', [...ids])
    .execute();

export const commentsOf = (db: Database, ids: readonly string[]): Promise<CommentRow[]> =>
  comments(db)
    .where('comments.entry_id', 'in', [...ids])
    .execute();

/**
 * The newest that was learnt, unless it is `known` already (then `'known'`) or was learnt from a
 * space that not every member sees any more (then null, as where nothing was learnt yet).
 */
export async function newestMeaning(
  db: Database,
  known: string | null,
): Promise<Meaning | 'known' | null> {
  const newest = await db
    .selectFrom('meanings')
    .where(
      sql<SqlBool>`not exists (select from spaces
        where spaces.id = any(meanings.spaces) and not ${forEverybody})`,
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  if (newest.id === known) return 'known';
  return readMeaning(db, newest.id);
}

/** Null where another process has put something newer in its place meanwhile. */
async function readMeaning(db: Database, id: string): Promise<Meaning | null> {
  const row = await db
    .selectFrom('meanings')
    .where('id', '=', id)
    .select(['spaces', 'dimensions', 'terms', sql<number>`length(vectors)`.as('bytes')])
    .executeTakeFirst();
  if (!row) return null;
  const bytes = new Uint8Array(row.bytes);
  for (let from = 0; from < bytes.length; from += piece) {
    const read = await db
      .selectFrom('meanings')
      .where('id', '=', id)
      .select(sql<Buffer>`substring(vectors from ${from + 1} for ${piece})`.as('part'))
      .executeTakeFirst();
    if (!read) return null;
    bytes.set(read.part, from);
  }
  return {
    id,
    spaces: row.spaces,
    dimensions: row.dimensions,
    rows: new Map(row.terms.map((term, i) => [term, i])),
    vectors: floatsIn(bytes),
    subjects: await subjectsOf(db, id),
  };
}

async function subjectsOf(db: Database, meaning: string): Promise<Subject[]> {
  const rows = await db
    .selectFrom('subjects')
    .where('meaning_id', '=', meaning)
    .orderBy('place')
    .select(['words', 'centre'])
    .execute();
  return rows.map(({ words, centre }) => ({ words, centre: floatsIn(new Uint8Array(centre)) }));
}

const floatsIn = ({ buffer, byteOffset, byteLength }: Uint8Array): Float32Array =>
  new Float32Array(buffer, byteOffset, byteLength / 4);

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Keeps what was learnt in place of what was learnt before. */
export async function keepMeaning(db: Database, meaning: Meaning, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('meanings').execute();
    await tx
      .insertInto('meanings')
      .values({
        id: meaning.id,
        made_at: now,
        spaces: [...meaning.spaces],
        dimensions: meaning.dimensions,
        terms: [...meaning.rows.keys()],
        vectors: bytesOf(meaning.vectors),
      })
      .execute();
    if (meaning.subjects.length === 0) return;
    const rows = meaning.subjects.map(({ words, centre }, place) => ({
      meaning_id: meaning.id,
      place,
      words: [...words],
      centre: bytesOf(centre),
    }));
    await tx.insertInto('subjects').values(rows).execute();
  });
}
