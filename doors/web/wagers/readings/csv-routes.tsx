import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { AppError, invalid } from '../../../../workplace/kernel/index.ts';
import {
  addReadings,
  type CsvReading,
  parseReadingCsv,
} from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { type Form, readForm } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { getWagerFromPath, renderWagerPage } from '../core/wager-frame.tsx';
import { CsvDonePage, CsvRefusedPage } from './csv-page.tsx';
import { getMeasureFromPath, measurePath } from './measure-path.ts';

/** As much as the API takes. */
const MAX_CSV_BYTES = 8 * 1024 * 1024;

/** Many readings of a measure from a file: all of them or none, with what became of each line. */
export function csvRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/measures/:measure/csv', async (c) => {
    const { path } = await loadMeasurePlace(c, web);
    return c.redirect(`${path}#csv`, 302);
  });
  routes.post('/wagers/:id/measures/:measure/csv', (c) => submitCsv(c, web));
  return routes;
}

async function submitCsv(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const submitted: SubmittedCsv = { text: form.text('csv'), rows: [] };
  const { context } = web.door;
  return withFormErrors(
    async () => {
      const of = await loadMeasurePlace(c, web);
      const read = { wager: of.wager.id, measure: of.measure.id, via: 'csv' as const };
      submitted.text = await readCsvText(form);
      submitted.rows = parseReadingCsv(submitted.text);
      const inputs = submitted.rows.map(({ input }) => input);
      const entered = await addReadings(context, viewer, read, inputs);
      const now = await loadMeasurePlace(c, web);
      const body = <CsvDonePage {...now} rows={submitted.rows} entered={entered} />;
      return renderWagerPage(c, web, { title: say('wager.csv.report'), body });
    },
    (problems, status) => renderRefusedCsv(c, web, { ...submitted, problems, status }),
  );
}

interface SubmittedCsv {
  text: string;
  rows: readonly CsvReading[];
}

interface RefusedCsv extends SubmittedCsv {
  problems: Problems;
  status: PageFrame['status'];
}

async function renderRefusedCsv(
  c: Ctx,
  web: WebContext,
  { status, problems, ...submitted }: RefusedCsv,
) {
  const { csv, ...others } = problems;
  const said = { ...others, ...(csv ? { csv } : noProblems) };
  const body = (
    <CsvRefusedPage {...(await loadMeasurePlace(c, web))} {...submitted} problems={said} />
  );
  return renderWagerPage(c, web, { title: say('wager.csv.title'), body, hasIslands: true, status });
}

async function loadMeasurePlace(c: Ctx, web: WebContext) {
  const wager = await getWagerFromPath(c, web);
  const measure = getMeasureFromPath(c, wager);
  return { wager, measure, path: measurePath(wager, measure) };
}

/** The words of the file, or else what was pasted. */
async function readCsvText(form: Form): Promise<string> {
  const file = form.file('csvFile');
  if ((file?.size ?? form.text('csv').length) > MAX_CSV_BYTES) {
    throw new AppError('tooLarge', 'tooLarge', { [file ? 'csvFile' : 'csv']: 'tooLarge' });
  }
  if (!file) return form.text('csv');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw invalid({ csvFile: 'csvNotText' });
  }
}
