import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { listUnits } from '../../../workplace/people/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import {
  type EvidencePack,
  getEvidencePack,
  listDays,
  listWagers,
} from '../../../workplace/wagers/index.ts';
import { listWorths } from '../../../workplace/wagers/worth/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { disposition } from '../attachments.ts';
import { todayFor } from '../briefs/days.ts';
import type { Ctx, House } from '../house.ts';
import { BoardPage, stages } from './board-page.tsx';
import { EvidencePage } from './evidence-page.tsx';
import { showWagers } from './frame.tsx';

/** All wagers: the board, the evidence for those who decide, and the days of their reviews. */
export function boardRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers', (c) => showBoard(c, house));
  door.get('/wagers/evidence', (c) => showEvidence(c, house));
  door.get('/wagers/evidence.pdf', (c) => sendEvidence(c, house));
  door.get('/wagers/reviews.ics', (c) => sendCalendar(c, house));
  return door;
}

const perColumn = 20;

async function showBoard(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const chosen = { space: c.req.query('space') ?? '', unit: c.req.query('unit') ?? '' };
  const only = stages.find((stage) => stage === c.req.query('stage'));
  const filter = {
    today: todayFor(house, viewer),
    ...(chosen.space ? { space: chosen.space } : {}),
    ...(chosen.unit ? { unit: chosen.unit } : {}),
  };
  const column = async (stage: (typeof stages)[number]) => {
    const after = only ? (c.req.query('after') ?? null) : null;
    const page = { after, limit: perColumn };
    const { items, next } = await listWagers(workplace, viewer, { ...filter, ...page, stage });
    return { stage, wagers: items, next };
  };
  const [columns, overdue, spaces, units] = await Promise.all([
    Promise.all((only ? [only] : stages).map(column)),
    listWagers(workplace, viewer, { ...filter, overdue: true, limit: perColumn }),
    listSpaces(workplace, viewer, { limit: 200 }),
    listUnits(workplace, viewer),
  ]);
  const places = viewer.is === 'person' && viewer.scope !== 'read';
  const shown = { columns, overdue: overdue.items, spaces: spaces.items, units, chosen, places };
  return showWagers(c, house, { title: say('wagers.title'), body: <BoardPage {...shown} /> });
}

function packFilter(c: Ctx, house: House) {
  const asked = c.req.query('year') ?? '';
  return {
    today: todayFor(house, c.get('viewer')),
    space: c.req.query('space') || undefined,
    year: /^(19|20)\d\d$/.test(asked) ? Number(asked) : undefined,
  };
}

async function showEvidence(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const filter = packFilter(c, house);
  const [pack, spaces] = await Promise.all([
    getEvidencePack(workplace, viewer, filter),
    listSpaces(workplace, viewer, { limit: 200 }),
  ]);
  const worths = await worthsOf(c, house, pack);
  const page = {
    pack,
    worths,
    filter,
    spaces: spaces.items,
    at: workplace.now(),
    zone: zoneOf(viewer),
  };
  const body = <EvidencePage {...page} name={await house.name()} />;
  return showWagers(c, house, { title: say('evidence.title'), body });
}

function worthsOf(c: Ctx, house: House, { wagers }: EvidencePack) {
  const ids = wagers.map(({ id }) => id);
  return listWorths(house.doorway.workplace, c.get('viewer'), ids);
}

async function sendEvidence(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const filter = packFilter(c, house);
  const pack = await getEvidencePack(workplace, c.get('viewer'), filter);
  // Loaded when it is asked for: it is large, and few ask.
  const { evidencePdf } = await import('./evidence-pdf.ts');
  const worths = await worthsOf(c, house, pack);
  const about = {
    worths,
    name: await house.name(),
    at: workplace.now(),
    zone: zoneOf(c.get('viewer')),
    year: filter.year,
    origin: c.get('origin'),
  };
  const bytes = await evidencePdf(pack, about);
  c.header('Content-Type', 'application/pdf');
  c.header('Content-Disposition', disposition('inline', 'evidence.pdf'));
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie, Authorization');
  return c.body(bytes);
}

async function sendCalendar(c: Ctx, house: House): Promise<Response> {
  const mine = c.req.query('part') === 'mine';
  const days = await listDays(house.doorway.workplace, c.get('viewer'), { mine });
  c.header('Content-Type', 'text/calendar; charset=utf-8');
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie, Authorization');
  const { calendarOf } = await import('./calendar.ts');
  return c.body(calendarOf(days, { name: await house.name(), origin: c.get('origin') }));
}
