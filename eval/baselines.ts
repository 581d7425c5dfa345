import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';

/** A way to find related questions by a title; answers entries' ids, best first. */
export type SearchMethod = (title: string) => Promise<string[]>;

const MAX_ANSWERS = 51;

/** PostgreSQL's own: any word of the title, ranked by ts_rank. */
export function makeTsRankMethod(db: Database): SearchMethod {
  return async (title) => {
    const { rows } = await sql<{ id: string }>`
      with asked as (select replace(plainto_tsquery('english', ${title})::text, '&', '|')::tsquery as q)
      select id from entries, asked where search @@ asked.q
      order by ts_rank(search, asked.q) desc, id limit ${MAX_ANSWERS}`.execute(db);
    return rows.map(({ id }) => id);
  };
}

interface CountedDocument {
  id: string;
  counts: Map<string, number>;
  length: number;
}

/** BM25 alone (k1 = 1.2, b = 0.75) over the title, counted twice, and the body of each entry. */
export async function makeBm25Method(db: Database): Promise<SearchMethod> {
  const documents = await loadDocuments(db);
  const usual = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const holders = new Map<string, number>();
  for (const { counts } of documents) {
    for (const term of counts.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  }
  const all = documents.length;
  const rarity = (term: string) => {
    const n = holders.get(term) ?? 0;
    return Math.log(1 + (all - n + 0.5) / (n + 0.5));
  };
  const weigh = (count: number, length: number) =>
    (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / usual));
  return async (title) => {
    const terms = [...(await countTerms(db, title, '')).keys()];
    const scored = documents.map(({ id, counts, length }) => ({
      id,
      score: terms.reduce(
        (sum, term) => sum + rarity(term) * weigh(counts.get(term) ?? 0, length),
        0,
      ),
    }));
    const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return found.slice(0, MAX_ANSWERS).map(({ id }) => id);
  };
}

async function loadDocuments(db: Database): Promise<CountedDocument[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['id', 'title', 'body'])
    .orderBy('id')
    .execute();
  const documents: CountedDocument[] = [];
  for (const { id, title, body } of rows) {
    const counts = await countTerms(db, title, body);
    documents.push({ id, counts, length: [...counts.values()].reduce((a, b) => a + b, 0) });
  }
  return documents;
}

async function countTerms(db: Database, title: string, body: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ lexeme: string; count: number }>`
    select lexeme, sum(cardinality(positions) * weight)::int as count from (
      select lexeme, positions, 2 as weight from unnest(words_of(${title}))
      union all select lexeme, positions, 1 from unnest(words_of(${body}))) as words
    group by lexeme`.execute(db);
  return new Map(rows.map(({ lexeme, count }) => [lexeme, count]));
}
