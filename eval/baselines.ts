import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';

/** A way to find related questions by a title; answers entries' ids, best first. */
export type Method = (title: string) => Promise<string[]>;

const most = 51;

/** PostgreSQL's own: any word of the title, ranked by ts_rank. */
export function tsRank(db: Database): Method {
  return async (title) => {
    const { rows } = await sql<{ id: string }>`
      with asked as (select replace(plainto_tsquery('english', ${title})::text, '&', '|')::tsquery as q)
      select id from entries, asked where search @@ asked.q
      order by ts_rank(search, asked.q) desc, id limit ${most}`.execute(db);
    return rows.map(({ id }) => id);
  };
}

interface Document {
  id: string;
  counts: Map<string, number>;
  length: number;
}

/** BM25 alone (k1 = 1.2, b = 0.75) over the title, counted twice, and the body of each entry. */
export async function bm25(db: Database): Promise<Method> {
  const documents = await documentsOf(db);
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
    const terms = [...(await countsOf(db, title, '')).keys()];
    const scored = documents.map(({ id, counts, length }) => ({
      id,
      score: terms.reduce(
        (sum, term) => sum + rarity(term) * weigh(counts.get(term) ?? 0, length),
        0,
      ),
    }));
    const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return found.slice(0, most).map(({ id }) => id);
  };
}

async function documentsOf(db: Database): Promise<Document[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['id', 'title', 'body'])
    .orderBy('id')
    .execute();
  const documents: Document[] = [];
  for (const { id, title, body } of rows) {
    const counts = await countsOf(db, title, body);
    documents.push({ id, counts, length: [...counts.values()].reduce((a, b) => a + b, 0) });
  }
  return documents;
}

async function countsOf(db: Database, title: string, body: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ lexeme: string; count: number }>`
    select lexeme, sum(cardinality(positions) * weight)::int as count from (
      select lexeme, positions, 2 as weight from unnest(words_of(${title}))
      union all select lexeme, positions, 1 from unnest(words_of(${body}))) as words
    group by lexeme`.execute(db);
  return new Map(rows.map(({ lexeme, count }) => [lexeme, count]));
}
