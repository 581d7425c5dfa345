import { type Expression, type SqlBool, sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import { isNotWithdrawn, type Viewer, visibleTo } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import type { PersonLabel } from './people.ts';
import type { WagerLabel } from './view.ts';

/** Wagers that the viewer sees and that stand, with what lists and pages show of them. */
export function selectWagers(context: QueryContext, viewer: Viewer, today: string) {
  return context.db
    .selectFrom('wagers')
    .innerJoin('entries', 'entries.id', 'wagers.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .select(['entries.id', 'entries.slug', 'entries.title', 'entries.created_at as createdAt'])
    .select(['spaces.id as spaceId', 'spaces.name as spaceName', 'spaces.title as spaceTitle'])
    .select(['spaces.audience', 'spaces.archived_at as archivedAt'])
    .select(['wagers.owner_id as owner', 'wagers.stage', 'wagers.because', 'wagers.belief'])
    .select(['wagers.will', 'wagers.verdict', 'wagers.closed_at as closedAt'])
    .select([
      sql<string | null>`wagers.due::text`.as('due'),
      sql<string | null>`wagers.review_on::text`.as('reviewOn'),
      sql<boolean>`${isOverdue(today)}`.as('overdue'),
    ]);
}

/** Nothing resolves itself: what is due stays due, and is shown to be. */
export function isOverdue(today: string): Expression<SqlBool> {
  return sql<SqlBool>`(wagers.stage <> 'closed' and coalesce(
    least(wagers.review_on, wagers.due) < ${today}::date, false))`;
}

type WagerRow = Awaited<ReturnType<ReturnType<typeof selectWagers>['execute']>>[number];

export function toWagerLabel(
  row: WagerRow,
  someone: (id: string | null) => PersonLabel | null,
): WagerLabel {
  const { id, title, stage, because, belief, will, due, reviewOn, overdue, verdict } = row;
  return {
    id,
    path: entryPath(row),
    title,
    stage,
    because,
    belief,
    will,
    due,
    reviewOn,
    overdue,
    verdict,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
    owner: someone(row.owner),
    space: {
      name: row.spaceName,
      title: row.spaceTitle,
      audience: row.audience,
      archived: row.archivedAt !== null,
    },
  };
}

/** That there is such a wager for this viewer; throws `notFound`. */
export async function requireWager(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!isId(id)) throw notFound();
  const row = await context.db
    .selectFrom('wagers')
    .innerJoin('entries', 'entries.id', 'wagers.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('wagers.entry_id', '=', id)
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .select('wagers.entry_id')
    .executeTakeFirst();
  if (!row) throw notFound();
}
