import { canAdminister, type Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound } from '../../kernel/index.ts';
import type { ImportReport } from './import-report.ts';

/** What an import said it read, made and left out. */
export interface ImportView {
  id: string;
  format: string;
  at: Date;
  report: ImportReport;
}

/** The latest imports and their reports, for administrators. */
export async function listImports(context: QueryContext, viewer: Viewer): Promise<ImportView[]> {
  if (!canAdminister(viewer)) throw notFound();
  const rows = await context.db
    .selectFrom('imports')
    .select(['id', 'format', 'at', 'report'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  // Only `keepReport` writes here.
  return rows.map((row) => ({ ...row, report: row.report as unknown as ImportReport }));
}
