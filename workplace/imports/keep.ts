import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import type { Writing } from '../happenings/index.ts';
import type { Report } from './report.ts';

/** Keeps the report with the rows it tells of, and lets cached pages and reactions know. */
export async function keepReport(tx: Writing, report: Report): Promise<void> {
  const id = newId();
  await tx.db
    .insertInto('imports')
    .values({ id, format: report.format, at: tx.now, report: JSON.stringify(report) })
    .execute();
  await tx.db.updateTable('stamps').set({ value: sql`value + 1` }).execute();
  tx.happened({ name: 'importFinished', data: { import: id, format: report.format } });
}
