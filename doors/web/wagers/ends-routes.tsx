import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { listPeople } from '../../../workplace/people/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import {
  addEnd,
  changeEnd,
  changeWager,
  removeEnd,
  type WagerView,
} from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { EndPage } from './end-page.tsx';
import { FactsPage } from './facts-page.tsx';
import { showWagers, wagerAt, wagerFor } from './frame.tsx';
import { endByHandle, factsByHandle } from './handles.ts';
import { numberProblems } from './number-in.ts';
import { backTo } from './pilot-routes.tsx';
import {
  endInput,
  endOf,
  endProblems,
  endsIn,
  noEnd,
  noMeasure,
  saidOf,
  type TypedEnd,
} from './typed-ends.ts';
import { factProblems, factsIn, factsInput, factsOf, type TypedFacts } from './typed-facts.ts';

/** What a wager says of itself and of its ends, as long as it is not sealed. */
export function endsRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/facts', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    return showFacts(c, house, { wager, facts: factsOf(wager), problems: noProblems });
  });
  door.post('/wagers/:id/facts', (c) => saveFacts(c, house));
  door.get('/wagers/:id/ends/:end', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    return showEnd(c, house, { wager, end: endAt(c, wager), problems: noProblems });
  });
  door.post('/wagers/:id/ends/:end', (c) => saveEnd(c, house));
  return door;
}

/** `new`, or one that is there. */
function endAt(c: Ctx, wager: WagerView): TypedEnd {
  const id = param(c, 'end');
  if (id === 'new') return noEnd;
  const end = wager.ends.find((one) => one.id === id);
  if (!end) throw notFound();
  return withRoom(endOf(end));
}

function withRoom(end: TypedEnd): TypedEnd {
  return end.measures.length > 0 ? end : { ...end, measures: [noMeasure] };
}

async function saveFacts(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const facts = factsIn(form);
  return attempt(
    async () => {
      const said = factsInput(await factsByHandle(c, house, facts));
      await changeWager(house.doorway.workplace, viewer, param(c, 'id'), said);
      return backTo(c, house, 'stake');
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const placed = numberProblems(factProblems(problems), form.text);
      return showFacts(c, house, { wager, facts, problems: placed, status });
    },
  );
}

async function saveEnd(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const [id, at, action] = [param(c, 'id'), param(c, 'end'), form.text('action')];
  const typed = { ...(endsIn(form)[0] ?? noEnd), id: at === 'new' ? '' : at };
  const { workplace } = house.doorway;
  if (action === 'measure') {
    const more = { ...typed, measures: [...typed.measures, noMeasure] };
    return showEnd(c, house, { wager: await wagerAt(c, house), end: more, problems: noProblems });
  }
  const end = saidOf(typed);
  return attempt(
    async () => {
      const once = oncePer(workplace, viewer, form, JSON.stringify(end));
      const said = endInput(await endByHandle(c, house, end));
      if (action === 'remove') await removeEnd(workplace, viewer, id, at);
      else if (at === 'new') await addEnd(once, viewer, id, said);
      else await changeEnd(workplace, viewer, id, at, said);
      return backTo(c, house, 'ends');
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const placed = numberProblems(endProblems(problems), form.text);
      return showEnd(c, house, { wager, end: withRoom(end), problems: placed, status });
    },
  );
}

interface Shown {
  wager: WagerView;
  problems: Problems;
  status?: Frame['status'];
}

async function showFacts(c: Ctx, house: House, shown: Shown & { facts: TypedFacts }) {
  const { status, ...page } = shown;
  const body = <FactsPage {...page} people={await peopleFor(c, house)} />;
  return showWagers(c, house, { title: say('wager.changeFacts'), body, islands: true, status });
}

async function showEnd(c: Ctx, house: House, shown: Shown & { end: TypedEnd }) {
  const { status, ...page } = shown;
  const body = <EndPage {...page} people={await peopleFor(c, house)} />;
  return showWagers(c, house, { title: say('wager.addEnd'), body, islands: true, status });
}

/** Whom to offer by name. */
export async function peopleFor(c: Ctx, house: House) {
  const viewer = requirePerson(c);
  return (await listPeople(house.doorway.workplace, viewer, { limit: 200 })).items;
}
