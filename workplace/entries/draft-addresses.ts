import { sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import type { Tx } from '../kernel/index.ts';
import { withdrawnSlug } from './withdrawal.ts';

const entryAddressPattern = /(\/entries\/([0-9a-f-]{36}))\/[^\s/?#,]*/gi;

/**
 * Drafts keep addresses as they were typed, and the readable part of one was made of the entry's
 * title. What was withdrawn is named there without it, whoever wrote the draft: the words are gone
 * from wherever they stood by themselves.
 */
export async function stripSlugFromDrafts(tx: Tx, entryId: string): Promise<void> {
  const address = `/entries/${entryId}`;
  await sql`update drafts
    set builds_on = regexp_replace(builds_on, ${`(${address})/[^\\s/?#,]*`},
      ${`\\1/${withdrawnSlug}`}, 'gi')
    where builds_on ilike ${`%${address}/%`}`.execute(tx.db);
}

/**
 * The same for addresses that come later, from a page that was open or from an older archive. The
 * entries are held, so that none is withdrawn between the look and the keeping.
 */
export async function stripWithdrawnSlugs(tx: Tx, typed: string): Promise<string> {
  const ids = [...typed.matchAll(entryAddressPattern)]
    .map((match) => match[2]!.toLowerCase())
    .filter(isId);
  if (ids.length === 0) return typed;
  const rows = await tx.db
    .selectFrom('entries')
    .where('id', 'in', [...new Set(ids)].sort())
    .orderBy('id')
    .select(['id', 'withdrawn_at'])
    .forShare()
    .execute();
  const gone = new Set(rows.filter((row) => row.withdrawn_at).map(({ id }) => id));
  return typed.replace(entryAddressPattern, (whole, address: string, id: string) =>
    gone.has(id.toLowerCase()) ? `${address}/${withdrawnSlug}` : whole,
  );
}
