import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { conflict, notFound } from '../../../workplace/refusal.ts';
import {
  amendWager,
  commitWager,
  listSeals,
  previewSeal,
  type WagerView,
} from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { disposition } from '../attachments.ts';
import { attempt } from '../attempt.ts';
import { todayFor } from '../briefs/days.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { type Amending, AmendmentPage } from './amendment-page.tsx';
import { CommitmentPage } from './commitment-page.tsx';
import { peopleFor } from './ends-routes.tsx';
import { showWagers, wagerAt, wagerFor } from './frame.tsx';
import { endByHandle, factsByHandle } from './handles.ts';
import { numberProblems } from './number-in.ts';
import { backTo } from './pilot-routes.tsx';
import { namesIn } from './seal-differences.ts';
import { SealsPage } from './seals-page.tsx';
import { endInput, endOf, endProblems, endsIn, noEnd, noMeasure, saidOf } from './typed-ends.ts';
import { factProblems, factsIn, factsInput, factsOf } from './typed-facts.ts';

/** Sealing what is expected, amending it, and the seals for everybody to check. */
export function commitmentRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/commitment', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    if (wager.stage !== 'model') throw conflict(againstSealing[wager.stage]);
    return showCommitment(c, house, { wager, problems: noProblems });
  });
  door.post('/wagers/:id/commitment', (c) => commit(c, house));
  door.get('/wagers/:id/amendment', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    if (wager.stage !== 'commitment') throw conflict('notCommitted');
    const amending = { facts: factsOf(wager), ends: wager.ends.map(endOf), reason: '' };
    return showAmendment(c, house, { wager, amending, problems: noProblems });
  });
  door.post('/wagers/:id/amendment', (c) => amend(c, house));
  door.get('/wagers/:id/seals', async (c) => {
    const wager = await wagerAt(c, house);
    const seals = await listSeals(workplace, c.get('viewer'), wager.id);
    const names = await namesIn(house, c.get('viewer'), seals);
    const page = { wager, seals, names, zone: zoneOf(c.get('viewer')) };
    return showWagers(c, house, { title: say('wager.seals'), body: <SealsPage {...page} /> });
  });
  door.get('/wagers/:id/seals/:number', (c) => sendSeal(c, house));
  return door;
}

const againstSealing = {
  pilot: 'modelFirst',
  model: 'notCommitted',
  commitment: 'wagerSealed',
  closed: 'wagerClosed',
} as const;

async function commit(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  return attempt(
    async () => {
      await commitWager(house.doorway.workplace, viewer, param(c, 'id'));
      return backTo(c, house, 'seals');
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      // What is wrong with fields the page says by itself, each with the way to mend it.
      const whole = 'form' in problems ? problems : noProblems;
      return showCommitment(c, house, { wager, problems: whole, status });
    },
  );
}

interface Shown {
  wager: WagerView;
  problems: Problems;
  status?: Frame['status'];
}

async function showCommitment(c: Ctx, house: House, { wager, problems, status }: Shown) {
  const viewer = c.get('viewer');
  const { workplace } = house.doorway;
  const preview = await previewSeal(workplace, viewer, wager.id, todayFor(house, viewer));
  const body = <CommitmentPage {...{ wager, preview, problems }} />;
  return showWagers(c, house, { title: say('wager.commit'), body, status });
}

async function amend(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const typed = { facts: factsIn(form), ends: endsIn(form), reason: form.text('reason') };
  const action = form.text('action');
  if (action) {
    const wager = await wagerAt(c, house);
    const more = { ...typed, ends: withRoom(typed.ends, action) };
    return showAmendment(c, house, { wager, amending: more, problems: noProblems });
  }
  const amending = { ...typed, ends: typed.ends.map(saidOf) };
  const { facts, ends, reason } = amending;
  return attempt(
    async () => {
      const once = oncePer(house.doorway.workplace, viewer, form, JSON.stringify(amending));
      const [named, read] = await Promise.all([
        factsByHandle(c, house, facts),
        Promise.all(ends.map((end) => endByHandle(c, house, end))),
      ]);
      const input = { ...factsInput(named), ends: read.map(endInput), reason };
      await amendWager(once, viewer, param(c, 'id'), input);
      return backTo(c, house, 'seals');
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const placed = numberProblems(endProblems(factProblems(problems)), form.text);
      return showAmendment(c, house, { wager, amending, problems: placed, status });
    },
  );
}

/** With an end more, or a measure more of one. */
function withRoom(ends: Amending['ends'], action: string): Amending['ends'] {
  if (action === 'end') return [...ends, noEnd];
  const at = Number(action.split(':')[1]);
  return ends.map((end, i) =>
    i === at ? { ...end, measures: [...end.measures, noMeasure] } : end,
  );
}

async function showAmendment(c: Ctx, house: House, shown: Shown & { amending: Amending }) {
  const { status, ...page } = shown;
  const body = <AmendmentPage {...page} people={await peopleFor(c, house)} />;
  return showWagers(c, house, { title: say('wager.amend'), body, islands: true, status });
}

/** One seal, byte for byte as it was sealed. */
async function sendSeal(c: Ctx, house: House): Promise<Response> {
  const seals = await listSeals(house.doorway.workplace, c.get('viewer'), param(c, 'id'));
  const seal = seals.find(({ number }) => String(number) === param(c, 'number'));
  if (!seal) throw notFound();
  c.header('Content-Type', 'application/json; charset=utf-8');
  c.header('Content-Disposition', disposition('attachment', `seal-${seal.number}.json`));
  c.header('Cache-Control', 'private, no-cache');
  return c.body(seal.body);
}
