import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { notFound } from '../../../../workplace/kernel/index.ts';
import {
  addFinding,
  addQuestion,
  dropQuestion,
  enterStage,
  type QuestionView,
  type WagerView,
} from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { appendUpload } from '../../uploads.ts';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { getWagerFromPath, renderWagerPage, requireWagerPermission } from '../core/wager-frame.tsx';
import {
  DropQuestionPage,
  emptyFinding,
  FindingPage,
  QuestionPage,
  StagePage,
} from './pilot-pages.tsx';

/** What is done while a wager is a pilot: asking, finding, letting go, and going on to its model. */
export function pilotRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/wagers/:id/questions/new', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    return renderPilotPage(c, web, <QuestionPage wager={wager} text="" problems={noProblems} />);
  });
  routes.post('/wagers/:id/questions/new', (c) => submitQuestion(c, web));
  routes.get('/wagers/:id/questions/:question/finding', async (c) => {
    const wager = await requireWagerPermission(c, web, 'write');
    const question = getQuestionFromPath(c, wager);
    const page = { wager, question, typed: emptyFinding, problems: noProblems };
    return renderPilotPage(c, web, <FindingPage {...page} />);
  });
  routes.post('/wagers/:id/questions/:question/finding', (c) => submitFinding(c, web));
  routes.get('/wagers/:id/questions/:question/dropping', async (c) => {
    const wager = await requireWagerPermission(c, web, 'change');
    const page = {
      wager,
      question: getQuestionFromPath(c, wager),
      reason: '',
      problems: noProblems,
    };
    return renderPilotPage(c, web, <DropQuestionPage {...page} />);
  });
  routes.post('/wagers/:id/questions/:question/dropping', (c) => submitDrop(c, web));
  routes.post('/wagers/:id/stage', (c) => submitStage(c, web));
  return routes;
}

function renderPilotPage(
  c: Ctx,
  web: WebContext,
  body: PageFrame['body'],
  status?: PageFrame['status'],
) {
  return renderWagerPage(c, web, { title: say('wager.pilot'), body, hasIslands: true, status });
}

function getQuestionFromPath(c: Ctx, wager: WagerView): QuestionView {
  const question = wager.questions.find(({ id }) => id === param(c, 'question'));
  if (!question) throw notFound();
  return question;
}

async function submitQuestion(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const text = form.text('text');
  const once = withIdempotencyKey(web.door.context, viewer, form, text);
  return withFormErrors(
    async () => {
      await addQuestion(once, viewer, param(c, 'id'), { text });
      return redirectToWager(c, web, 'pilot');
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      return renderPilotPage(c, web, <QuestionPage {...{ wager, text, problems }} />, status);
    },
  );
}

async function submitFinding(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const [answer, entry, title] = [form.text('answer'), form.text('entry'), form.text('title')];
  const typed = { answer, entry, title, body: form.text('body') };
  const { context } = web.door;
  return withFormErrors(
    async () => {
      typed.body = await appendUpload(web, viewer, typed.body, form.file('file'));
      const question = param(c, 'question');
      const words = entry.trim() ? { entry: entry.trim() } : { title, body: typed.body };
      const once = withIdempotencyKey(context, viewer, form, question, JSON.stringify(typed));
      await addFinding(once, viewer, param(c, 'id'), { question, answer, ...words });
      return redirectToWager(c, web, `question-${question}`);
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const page = { wager, question: getQuestionFromPath(c, wager), typed, problems };
      return renderPilotPage(c, web, <FindingPage {...page} />, status);
    },
  );
}

async function submitDrop(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const reason = (await readForm(c)).text('reason');
  return withFormErrors(
    async () => {
      const { context } = web.door;
      await dropQuestion(context, viewer, param(c, 'id'), param(c, 'question'), { reason });
      return redirectToWager(c, web, 'pilot');
    },
    async (problems, status) => {
      const wager = await getWagerFromPath(c, web);
      const page = { wager, question: getQuestionFromPath(c, wager), reason, problems };
      return renderPilotPage(c, web, <DropQuestionPage {...page} />, status);
    },
  );
}

async function submitStage(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const stage = (await readForm(c)).text('stage');
  return withFormErrors(
    async () => {
      await enterStage(web.door.context, viewer, param(c, 'id'), { stage });
      return redirectToWager(c, web, 'ends');
    },
    async (problems: Problems, status) => {
      const wager = await getWagerFromPath(c, web);
      return renderPilotPage(c, web, <StagePage wager={wager} problems={problems} />, status);
    },
  );
}

/** After something was done: back to the wager's page, at its place. */
export async function redirectToWager(c: Ctx, web: WebContext, place: string): Promise<Response> {
  const { path } = await getWagerFromPath(c, web);
  return c.redirect(`${path}#${place}`, 303);
}
