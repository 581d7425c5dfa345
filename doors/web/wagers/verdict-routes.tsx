import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { type Viewer, zoneOf } from '../../../workplace/access/index.ts';
import {
  isFromBefore,
  listCounting,
  listReadings,
  type ReadingView,
  resolveWager,
  type WagerView,
} from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { withFile } from '../files.ts';
import { type Form, oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { showWagers, wagerAt } from './frame.tsx';
import { backTo } from './pilot-routes.tsx';
import { type Citables, NotResolverPage, type TypedVerdict, VerdictPage } from './verdict-page.tsx';

/** How a wager came out, as only its resolver says. */
export function verdictRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/verdict', async (c) => {
    requirePerson(c);
    const wager = await wagerAt(c, house);
    if (wager.stage === 'closed') return c.redirect(`${wager.path}#lessons`, 303);
    if (!wager.may.resolve) return showOthers(c, house, wager);
    const readings = await countingIn(house, c.get('viewer'), wager);
    const typed = { verdict: '', learned: '', title: '', next: '', readings };
    return showVerdict(c, house, { wager, typed, problems: noProblems });
  });
  door.post('/wagers/:id/verdict', (c) => resolve(c, house));
  return door;
}

function verdictIn(form: Form, wager: WagerView): TypedVerdict {
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

async function resolve(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const wager = await wagerAt(c, house);
  const typed = verdictIn(form, wager);
  return attempt(
    async () => {
      typed.learned = await withFile(house, viewer, typed.learned, form.file('file'));
      const { verdict, learned, title, next, readings } = typed;
      const rests = verdict === 'met' || verdict === 'notMet' ? Object.values(readings) : [];
      const said = { verdict, learned, title: title.trim() || null, next, readings: rests };
      const once = oncePer(house.doorway.workplace, viewer, form, JSON.stringify(typed));
      await resolveWager(once, viewer, param(c, 'id'), said);
      return backTo(c, house, 'lessons');
    },
    (problems, status) => {
      const { learned, ...others } = problems;
      const placed = learned ? { ...others, body: learned } : others;
      return showVerdict(c, house, { wager, typed, problems: placed, status });
    },
  );
}

interface Shown {
  wager: WagerView;
  typed: TypedVerdict;
  problems: Problems;
  status?: Frame['status'];
}

async function showVerdict(c: Ctx, house: House, { wager, typed, problems, status }: Shown) {
  const viewer = c.get('viewer');
  const citable = await citableOf(house, viewer, wager);
  const page = { wager, citable, typed, problems, zone: zoneOf(viewer) };
  const body = <VerdictPage {...page} />;
  return showWagers(c, house, { title: say('wager.resolve'), body, islands: true, status });
}

/** Who says it instead, and the way back. */
function showOthers(c: Ctx, house: House, wager: WagerView): Promise<Response> {
  const body = <NotResolverPage wager={wager} />;
  return showWagers(c, house, { title: say('wager.verdict'), body, status: 403 });
}

/** Of each measure the reading that counts, to be chosen already. */
async function countingIn(house: House, viewer: Viewer, { id }: WagerView) {
  const counting = await listCounting(house.doorway.workplace, viewer, id);
  const known = counting.flatMap(({ measure, reading }) =>
    reading ? [[measure, reading.id] as const] : [],
  );
  return Object.fromEntries(known);
}

/** The last readings of each measure without those that were corrected, by whether they may be cited. */
async function citableOf(house: House, viewer: Viewer, wager: WagerView): Promise<Citables> {
  const sealed = wager.seals[0]?.at;
  if (!sealed) return new Map();
  const zone = zoneOf(viewer);
  const isEarly = ({ at }: ReadingView) => isFromBefore(at, sealed, zone);
  const measures = wager.ends.flatMap((end) => end.measures);
  const found = await Promise.all(
    measures.map(async ({ id }) => {
      const of = { wager: wager.id, measure: id };
      const { items } = await listReadings(house.doorway.workplace, viewer, of, { limit: 100 });
      const standing = items.filter(({ correctedBy }) => !correctedBy);
      const fit = standing.filter((reading) => !isEarly(reading));
      return [id, { fit, early: standing.filter(isEarly) }] as const;
    }),
  );
  return new Map(found);
}
