import { type Expression, type SqlBool, sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound, type PageRequest, type PageResult, paginate } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import type { ReadingView } from '../core/index.ts';
import { loadPersonLookup, type PersonLabel, requireWager } from '../core/index.ts';

/**
 * That the reading of the row was not corrected, and so counts. Corrections are few, and looked up
 * once: asking for each reading anew takes minutes after an import that nobody has analysed yet.
 */
export const isCurrentReading: Expression<SqlBool> = sql<SqlBool>`readings.id not in (
  select later.corrects from readings as later where later.corrects is not null)`;

/** Of the measure in the row, the id of the last reading that counts. */
export const latestReadingId = sql<string | null>`(select readings.id from readings
  where readings.measure_id = measures.id and ${isCurrentReading}
  order by readings.read_at desc, readings.id desc limit 1)`;

/** Readings with what they show; whoever sees their wager sees them and their evidence. */
export function selectReadings({ db }: QueryContext) {
  return db
    .selectFrom('readings')
    .leftJoin('readings as correction', 'correction.corrects', 'readings.id')
    .leftJoin('entries as shown', 'shown.id', 'readings.evidence_entry')
    .leftJoin('attachments', 'attachments.id', 'readings.evidence_file')
    .select(['readings.id', 'readings.measure_id as measure', 'readings.read_at as at'])
    .select(['readings.value', 'readings.note', 'readings.entered_by as by', 'readings.via'])
    .select(['readings.entered_at as enteredAt', 'readings.corrects', 'readings.reason'])
    .select(['readings.evidence_url as url', 'readings.evidence_file as file'])
    .select(['shown.id as entry', 'shown.slug', 'shown.title', 'attachments.name as fileName'])
    .select('correction.id as correctedBy');
}

export type ReadingRow = Awaited<ReturnType<ReturnType<typeof selectReadings>['execute']>>[number];

export function toReadingView(
  row: ReadingRow,
  someone: (id: string | null) => PersonLabel | null,
): ReadingView {
  const { id, measure, at, value, note, enteredAt, via, corrects, reason, correctedBy } = row;
  const evidence = toEvidence(row);
  const by = someone(row.by);
  return {
    id,
    measure,
    at,
    value,
    evidence,
    note,
    by,
    enteredAt,
    via,
    corrects,
    reason,
    correctedBy,
  };
}

function toEvidence({ url, entry, slug, title, file, fileName }: ReadingRow) {
  if (url !== null) return { url };
  if (file !== null) return { file: { path: `/attachments/${file}`, name: fileName ?? '' } };
  const id = entry!;
  return { entry: { id, path: entryPath({ id, slug: slug! }), title: title! } };
}

/**
 * The readings of a measure, latest first, with those that were corrected; throws `notFound`.
 */
export async function listReadings(
  context: QueryContext,
  viewer: Viewer,
  { wager, measure }: { wager: string; measure: string },
  page: PageRequest = {},
): Promise<PageResult<ReadingView>> {
  await requireMeasure(context, viewer, wager, measure);
  const { items, next } = await paginate({
    query: selectReadings(context)
      .where('readings.measure_id', '=', measure)
      .orderBy('readings.read_at', 'desc')
      .orderBy('readings.id', 'desc'),
    page,
    sort: [sql`readings.read_at`, sql`readings.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row: ReadingRow) => [row.at, row.id],
    direction: 'descending',
    view: (row: ReadingRow) => row,
  });
  const someone = await loadPersonLookup(
    context,
    viewer,
    items.map(({ by }) => by),
  );
  return { items: items.map((row) => toReadingView(row, someone)), next };
}

/** One reading of a wager; throws `notFound`. */
export async function getReading(
  context: QueryContext,
  viewer: Viewer,
  { wager, id }: { wager: string; id: string },
): Promise<ReadingView> {
  await requireWager(context, viewer, wager);
  const row = await selectReadings(context)
    .where('readings.id', '=', id)
    .where('readings.entry_id', '=', wager)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toReadingView(row, await loadPersonLookup(context, viewer, [row.by]));
}

/** When a measure was what, oldest first, without what was corrected: for a chart. */
export async function listReadingPoints(
  context: QueryContext,
  viewer: Viewer,
  { wager, measure }: { wager: string; measure: string },
): Promise<{ at: Date; value: number }[]> {
  await requireMeasure(context, viewer, wager, measure);
  return context.db
    .selectFrom('readings')
    .where('measure_id', '=', measure)
    .where(isCurrentReading)
    .orderBy('read_at')
    .orderBy('id')
    .select(['read_at as at', 'value'])
    .execute();
}

async function requireMeasure(
  context: QueryContext,
  viewer: Viewer,
  wager: string,
  measure: string,
) {
  await requireWager(context, viewer, wager);
  if (!isId(measure)) throw notFound();
  const row = await context.db
    .selectFrom('measures')
    .where('id', '=', measure)
    .where('entry_id', '=', wager)
    .select('id')
    .executeTakeFirst();
  if (!row) throw notFound();
}
