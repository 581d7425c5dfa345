import { sql } from 'kysely';
import { type CorrectionCause, isId } from '../../storage/index.ts';
import { getEntryAccess, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound, type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import type { Byline } from '../people/index.ts';
import { authorColumns, toByline } from '../works/index.ts';

/** That an entry, or a comment on it, turned out to be wrong. */
export interface CorrectionView {
  id: string;
  commentId: string | null;
  cause: CorrectionCause;
  note: string | null;
  /** The entry that took its place. */
  by: { id: string; slug: string; title: string } | null;
  madeBy: Byline | null;
  madeAt: Date;
}

function selectCorrections(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('corrections')
    .innerJoin('entries', 'entries.id', 'corrections.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .leftJoin('people as author', 'author.id', 'corrections.made_by')
    .leftJoin('entries as later', 'later.id', 'corrections.by_entry')
    .leftJoin('spaces as later_home', 'later_home.id', 'later.space_id')
    .where(visibleTo(viewer))
    .where((eb) => eb.or([eb('later.id', 'is', null), visibleTo(viewer, 'later_home')]))
    .select([
      'corrections.id',
      'corrections.comment_id as commentId',
      'corrections.cause',
      'corrections.note',
      'corrections.made_at as madeAt',
      'later.id as laterId',
      'later.slug as laterSlug',
      'later.title as laterTitle',
      ...authorColumns,
    ]);
}

type CorrectionRow = Awaited<ReturnType<ReturnType<typeof selectCorrections>['execute']>>[number];

function toCorrectionView(row: CorrectionRow): CorrectionView {
  const { id, commentId, cause, note, madeAt, laterId, laterSlug, laterTitle } = row;
  const by = laterId ? { id: laterId, slug: laterSlug ?? '', title: laterTitle ?? '' } : null;
  return {
    id,
    commentId,
    cause,
    note,
    by,
    madeBy: row.authorHandle ? toByline(row) : null,
    madeAt,
  };
}

/** Corrections of an entry and its comments, newest first; throws `notFound`. */
export async function listCorrections(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
  page: PageRequest = {},
): Promise<PageResult<CorrectionView>> {
  const { id } = await getEntryAccess(context, viewer, entryId);
  return paginate({
    query: selectCorrections(context, viewer)
      .where('corrections.entry_id', '=', id)
      .orderBy('corrections.made_at', 'desc')
      .orderBy('corrections.id', 'desc'),
    page,
    sort: [sql`corrections.made_at`, sql`corrections.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.madeAt, row.id],
    direction: 'descending',
    view: toCorrectionView,
  });
}

/** One correction; throws `notFound` where there is none that the viewer sees. */
export async function getCorrection(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<CorrectionView> {
  if (!isId(id)) throw notFound();
  const row = await selectCorrections(context, viewer)
    .where('corrections.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toCorrectionView(row);
}
