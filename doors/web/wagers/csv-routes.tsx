import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { invalid, Refusal } from '../../../workplace/refusal.ts';
import { addReadings, type ReadingOfCsv, readingsIn } from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { requirePerson } from '../viewer.ts';
import { CsvDonePage, CsvRefusedPage } from './csv-page.tsx';
import { showWagers, wagerAt } from './frame.tsx';
import { measureAt, measurePath } from './measure-at.ts';

/** As much as the API takes. */
const mostBytes = 8 * 1024 * 1024;

/** Many readings of a measure from a file: all of them or none, with what became of each line. */
export function csvRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/measures/:measure/csv', async (c) => {
    const { path } = await placeOf(c, house);
    return c.redirect(`${path}#csv`, 302);
  });
  door.post('/wagers/:id/measures/:measure/csv', (c) => bring(c, house));
  return door;
}

async function bring(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const brought: Brought = { text: form.text('csv'), rows: [] };
  const { workplace } = house.doorway;
  return attempt(
    async () => {
      const of = await placeOf(c, house);
      const read = { wager: of.wager.id, measure: of.measure.id, via: 'csv' as const };
      brought.text = await textIn(form);
      brought.rows = readingsIn(brought.text);
      const inputs = brought.rows.map(({ input }) => input);
      const entered = await addReadings(workplace, viewer, read, inputs);
      const now = await placeOf(c, house);
      const body = <CsvDonePage {...now} rows={brought.rows} entered={entered} />;
      return showWagers(c, house, { title: say('wager.csv.report'), body });
    },
    (problems, status) => again(c, house, { ...brought, problems, status }),
  );
}

interface Brought {
  text: string;
  rows: readonly ReadingOfCsv[];
}

interface Refused extends Brought {
  problems: Problems;
  status: Frame['status'];
}

async function again(c: Ctx, house: House, { status, problems, ...brought }: Refused) {
  const { csv, ...others } = problems;
  const said = { ...others, ...(csv ? { csv } : noProblems) };
  const body = <CsvRefusedPage {...(await placeOf(c, house))} {...brought} problems={said} />;
  return showWagers(c, house, { title: say('wager.csv.title'), body, islands: true, status });
}

async function placeOf(c: Ctx, house: House) {
  const wager = await wagerAt(c, house);
  const measure = measureAt(c, wager);
  return { wager, measure, path: measurePath(wager, measure) };
}

/** The words of the file, or else what was pasted. */
async function textIn(form: Form): Promise<string> {
  const file = form.file('csvFile');
  if ((file?.size ?? form.text('csv').length) > mostBytes) {
    throw new Refusal('tooLarge', 'tooLarge', { [file ? 'csvFile' : 'csv']: 'tooLarge' });
  }
  if (!file) return form.text('csv');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw invalid({ csvFile: 'csvNotText' });
  }
}
