import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { carrying } from './rules.ts';
import { laterNode, seenLinks } from './seen-links.ts';

/** How many works rest on an entry itself, as far as the viewer sees them; its own conversation does not. */
export async function countBuiltOn(
  reading: Reading,
  viewer: Viewer,
  entryId: string,
): Promise<number> {
  const { n } = await seenLinks(reading, viewer)
    .where('links.to_entry', '=', entryId)
    .where('links.to_comment', 'is', null)
    .where('links.from_entry', '<>', entryId)
    .where('links.relation', 'in', [...carrying])
    .select(sql<number>`count(distinct ${laterNode})::int`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}
