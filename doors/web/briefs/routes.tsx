import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { type PersonViewer, zoneOf } from '../../../workplace/access/index.ts';
import { type Filling, fillTemplate, listTemplates } from '../../../workplace/briefs/index.ts';
import { actOnEntry, getEntry, saveDraft, undoAct } from '../../../workplace/entries/index.ts';
import { notFound, Refusal } from '../../../workplace/refusal.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { backToEntry } from '../conversation/place.ts';
import { showEntryAgain } from '../conversation/show-entry.tsx';
import { spacesToWriteIn } from '../entries/publishing.tsx';
import { readForm, tagsIn } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems, problemsOf } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { todayFor } from './days.ts';
import { filledIn } from './filled.ts';
import { FillingPage } from './filling-page.tsx';
import { SubjectPage, TemplatesPage } from './templates-page.tsx';

const nouns = ['status', 'confirmation', 'review', 'template'];

/** How far a brief has come, and beginning one from another. */
export function briefRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  for (const noun of nouns) {
    door.post(`/entries/:id/${noun}`, (c) => act(c, house, noun));
    door.post(`/entries/:id/${noun}/deletion`, async (c) => {
      await undoAct(house.doorway.workplace, requirePerson(c), param(c, 'id'), noun);
      return backToEntry(c, house);
    });
  }
  door.get('/briefs/new', (c) => begin(c, house));
  door.post('/briefs/filling', (c) => writeOn(c, house));
  return door;
}

async function act(c: Ctx, house: House, noun: string): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const said = {
    status: form.text('status') || undefined,
    reviewBy: form.text('reviewBy') || undefined,
  };
  try {
    await actOnEntry(house.doorway.workplace, viewer, param(c, 'id'), noun, said);
    return await backToEntry(c, house);
  } catch (error) {
    if (!(error instanceof Refusal) || !('reviewBy' in error.fields)) throw error;
    const answer = { body: '', replyTo: null };
    return showEntryAgain(c, house, { answer, problems: problemsOf(error), status: 422 });
  }
}

/** Templates to choose from; then what the brief is about; then what is known of it. */
async function begin(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const id = c.req.query('template');
  if (!id) return showTemplates(c, house, viewer);
  const asked = { title: c.req.query('title') ?? '', space: c.req.query('space') ?? '' };
  if (c.req.query('title') === undefined) return askSubject(c, house, { id, asked });
  return attempt(
    async () => {
      const about = { input: asked, today: todayFor(house, viewer) };
      const filling = await fillTemplate(house.doorway.workplace, viewer, id, about);
      return showFilling(c, house, filling, asked);
    },
    (problems, status) => askSubject(c, house, { id, asked, problems, status }),
  );
}

async function showTemplates(c: Ctx, house: House, viewer: PersonViewer) {
  const after = c.req.query('after') ?? null;
  const page = await listTemplates(house.doorway.workplace, viewer, { after, limit: 30 });
  const body = <TemplatesPage templates={page.items} next={page.next} zone={zoneOf(viewer)} />;
  return show(c, house, { title: say('templates.title'), body });
}

interface Asking {
  id: string;
  asked: { title: string; space: string };
  problems?: Problems;
  status?: Frame['status'];
}

async function askSubject(c: Ctx, house: House, { id, asked, problems, status }: Asking) {
  const viewer = requirePerson(c);
  const template = await getEntry(house.doorway.workplace, viewer, id);
  if (!template.status?.template) throw notFound();
  const spaces = await spacesToWriteIn(house, viewer);
  const subject = { template, asked, spaces, problems: problems ?? noProblems };
  const title = say('filling.title', { title: template.title });
  return show(c, house, { title, body: <SubjectPage {...subject} />, status });
}

async function showFilling(
  c: Ctx,
  house: House,
  filling: Filling,
  asked: { title: string; space: string },
) {
  const { workplace } = house.doorway;
  const viewer = requirePerson(c);
  const sections = await Promise.all(
    filling.sections.map(async ({ pieces, ...section }) => ({
      ...section,
      pieces: await Promise.all(
        pieces.map(async (piece) => ({
          ...piece,
          html: await previewBody(workplace, viewer, { body: piece.text }),
        })),
      ),
    })),
  );
  const body = <FillingPage filling={{ ...filling, sections }} asked={asked} />;
  return show(c, house, { title: asked.title, body, islands: true });
}

/** What was kept becomes a draft of one's own at once, so that nothing of it can be lost. */
async function writeOn(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const { body, buildsOn } = filledIn(form);
  const { id } = await saveDraft(house.doorway.workplace, viewer, {
    space: form.text('space') || null,
    kind: 'brief',
    title: form.text('title'),
    body,
    tags: tagsIn(form.text('tags')),
    buildsOn: buildsOn.join('\n'),
  });
  return c.redirect(`/entries/new?draft=${id}`, 303);
}
