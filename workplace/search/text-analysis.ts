import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { type IndexedWord, parseTsvector } from './index/tsvector.ts';

/** Texts taken apart as works are, and where the viewer may look for them. */
export interface TextAnalysis {
  spaces: string[];
  texts: IndexedWord[][];
}

/** One statement for both, since each search begins with it. */
export async function analyseTexts(
  context: QueryContext,
  viewer: Viewer,
  texts: readonly string[],
): Promise<TextAnalysis> {
  const { rows } = await sql<{ spaces: string[] | null; texts: string[] | null }>`
    select (select array_agg(spaces.id::text) from spaces where ${visibleTo(viewer)}) as spaces,
      (select array_agg(words_of(text)::text order by place)
        from unnest(${[...texts]}::text[]) with ordinality as given (text, place)) as texts`.execute(
    context.db,
  );
  const { spaces, texts: taken } = rows[0]!;
  return { spaces: spaces ?? [], texts: (taken ?? []).map(parseTsvector) };
}

/** A tsquery of stems as they stand in the index: any of each group, all groups or any. */
export function buildTsQuery(groups: readonly (readonly string[])[], join: '&' | '|') {
  const quoted = (stem: string) => `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const text = groups.map((stems) => `(${stems.map(quoted).join(' | ')})`).join(` ${join} `);
  return sql`${text}::tsquery`;
}
