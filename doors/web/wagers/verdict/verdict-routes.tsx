import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { getTimeZone, type Viewer } from '../../../../workplace/access/index.ts';
import {
  isBeforeCommitment,
  listDecidingReadings,
  listReadings,
  type ReadingView,
  resolveWager,
  type WagerView,
} from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { type Form, readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { appendUpload } from '../../uploads.ts';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { getWagerFromPath, renderWagerPage } from '../core/wager-frame.tsx';
import { redirectToWager } from '../pilot/pilot-routes.tsx';
import {
  type CitableReadingsByMeasure,
  NotResolverPage,
  type VerdictFormData,
  VerdictPage,
} from './verdict-page.tsx';

/** How a wager came out, as only its resolver says. */
export function verdictRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/verdict', async (c) => {
    requirePerson(c);
    const wager = await getWagerFromPath(c, web);
    if (wager.stage === 'closed') return c.redirect(`${wager.path}#lessons`, 303);
    if (!wager.can.resolve) return renderNotResolverPage(c, web, wager);
    const readings = await loadDecidingReadingIds(web, c.get('viewer'), wager);
    const typed = { verdict: '', learned: '', title: '', next: '', readings };
    return renderVerdictPage(c, web, { wager, typed, problems: noProblems });
  });
  routes.post('/wagers/:id/verdict', (c) => submitVerdict(c, web));
  return routes;
}

function parseVerdictForm(form: Form, wager: WagerView): VerdictFormData {
  const measures = wager.ends.flatMap((end) => end.measures);
  const cited = measures.map(({ id }) => [id, form.text(`reading-${id}`)] as const);
  return {
    verdict: form.text('verdict'),
    learned: form.text('body'),
    title: form.text('title'),
    next: form.text('next'),
    readings: Object.fromEntries(cited.filter(([, reading]) => reading !== '')),
  };
}

async function submitVerdict(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const wager = await getWagerFromPath(c, web);
  const typed = parseVerdictForm(form, wager);
  return withFormErrors(
    async () => {
      typed.learned = await appendUpload(web, viewer, typed.learned, form.file('file'));
      const { verdict, learned, title, next, readings } = typed;
      const rests = verdict === 'met' || verdict === 'notMet' ? Object.values(readings) : [];
      const input = { verdict, learned, title: title.trim() || null, next, readings: rests };
      const once = withIdempotencyKey(web.door.context, viewer, form, JSON.stringify(typed));
      await resolveWager(once, viewer, param(c, 'id'), input);
      return redirectToWager(c, web, 'lessons');
    },
    (problems, status) => {
      const { learned, ...others } = problems;
      const placed = learned ? { ...others, body: learned } : others;
      return renderVerdictPage(c, web, { wager, typed, problems: placed, status });
    },
  );
}

interface FormState {
  wager: WagerView;
  typed: VerdictFormData;
  problems: Problems;
  status?: PageFrame['status'];
}

async function renderVerdictPage(
  c: Ctx,
  web: WebContext,
  { wager, typed, problems, status }: FormState,
) {
  const viewer = c.get('viewer');
  const citable = await loadCitableReadings(web, viewer, wager);
  const page = { wager, citable, typed, problems, zone: getTimeZone(viewer) };
  const body = <VerdictPage {...page} />;
  return renderWagerPage(c, web, { title: say('wager.resolve'), body, hasIslands: true, status });
}

/** Who says it instead, and the way back. */
function renderNotResolverPage(c: Ctx, web: WebContext, wager: WagerView): Promise<Response> {
  const body = <NotResolverPage wager={wager} />;
  return renderWagerPage(c, web, { title: say('wager.verdict'), body, status: 403 });
}

/** Of each measure the reading that counts, to be chosen already. */
async function loadDecidingReadingIds(web: WebContext, viewer: Viewer, { id }: WagerView) {
  const counting = await listDecidingReadings(web.door.context, viewer, id);
  const known = counting.flatMap(({ measure, reading }) =>
    reading ? [[measure, reading.id] as const] : [],
  );
  return Object.fromEntries(known);
}

/** The last readings of each measure without those that were corrected, by whether they may be cited. */
async function loadCitableReadings(
  web: WebContext,
  viewer: Viewer,
  wager: WagerView,
): Promise<CitableReadingsByMeasure> {
  const sealed = wager.seals[0]?.at;
  if (!sealed) return new Map();
  const zone = getTimeZone(viewer);
  const isEarly = ({ at }: ReadingView) => isBeforeCommitment(at, sealed, zone);
  const measures = wager.ends.flatMap((end) => end.measures);
  const found = await Promise.all(
    measures.map(async ({ id }) => {
      const of = { wager: wager.id, measure: id };
      const { items } = await listReadings(web.door.context, viewer, of, { limit: 100 });
      const standing = items.filter(({ correctedBy }) => !correctedBy);
      const fit = standing.filter((reading) => !isEarly(reading));
      return [id, { fit, early: standing.filter(isEarly) }] as const;
    }),
  );
  return new Map(found);
}
