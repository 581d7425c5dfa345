import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import type { Cluster } from './clusters.ts';
import type { Subject } from './lsa-model.ts';
import { parseTsvector } from './tsvector.ts';

const MAX_NAME_WORDS = 3;
const MAX_TYPICAL_ENTRIES = 60;

/** Gives each its name, in words that its most typical works write; what has none is left out. */
export async function nameClusters(db: Database, clusters: readonly Cluster[]): Promise<Subject[]> {
  const subjects: Subject[] = [];
  const taken = new Set<string>();
  for (const { centre, stems, ids } of clusters) {
    const written = await findWrittenForms(db, ids.slice(0, MAX_TYPICAL_ENTRIES));
    const words = stems.flatMap((stem) => written.get(stem) ?? []).slice(0, MAX_NAME_WORDS);
    const name = words.join(' ');
    if (words.length > 0 && !taken.has(name)) subjects.push({ words, centre });
    taken.add(name);
  }
  return subjects;
}

/** How these entries mostly write each stem. */
async function findWrittenForms(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ word: string; search: string }>`
    with written as (
      select lower(word) as word, count(*) as times from entries,
        regexp_split_to_table(title || ' ' || title || ' ' || excerpt, '[^[:alpha:]]+') as word
      where id = any(${[...ids]}::uuid[]) and word <> '' group by 1)
    select word, words_of(word)::text as search from written order by times desc, word`.execute(db);
  const forms = new Map<string, string>();
  for (const { word, search } of rows) {
    const [only, ...others] = parseTsvector(search);
    if (only && others.length === 0 && !forms.has(only.term)) forms.set(only.term, word);
  }
  return forms;
}
