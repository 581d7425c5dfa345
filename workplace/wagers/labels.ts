import { type Expression, type SqlBool, sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { type Viewer, visibleTo } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';
import type { Someone } from './people.ts';
import type { WagerLabel } from './view.ts';

/** Wagers that the viewer sees and that stand, with what lists and pages show of them. */
export function wagerRows(reading: Reading, viewer: Viewer, today: string) {
  return reading.db
    .selectFrom('wagers')
    .innerJoin('entries', 'entries.id', 'wagers.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where(entryStands())
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

type Row = Awaited<ReturnType<ReturnType<typeof wagerRows>['execute']>>[number];

export function labelOf(row: Row, someone: (id: string | null) => Someone | null): WagerLabel {
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
export async function requireWager(reading: Reading, viewer: Viewer, id: string): Promise<void> {
  if (!isId(id)) throw notFound();
  const row = await reading.db
    .selectFrom('wagers')
    .innerJoin('entries', 'entries.id', 'wagers.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('wagers.entry_id', '=', id)
    .where(visibleTo(viewer))
    .where(entryStands())
    .select('wagers.entry_id')
    .executeTakeFirst();
  if (!row) throw notFound();
}
