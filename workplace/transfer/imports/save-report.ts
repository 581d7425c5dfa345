import { sql } from 'kysely';
import { newId } from '../../../storage/index.ts';
import type { Tx } from '../../kernel/index.ts';
import type { ImportReport } from './import-report.ts';

/** Keeps the report with the rows it tells of, and lets cached pages and reactions know. */
export async function saveReport(tx: Tx, report: ImportReport): Promise<void> {
  const id = newId();
  await tx.db
    .insertInto('imports')
    .values({ id, format: report.format, at: tx.now, report: JSON.stringify(report) })
    .execute();
  await tx.db.updateTable('stamps').set({ value: sql`value + 1` }).execute();
  tx.emit({ name: 'importFinished', data: { import: id, format: report.format } });
}
