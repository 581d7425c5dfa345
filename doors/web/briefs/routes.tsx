import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone, type PersonViewer } from '../../../workplace/access/index.ts';
import {
  type FilledTemplate,
  fillTemplate,
  listTemplates,
} from '../../../workplace/briefs/index.ts';
import {
  applyAction,
  getEntry,
  renderPreview,
  saveDraft,
  undoAction,
} from '../../../workplace/entries/index.ts';
import { AppError, notFound } from '../../../workplace/kernel/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { redirectToEntry } from '../comments/comment-path.ts';
import { listWritableSpaces } from '../entries/publish-routes.tsx';
import { showEntryAgain } from '../entries/show-entry.tsx';
import { parseTags, readForm } from '../form.ts';
import { noProblems, type Problems, toProblems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { FillTemplatePage } from './fill-template-page.tsx';
import { parseFilledBrief } from './filled-brief.ts';
import { getToday } from './review-days.ts';
import { SubjectPage, TemplatesPage } from './templates-page.tsx';

const actionNouns = ['status', 'confirmation', 'review', 'template'];

/** How far a brief has come, and beginning one from another. */
export function briefRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  for (const noun of actionNouns) {
    routes.post(`/entries/:id/${noun}`, (c) => submitAction(c, web, noun));
    routes.post(`/entries/:id/${noun}/deletion`, async (c) => {
      await undoAction(web.door.context, requirePerson(c), param(c, 'id'), noun);
      return redirectToEntry(c, web);
    });
  }
  routes.get('/briefs/new', (c) => startBrief(c, web));
  routes.post('/briefs/filling', (c) => createDraft(c, web));
  return routes;
}

async function submitAction(c: Ctx, web: WebContext, noun: string): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const input = {
    status: form.text('status') || undefined,
    reviewBy: form.text('reviewBy') || undefined,
  };
  try {
    await applyAction(web.door.context, viewer, param(c, 'id'), noun, input);
    return await redirectToEntry(c, web);
  } catch (error) {
    if (!(error instanceof AppError) || !('reviewBy' in error.fields)) throw error;
    const commentValues = { body: '', replyTo: null };
    return showEntryAgain(c, web, { commentValues, problems: toProblems(error), status: 422 });
  }
}

/** Templates to choose from; then what the brief is about; then what is known of it. */
async function startBrief(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const id = c.req.query('template');
  if (!id) return showTemplates(c, web, viewer);
  const subject = { title: c.req.query('title') ?? '', space: c.req.query('space') ?? '' };
  if (c.req.query('title') === undefined) return showSubjectPage(c, web, { id, subject });
  return withFormErrors(
    async () => {
      const request = { input: subject, today: getToday(web, viewer) };
      const filling = await fillTemplate(web.door.context, viewer, id, request);
      return showFilledTemplate(c, web, filling, subject);
    },
    (problems, status) => showSubjectPage(c, web, { id, subject, problems, status }),
  );
}

async function showTemplates(c: Ctx, web: WebContext, viewer: PersonViewer) {
  const after = c.req.query('after') ?? null;
  const page = await listTemplates(web.door.context, viewer, { after, limit: 30 });
  const body = <TemplatesPage templates={page.items} next={page.next} zone={getTimeZone(viewer)} />;
  return renderPage(c, web, { title: say('templates.title'), body });
}

interface SubjectState {
  id: string;
  subject: { title: string; space: string };
  problems?: Problems;
  status?: PageFrame['status'];
}

async function showSubjectPage(
  c: Ctx,
  web: WebContext,
  { id, subject, problems, status }: SubjectState,
) {
  const viewer = requirePerson(c);
  const template = await getEntry(web.door.context, viewer, id);
  if (!template.status?.template) throw notFound();
  const spaces = await listWritableSpaces(web, viewer);
  const props = { template, subject, spaces, problems: problems ?? noProblems };
  const title = say('filling.title', { title: template.title });
  return renderPage(c, web, { title, body: <SubjectPage {...props} />, status });
}

async function showFilledTemplate(
  c: Ctx,
  web: WebContext,
  filling: FilledTemplate,
  subject: { title: string; space: string },
) {
  const { context } = web.door;
  const viewer = requirePerson(c);
  const sections = await Promise.all(
    filling.sections.map(async ({ pieces, ...section }) => ({
      ...section,
      pieces: await Promise.all(
        pieces.map(async (piece) => ({
          ...piece,
          html: await renderPreview(context, viewer, { body: piece.text }),
        })),
      ),
    })),
  );
  const body = <FillTemplatePage filled={{ ...filling, sections }} subject={subject} />;
  return renderPage(c, web, { title: subject.title, body, hasIslands: true });
}

/** What was kept becomes a draft of one's own at once, so that nothing of it can be lost. */
async function createDraft(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const { body, buildsOn } = parseFilledBrief(form);
  const { id } = await saveDraft(web.door.context, viewer, {
    space: form.text('space') || null,
    kind: 'brief',
    title: form.text('title'),
    body,
    tags: parseTags(form.text('tags')),
    buildsOn: buildsOn.join('\n'),
  });
  return c.redirect(`/entries/new?draft=${id}`, 303);
}
