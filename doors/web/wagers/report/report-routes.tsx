import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { getTimeZone } from '../../../../workplace/access/index.ts';
import { listUnits } from '../../../../workplace/people/index.ts';
import { listSpaces } from '../../../../workplace/spaces/index.ts';
import {
  type EvidencePack,
  getEvidencePack,
  listWagerDays,
  listWagers,
} from '../../../../workplace/wagers/index.ts';
import { listValueSummaries } from '../../../../workplace/wagers/value-model/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { formatContentDisposition } from '../../attachments.ts';
import { getToday } from '../../briefs/review-days.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { renderWagerPage } from '../core/wager-frame.tsx';
import { BoardPage, stages } from './board-page.tsx';
import { EvidencePage } from './evidence-page.tsx';

/** All wagers: the board, the evidence for those who decide, and the days of their reviews. */
export function reportRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers', (c) => renderBoard(c, web));
  routes.get('/wagers/evidence', (c) => renderEvidencePage(c, web));
  routes.get('/wagers/evidence.pdf', (c) => sendEvidencePdf(c, web));
  routes.get('/wagers/reviews.ics', (c) => sendCalendar(c, web));
  return routes;
}

const PAGE_SIZE = 20;

async function renderBoard(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const chosen = { space: c.req.query('space') ?? '', unit: c.req.query('unit') ?? '' };
  const only = stages.find((stage) => stage === c.req.query('stage'));
  const filter = {
    today: getToday(web, viewer),
    ...(chosen.space ? { space: chosen.space } : {}),
    ...(chosen.unit ? { unit: chosen.unit } : {}),
  };
  const column = async (stage: (typeof stages)[number]) => {
    const after = only ? (c.req.query('after') ?? null) : null;
    const page = { after, limit: PAGE_SIZE };
    const { items, next } = await listWagers(context, viewer, { ...filter, ...page, stage });
    return { stage, wagers: items, next };
  };
  const [columns, overdue, spaces, units] = await Promise.all([
    Promise.all((only ? [only] : stages).map(column)),
    listWagers(context, viewer, { ...filter, overdue: true, limit: PAGE_SIZE }),
    listSpaces(context, viewer, { limit: 200 }),
    listUnits(context, viewer),
  ]);
  const places = viewer.kind === 'person' && viewer.scope !== 'read';
  const shown = { columns, overdue: overdue.items, spaces: spaces.items, units, chosen, places };
  return renderWagerPage(c, web, { title: say('wagers.title'), body: <BoardPage {...shown} /> });
}

function parsePackFilter(c: Ctx, web: WebContext) {
  const asked = c.req.query('year') ?? '';
  return {
    today: getToday(web, c.get('viewer')),
    space: c.req.query('space') || undefined,
    year: /^(19|20)\d\d$/.test(asked) ? Number(asked) : undefined,
  };
}

async function renderEvidencePage(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const filter = parsePackFilter(c, web);
  const [pack, spaces] = await Promise.all([
    getEvidencePack(context, viewer, filter),
    listSpaces(context, viewer, { limit: 200 }),
  ]);
  const worths = await loadValueSummaries(c, web, pack);
  const page = {
    pack,
    worths,
    filter,
    spaces: spaces.items,
    at: context.now(),
    zone: getTimeZone(viewer),
  };
  const body = <EvidencePage {...page} name={await web.name()} />;
  return renderWagerPage(c, web, { title: say('evidence.title'), body });
}

function loadValueSummaries(c: Ctx, web: WebContext, { wagers }: EvidencePack) {
  const ids = wagers.map(({ id }) => id);
  return listValueSummaries(web.door.context, c.get('viewer'), ids);
}

async function sendEvidencePdf(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const filter = parsePackFilter(c, web);
  const pack = await getEvidencePack(context, c.get('viewer'), filter);
  // Loaded when it is asked for: it is large, and few ask.
  const { renderEvidencePdf } = await import('./evidence-pdf.ts');
  const worths = await loadValueSummaries(c, web, pack);
  const about = {
    worths,
    name: await web.name(),
    at: context.now(),
    zone: getTimeZone(c.get('viewer')),
    year: filter.year,
    origin: c.get('origin'),
  };
  const bytes = await renderEvidencePdf(pack, about);
  c.header('Content-Type', 'application/pdf');
  c.header('Content-Disposition', formatContentDisposition('inline', 'evidence.pdf'));
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie, Authorization');
  return c.body(bytes);
}

async function sendCalendar(c: Ctx, web: WebContext): Promise<Response> {
  const mine = c.req.query('part') === 'mine';
  const days = await listWagerDays(web.door.context, c.get('viewer'), { mine });
  c.header('Content-Type', 'text/calendar; charset=utf-8');
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie, Authorization');
  const { renderCalendar } = await import('./calendar-feed.ts');
  return c.body(renderCalendar(days, { name: await web.name(), origin: c.get('origin') }));
}
