import { Hono } from 'hono';
import { zoneOf } from '../../../workplace/access/index.ts';
import { getFan } from '../../../workplace/wagers/charts/fan.ts';
import { addReading, listReadings } from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { addFile } from '../files.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { nextPart } from '../layout/lists.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { unsealed } from './entry-parts.tsx';
import { showWagers, wagerAt } from './frame.tsx';
import { measureAt, measurePath } from './measure-at.ts';
import { MeasurePage, noReading, type TypedReading } from './measure-page.tsx';
import { numberIn, numberProblems } from './number-in.ts';

/** One measure, its readings, entering one and correcting one. */
export function measureRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/measures/:measure', async (c) => {
    const corrects = c.req.query('corrects') ?? '';
    return showMeasure(c, house, { typed: { ...noReading, corrects }, problems: noProblems });
  });
  // Not the address of the form, which browsers would fetch anew for whoever goes back to it.
  door.get('/wagers/:id/measures/:measure/readings', async (c) => {
    const wager = await wagerAt(c, house);
    return c.redirect(measurePath(wager, measureAt(c, wager)), 302);
  });
  door.post('/wagers/:id/measures/:measure/readings', (c) => read(c, house));
  return door;
}

async function read(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const names = Object.keys(noReading) as (keyof TypedReading)[];
  const typed = Object.fromEntries(names.map((name) => [name, form.text(name)])) as {
    [name in keyof TypedReading]: string;
  };
  const of = { wager: param(c, 'id'), measure: param(c, 'measure'), via: 'page' as const };
  return attempt(
    async () => {
      const file = form.file('file');
      const words = JSON.stringify([of, typed, file?.name, file?.size]);
      const once = oncePer(house.doorway.workplace, viewer, form, words);
      if (file) typed.evidence = (await addFile(house, viewer, file)).path;
      const { id } = await addReading(once, viewer, of, readingInput(typed));
      const path = `/wagers/${of.wager}/measures/${of.measure}`;
      return c.redirect(`${path}?entered=${id}#reading-${id}`, 303);
    },
    (problems, status) => {
      const placed = numberProblems(problems, form.text);
      return showMeasure(c, house, { typed, problems: placed, status });
    },
  );
}

function readingInput({ value, at, evidence, note, corrects, reason }: TypedReading) {
  return {
    value: numberIn(value),
    at: at || null,
    evidence,
    note,
    corrects: corrects || null,
    reason: reason.trim() || null,
  };
}

interface Shown {
  typed: TypedReading;
  problems: Problems;
  status?: Frame['status'];
}

async function showMeasure(c: Ctx, house: House, { typed, problems, status }: Shown) {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const wager = await wagerAt(c, house);
  const measure = measureAt(c, wager);
  const of = { wager: wager.id, measure: measure.id };
  const after = c.req.query('after') ?? null;
  const [fan, { items, next }] = await Promise.all([
    getFan(workplace, viewer, of).catch(unsealed),
    listReadings(workplace, viewer, of, { after, limit: 50 }),
  ]);
  const more = nextPart(`/wagers/${of.wager}/measures/${of.measure}`, next);
  const page = { wager, measure, fan, readings: items, next: more, typed, problems };
  const body = <MeasurePage {...page} zone={zoneOf(viewer)} now={workplace.now().getTime()} />;
  return showWagers(c, house, { title: measure.name, body, islands: true, status });
}
