import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { readWords, type Word } from './engine/words.ts';

/** Texts taken apart as works are, and where the viewer may look for them. */
export interface Analysis {
  spaces: string[];
  texts: Word[][];
}

/** One statement for both, since each search begins with it. */
export async function analyse(
  reading: Reading,
  viewer: Viewer,
  texts: readonly string[],
): Promise<Analysis> {
  const { rows } = await sql<{ spaces: string[] | null; texts: string[] | null }>`
    select (select array_agg(spaces.id::text) from spaces where ${visibleTo(viewer)}) as spaces,
      (select array_agg(words_of(text)::text order by place)
        from unnest(${[...texts]}::text[]) with ordinality as given (text, place)) as texts`.execute(
    reading.db,
  );
  const { spaces, texts: taken } = rows[0]!;
  return { spaces: spaces ?? [], texts: (taken ?? []).map(readWords) };
}

/** A tsquery of stems as they stand in the index: any of each group, all groups or any. */
export function queryOf(groups: readonly (readonly string[])[], join: '&' | '|') {
  const quoted = (stem: string) => `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const text = groups.map((stems) => `(${stems.map(quoted).join(' | ')})`).join(` ${join} `);
  return sql`${text}::tsquery`;
}
