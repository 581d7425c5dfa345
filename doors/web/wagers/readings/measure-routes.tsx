import { Hono } from 'hono';
import { getTimeZone } from '../../../../workplace/access/index.ts';
import { getFanChart } from '../../../../workplace/wagers/charts/index.ts';
import { addReading, listReadings } from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import { buildNextPagePath } from '../../layout/lists.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { storeUpload } from '../../uploads.ts';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { explainAmbiguousNumbers, parseNumber } from '../core/number-field.ts';
import { getWagerFromPath, renderWagerPage } from '../core/wager-frame.tsx';
import { ignoreUnsealed } from '../entry/entry-parts.tsx';
import { emptyReading, MeasurePage, type ReadingFormData } from './measure-page.tsx';
import { getMeasureFromPath, measurePath } from './measure-path.ts';

/** One measure, its readings, entering one and correcting one. */
export function measureRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/measures/:measure', async (c) => {
    const corrects = c.req.query('corrects') ?? '';
    return renderMeasurePage(c, web, {
      typed: { ...emptyReading, corrects },
      problems: noProblems,
    });
  });
  // Not the address of the form, which browsers would fetch anew for whoever goes back to it.
  routes.get('/wagers/:id/measures/:measure/readings', async (c) => {
    const wager = await getWagerFromPath(c, web);
    return c.redirect(measurePath(wager, getMeasureFromPath(c, wager)), 302);
  });
  routes.post('/wagers/:id/measures/:measure/readings', (c) => submitReading(c, web));
  return routes;
}

async function submitReading(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const names = Object.keys(emptyReading) as (keyof ReadingFormData)[];
  const typed = Object.fromEntries(names.map((name) => [name, form.text(name)])) as {
    [name in keyof ReadingFormData]: string;
  };
  const of = { wager: param(c, 'id'), measure: param(c, 'measure'), via: 'page' as const };
  return withFormErrors(
    async () => {
      const file = form.file('file');
      const words = JSON.stringify([of, typed, file?.name, file?.size]);
      const once = withIdempotencyKey(web.door.context, viewer, form, words);
      if (file) typed.evidence = (await storeUpload(web, viewer, file)).path;
      const { id } = await addReading(once, viewer, of, toReadingInput(typed));
      const path = `/wagers/${of.wager}/measures/${of.measure}`;
      return c.redirect(`${path}?entered=${id}#reading-${id}`, 303);
    },
    (problems, status) => {
      const placed = explainAmbiguousNumbers(problems, form.text);
      return renderMeasurePage(c, web, { typed, problems: placed, status });
    },
  );
}

function toReadingInput({ value, at, evidence, note, corrects, reason }: ReadingFormData) {
  return {
    value: parseNumber(value),
    at: at || null,
    evidence,
    note,
    corrects: corrects || null,
    reason: reason.trim() || null,
  };
}

interface FormState {
  typed: ReadingFormData;
  problems: Problems;
  status?: PageFrame['status'];
}

async function renderMeasurePage(c: Ctx, web: WebContext, { typed, problems, status }: FormState) {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const wager = await getWagerFromPath(c, web);
  const measure = getMeasureFromPath(c, wager);
  const of = { wager: wager.id, measure: measure.id };
  const after = c.req.query('after') ?? null;
  const [fan, { items, next }] = await Promise.all([
    getFanChart(context, viewer, of).catch(ignoreUnsealed),
    listReadings(context, viewer, of, { after, limit: 50 }),
  ]);
  const more = buildNextPagePath(`/wagers/${of.wager}/measures/${of.measure}`, next);
  const page = { wager, measure, fan, readings: items, next: more, typed, problems };
  const body = <MeasurePage {...page} zone={getTimeZone(viewer)} now={context.now().getTime()} />;
  return renderWagerPage(c, web, { title: measure.name, body, hasIslands: true, status });
}
