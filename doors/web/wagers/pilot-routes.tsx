import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import {
  addFinding,
  askInPilot,
  dropQuestion,
  enterStage,
  type QuestionView,
  type WagerView,
} from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { withFile } from '../files.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { showWagers, wagerAt, wagerFor } from './frame.tsx';
import { DroppingPage, FindingPage, noFinding, QuestionPage, StagePage } from './pilot-pages.tsx';

/** What is done while a wager is a pilot: asking, finding, letting go, and going on to its model. */
export function pilotRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/wagers/:id/questions/new', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    return showStep(c, house, <QuestionPage wager={wager} text="" problems={noProblems} />);
  });
  door.post('/wagers/:id/questions/new', (c) => ask(c, house));
  door.get('/wagers/:id/questions/:question/finding', async (c) => {
    const wager = await wagerFor(c, house, 'write');
    const question = questionAt(c, wager);
    const page = { wager, question, typed: noFinding, problems: noProblems };
    return showStep(c, house, <FindingPage {...page} />);
  });
  door.post('/wagers/:id/questions/:question/finding', (c) => find(c, house));
  door.get('/wagers/:id/questions/:question/dropping', async (c) => {
    const wager = await wagerFor(c, house, 'change');
    const page = { wager, question: questionAt(c, wager), reason: '', problems: noProblems };
    return showStep(c, house, <DroppingPage {...page} />);
  });
  door.post('/wagers/:id/questions/:question/dropping', (c) => drop(c, house));
  door.post('/wagers/:id/stage', (c) => goOn(c, house));
  return door;
}

function showStep(c: Ctx, house: House, body: Frame['body'], status?: Frame['status']) {
  return showWagers(c, house, { title: say('wager.pilot'), body, islands: true, status });
}

function questionAt(c: Ctx, wager: WagerView): QuestionView {
  const question = wager.questions.find(({ id }) => id === param(c, 'question'));
  if (!question) throw notFound();
  return question;
}

async function ask(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const text = form.text('text');
  const once = oncePer(house.doorway.workplace, viewer, form, text);
  return attempt(
    async () => {
      await askInPilot(once, viewer, param(c, 'id'), { text });
      return backTo(c, house, 'pilot');
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      return showStep(c, house, <QuestionPage {...{ wager, text, problems }} />, status);
    },
  );
}

async function find(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const [answer, entry, title] = [form.text('answer'), form.text('entry'), form.text('title')];
  const typed = { answer, entry, title, body: form.text('body') };
  const { workplace } = house.doorway;
  return attempt(
    async () => {
      typed.body = await withFile(house, viewer, typed.body, form.file('file'));
      const question = param(c, 'question');
      const words = entry.trim() ? { entry: entry.trim() } : { title, body: typed.body };
      const once = oncePer(workplace, viewer, form, question, JSON.stringify(typed));
      await addFinding(once, viewer, param(c, 'id'), { question, answer, ...words });
      return backTo(c, house, `question-${question}`);
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const page = { wager, question: questionAt(c, wager), typed, problems };
      return showStep(c, house, <FindingPage {...page} />, status);
    },
  );
}

async function drop(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const reason = (await readForm(c)).text('reason');
  return attempt(
    async () => {
      const { workplace } = house.doorway;
      await dropQuestion(workplace, viewer, param(c, 'id'), param(c, 'question'), { reason });
      return backTo(c, house, 'pilot');
    },
    async (problems, status) => {
      const wager = await wagerAt(c, house);
      const page = { wager, question: questionAt(c, wager), reason, problems };
      return showStep(c, house, <DroppingPage {...page} />, status);
    },
  );
}

async function goOn(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const stage = (await readForm(c)).text('stage');
  return attempt(
    async () => {
      await enterStage(house.doorway.workplace, viewer, param(c, 'id'), { stage });
      return backTo(c, house, 'ends');
    },
    async (problems: Problems, status) => {
      const wager = await wagerAt(c, house);
      return showStep(c, house, <StagePage wager={wager} problems={problems} />, status);
    },
  );
}

/** After something was done: back to the wager's page, at its place. */
export async function backTo(c: Ctx, house: House, place: string): Promise<Response> {
  const { path } = await wagerAt(c, house);
  return c.redirect(`${path}#${place}`, 303);
}
