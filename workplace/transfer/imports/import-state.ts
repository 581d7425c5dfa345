import { sql } from 'kysely';
import type { Tx } from '../../kernel/index.ts';
import { type HandleIndex, loadHandleIndex } from '../../works/index.ts';
import type { Tally } from './import-report.ts';

/** What an import has to remember while it runs: where each work went, and who is who. */
export interface ImportState {
  readonly tally: Tally;
  /** The space that takes the works. */
  readonly space: string;
  /** Ids by origin, of this import and of earlier ones. */
  readonly people: Map<string, string>;
  readonly entries: Map<string, string>;
  /** Comments with the entry they are on. */
  readonly comments: Map<string, { id: string; entry: string }>;
  /** Handles that are no longer free. */
  readonly handles: Set<string>;
  /** Origins of comments that new entries accepted, with the entry's id. */
  readonly accepted: Map<string, string>;
  /** Everybody, to render mentions; read again after people were added. */
  knownPeople: HandleIndex | null;
}

export async function createImportState(tx: Tx, tally: Tally, space: string): Promise<ImportState> {
  const people = await tx.db.selectFrom('people').select('handle').execute();
  return {
    tally,
    space,
    people: new Map(),
    entries: new Map(),
    comments: new Map(),
    handles: new Set(people.map((person) => person.handle)),
    accepted: new Map(),
    knownPeople: null,
  };
}

/** Everybody's handles, read when they are first needed and after people were added. */
export async function loadKnownPeople(tx: Tx, shelf: ImportState): Promise<HandleIndex> {
  shelf.knownPeople ??= await loadHandleIndex(tx);
  return shelf.knownPeople;
}

/** The ids that these origins have from an earlier import. */
export async function findImportedIds(
  tx: Tx,
  table: 'people' | 'entries' | 'comments' | 'links',
  origins: readonly string[],
): Promise<Map<string, string>> {
  if (origins.length === 0) return new Map();
  const { rows } = await sql<{ origin: string; id: string }>`
    select origin, id from ${sql.table(table)}
    where origin = any(${[...origins]}::text[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.origin, row.id]));
}

/** Those that are not here yet, each origin once; the others are counted as skipped. */
export function skipKnownWorks<T extends { origin: string; what: string }>(
  shelf: ImportState,
  works: readonly T[],
  here: ReadonlyMap<string, string>,
  reason: string,
): T[] {
  const seen = new Set<string>();
  return works.filter((work) => {
    const isNew = !here.has(work.origin) && !seen.has(work.origin);
    seen.add(work.origin);
    if (!isNew) shelf.tally.skipped(work.what, reason);
    return isNew;
  });
}
