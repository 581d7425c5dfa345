import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { isNotWithdrawn } from '../../access/index.ts';
import type { LsaModel, Subject } from './lsa-model.ts';
import type { IndexedCommentRow, IndexedEntryRow } from './works-index.ts';

const BATCH_SIZE = 500;
/** Bytes of what was learnt that are read at once: the wire takes several times as much. */
const CHUNK_BYTES = 1_000_000;

/** Only words that every member sees may teach what words mean. */
export const isVisibleToAllMembers = sql<SqlBool>`spaces.audience in ('open', 'public')`;

function selectEntries(db: Database) {
  return db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .select([
      'entries.id',
      'entries.space_id as space',
      // An outcome that stays is found on the page of the conversation, not as words of the entry.
      sql<string>`case when ${isNotWithdrawn()} then entries.search::text else '' end`.as('search'),
      sql<boolean>`not ${isNotWithdrawn()}`.as('withdrawn'),
    ]);
}

function selectComments(db: Database) {
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
export async function* streamEntries(db: Database, which = sql<SqlBool>`true`) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: IndexedEntryRow[] = await selectEntries(db)
      .where('entries.id', '>', after)
      .where(which)
      .orderBy('entries.id')
      .limit(BATCH_SIZE)
      .execute();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

/** Every comment that stands, some at a time. */
export async function* streamComments(db: Database, which = sql<SqlBool>`true`) {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: IndexedCommentRow[] = await selectComments(db)
      .where('comments.id', '>', after)
      .where(which)
      .orderBy('comments.id')
      .limit(BATCH_SIZE)
      .execute();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

export const loadEntriesById = (db: Database, ids: readonly string[]): Promise<IndexedEntryRow[]> =>
  selectEntries(db)
    .where('entries.id', 'in', [...ids])
    .execute();

export const loadCommentsById = (
  db: Database,
  ids: readonly string[],
): Promise<IndexedCommentRow[]> =>
  selectComments(db)
    .where('comments.id', 'in', [...ids])
    .execute();

export const loadCommentsByEntry = (
  db: Database,
  ids: readonly string[],
): Promise<IndexedCommentRow[]> =>
  selectComments(db)
    .where('comments.entry_id', 'in', [...ids])
    .execute();

/**
 * The newest that was learnt, unless it is `known` already (then `'known'`) or was learnt from a
 * space that not every member sees any more (then null, as where nothing was learnt yet).
 */
export async function loadNewestModel(
  db: Database,
  known: string | null,
): Promise<LsaModel | 'known' | null> {
  const newest = await db
    .selectFrom('meanings')
    .where(
      sql<SqlBool>`not exists (select from spaces
        where spaces.id = any(meanings.spaces) and not ${isVisibleToAllMembers})`,
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  if (newest.id === known) return 'known';
  return readModel(db, newest.id);
}

/** Null where another process has put something newer in its place meanwhile. */
async function readModel(db: Database, id: string): Promise<LsaModel | null> {
  const row = await db
    .selectFrom('meanings')
    .where('id', '=', id)
    .select(['spaces', 'dimensions', 'terms', sql<number>`length(vectors)`.as('bytes')])
    .executeTakeFirst();
  if (!row) return null;
  const bytes = new Uint8Array(row.bytes);
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const read = await db
      .selectFrom('meanings')
      .where('id', '=', id)
      .select(sql<Buffer>`substring(vectors from ${from + 1} for ${CHUNK_BYTES})`.as('part'))
      .executeTakeFirst();
    if (!read) return null;
    bytes.set(read.part, from);
  }
  return {
    id,
    spaces: row.spaces,
    dimensions: row.dimensions,
    rows: new Map(row.terms.map((term, i) => [term, i])),
    vectors: toFloat32Array(bytes),
    subjects: await loadSubjects(db, id),
  };
}

async function loadSubjects(db: Database, modelId: string): Promise<Subject[]> {
  const rows = await db
    .selectFrom('subjects')
    .where('meaning_id', '=', modelId)
    .orderBy('place')
    .select(['words', 'centre'])
    .execute();
  return rows.map(({ words, centre }) => ({
    words,
    centre: toFloat32Array(new Uint8Array(centre)),
  }));
}

const toFloat32Array = ({ buffer, byteOffset, byteLength }: Uint8Array): Float32Array =>
  new Float32Array(buffer, byteOffset, byteLength / 4);

const toBuffer = ({ buffer, byteOffset, byteLength }: Float32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Keeps what was learnt in place of what was learnt before. */
export async function saveModel(db: Database, model: LsaModel, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('meanings').execute();
    await tx
      .insertInto('meanings')
      .values({
        id: model.id,
        made_at: now,
        spaces: [...model.spaces],
        dimensions: model.dimensions,
        terms: [...model.rows.keys()],
        vectors: toBuffer(model.vectors),
      })
      .execute();
    if (model.subjects.length === 0) return;
    const rows = model.subjects.map(({ words, centre }, place) => ({
      meaning_id: model.id,
      place,
      words: [...words],
      centre: toBuffer(centre),
    }));
    await tx.insertInto('subjects').values(rows).execute();
  });
}
