import { findKind } from '../../kinds/index.ts';
import { isId } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';

/** How far a living document has come, for its page. */
export interface BriefStatus {
  name: 'draft' | 'shared' | 'confirmed';
  confirmed: { by: string | null; at: Date } | null;
  /** The last change since it was confirmed, or null. */
  changed: { by: string | null; at: Date } | null;
  /** The day by which somebody is to look at it again. */
  reviewBy: string | null;
  template: boolean;
}

/** How far an entry has come; null where its kind does not say. Throws `notFound`. */
export async function findBriefStatus(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<BriefStatus | null> {
  if (!isId(id)) throw notFound();
  const entry = await context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('entries.id', '=', id)
    .where(visibleTo(viewer))
    .select(['entries.kind', 'entries.details', 'entries.edited_at'])
    .executeTakeFirst();
  if (!entry) throw notFound();
  const status = findKind(entry.kind)?.status(entry.details);
  if (!status) return null;
  const at = status.confirmedAt === null ? null : new Date(status.confirmedAt);
  const stale = at && entry.edited_at && entry.edited_at > at;
  return {
    name: status.name,
    confirmed: at && { by: await findPersonName(context, status.confirmedBy), at },
    changed: stale ? { by: await findLastEditor(context, id), at: entry.edited_at! } : null,
    reviewBy: status.reviewBy,
    template: status.template,
  };
}

async function findPersonName(
  context: QueryContext,
  person: string | null,
): Promise<string | null> {
  if (!person) return null;
  const found = await context.db
    .selectFrom('people')
    .where('id', '=', person)
    .select('name')
    .executeTakeFirst();
  return found?.name ?? null;
}

async function findLastEditor(context: QueryContext, entry: string): Promise<string | null> {
  const found = await context.db
    .selectFrom('revisions')
    .leftJoin('people', 'people.id', 'revisions.edited_by')
    .where('entry_id', '=', entry)
    .where('comment_id', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .select('people.name')
    .executeTakeFirst();
  return found?.name ?? null;
}
