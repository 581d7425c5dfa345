import { mayAdminister, type Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';
import type { Report } from './report.ts';

/** What an import said it read, made and left out. */
export interface ImportView {
  id: string;
  format: string;
  at: Date;
  report: Report;
}

/** The latest imports and their reports, for administrators. */
export async function listImports(reading: Reading, viewer: Viewer): Promise<ImportView[]> {
  if (!mayAdminister(viewer)) throw notFound();
  const rows = await reading.db
    .selectFrom('imports')
    .select(['id', 'format', 'at', 'report'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  // Only `keepReport` writes here.
  return rows.map((row) => ({ ...row, report: row.report as unknown as Report }));
}
