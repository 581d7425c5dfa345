import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { canWrite, type PersonViewer } from '../../../workplace/access/index.ts';
import { getDraft, saveDraft } from '../../../workplace/entries/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, parseTags } from '../form.ts';
import { noProblems } from '../layout/fields.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { findCloseWorks } from '../prior-art/routes.tsx';
import { parseSources } from '../prior-art/sources-field.ts';
import { requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { ComposePage, type ComposeValues } from './compose-page.tsx';
import { getKindPage, textKinds } from './kind-pages.ts';
import {
  type ComposeForm,
  type ComposeState,
  mapSourceProblems,
  submitComposeForm,
} from './submit-compose-form.ts';

export function publishRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/new', async (c) => {
    const viewer = requirePerson(c);
    const draft = c.req.query('draft');
    const values = draft ? await loadDraftValues(web, viewer, draft) : makeEmptyValues(c);
    return showForm(c, web, { values, problems: noProblems });
  });
  routes.get('/spaces/:name/entries/new', (c) =>
    c.redirect(`/entries/new?space=${encodeURIComponent(c.req.param('name'))}`, 302),
  );
  routes.post('/entries', (c) => submitComposeForm(c, web, entryForm));
  return routes;
}

function makeEmptyValues(c: Ctx): ComposeValues {
  const kind = toKnownKind(c.req.query('kind'));
  const space = c.req.query('space') ?? '';
  const buildsOn = c.req.query('buildsOn') ?? '';
  return { draft: crypto.randomUUID(), space, kind, title: '', body: '', tags: '', buildsOn };
}

function toKnownKind(asked: string | undefined): string {
  return textKinds.find((name) => name === asked) ?? textKinds[0]!;
}

async function loadDraftValues(
  web: WebContext,
  viewer: PersonViewer,
  id: string,
): Promise<ComposeValues> {
  const draft = await getDraft(web.door.context, viewer, id);
  const { kind, title, body, buildsOn } = draft;
  const space = draft.space ?? '';
  return { draft: id, space, kind, title, body, tags: draft.tags.join(', '), buildsOn };
}

function parseValues(form: Form): ComposeValues {
  const text = (name: string) => form.text(name);
  return {
    draft: text('draft') || crypto.randomUUID(),
    space: text('space'),
    kind: text('kind') || 'post',
    title: text('title'),
    body: text('body'),
    tags: text('tags'),
    buildsOn: text('buildsOn'),
  };
}

/** Another kind of what was written so far. */
function switchKind(values: ComposeValues, action: string): ComposeValues | null {
  if (!action.startsWith('kind:')) return null;
  return { ...values, kind: toKnownKind(action.slice('kind:'.length)) };
}

function toEntryInput({ buildsOn, tags, ...values }: ComposeValues) {
  return { ...values, tags: parseTags(tags), ...parseSources(buildsOn) };
}

async function saveAsDraft(c: Ctx, web: WebContext, viewer: PersonViewer, values: ComposeValues) {
  const { draft: id, tags, ...words } = values;
  const draft = { id, ...words, space: words.space || null, tags: parseTags(tags) };
  await saveDraft(web.door.context, viewer, draft);
  return c.redirect('/drafts', 303);
}

async function showForm(c: Ctx, web: WebContext, composing: ComposeState<ComposeValues>) {
  const { values, problems, preview, showsRelated, status } = composing;
  const viewer = requirePerson(c);
  const spaces = await listWritableSpaces(web, viewer);
  const related = showsRelated ? await findCloseWorks(web, viewer, values) : null;
  const body = (
    <ComposePage
      values={values}
      spaces={spaces}
      kinds={textKinds}
      problems={problems}
      preview={preview}
      related={related}
    />
  );
  const title = say(getKindPage(values.kind).compose);
  return renderPage(c, web, { title, body, hasIslands: true, status });
}

const entryForm: ComposeForm<ComposeValues> = {
  read: parseValues,
  toEntryInput,
  showForm,
  saveAsDraft,
  turned: switchKind,
  mapProblems: mapSourceProblems,
};

/** The spaces in which one may write, as far as a list of choices goes. */
export async function listWritableSpaces(web: WebContext, viewer: PersonViewer) {
  const { items } = await listSpaces(web.door.context, viewer, { limit: 200 });
  return items.filter((space) => canWrite(viewer, { ...space, archived: false }));
}
