import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { mayWrite, type PersonViewer } from '../../../workplace/access/index.ts';
import { getDraft, saveDraft } from '../../../workplace/entries/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { type Form, tagsIn } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems } from '../layout/fields.tsx';
import { show } from '../layout/show.tsx';
import { closeWorks } from '../prior-art/routes.tsx';
import { sourcesIn } from '../prior-art/sources.ts';
import { requirePerson } from '../viewer.ts';
import { aboutSources, answerComposed, type ComposeForm, type Composing } from './answering.ts';
import { type Composed, ComposePage } from './compose.tsx';
import { kindPage, wordKinds } from './kind-pages.ts';

export function publishing(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/entries/new', async (c) => {
    const viewer = requirePerson(c);
    const draft = c.req.query('draft');
    const composed = draft ? await fromDraft(house, viewer, draft) : blank(c);
    return compose(c, house, { composed, problems: noProblems });
  });
  door.get('/spaces/:name/entries/new', (c) =>
    c.redirect(`/entries/new?space=${encodeURIComponent(c.req.param('name'))}`, 302),
  );
  door.post('/entries', (c) => answerComposed(c, house, form));
  return door;
}

function blank(c: Ctx): Composed {
  const kind = knownKind(c.req.query('kind'));
  const space = c.req.query('space') ?? '';
  const buildsOn = c.req.query('buildsOn') ?? '';
  return { draft: crypto.randomUUID(), space, kind, title: '', body: '', tags: '', buildsOn };
}

function knownKind(asked: string | undefined): string {
  return wordKinds.find((name) => name === asked) ?? wordKinds[0]!;
}

async function fromDraft(house: House, viewer: PersonViewer, id: string): Promise<Composed> {
  const draft = await getDraft(house.doorway.workplace, viewer, id);
  const { kind, title, body, buildsOn } = draft;
  const space = draft.space ?? '';
  return { draft: id, space, kind, title, body, tags: draft.tags.join(', '), buildsOn };
}

function composedIn(form: Form): Composed {
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
function turned(composed: Composed, action: string): Composed | null {
  if (!action.startsWith('kind:')) return null;
  return { ...composed, kind: knownKind(action.slice('kind:'.length)) };
}

function entryOf({ buildsOn, tags, ...composed }: Composed) {
  return { ...composed, tags: tagsIn(tags), ...sourcesIn(buildsOn) };
}

async function keepDraft(c: Ctx, house: House, viewer: PersonViewer, composed: Composed) {
  const { draft: id, tags, ...words } = composed;
  const draft = { id, ...words, space: words.space || null, tags: tagsIn(tags) };
  await saveDraft(house.doorway.workplace, viewer, draft);
  return c.redirect('/drafts', 303);
}

async function compose(c: Ctx, house: House, composing: Composing<Composed>) {
  const { composed, problems, preview, asks, status } = composing;
  const viewer = requirePerson(c);
  const spaces = await spacesToWriteIn(house, viewer);
  const related = asks ? await closeWorks(house, viewer, composed) : null;
  const body = (
    <ComposePage
      composed={composed}
      spaces={spaces}
      kinds={wordKinds}
      problems={problems}
      preview={preview}
      related={related}
    />
  );
  const title = say(kindPage(composed.kind).compose);
  return show(c, house, { title, body, islands: true, status });
}

const form: ComposeForm<Composed> = {
  read: composedIn,
  entryOf,
  compose,
  keepDraft,
  turned,
  place: aboutSources,
};

/** The spaces in which one may write, as far as a list of choices goes. */
export async function spacesToWriteIn(house: House, viewer: PersonViewer) {
  const { items } = await listSpaces(house.doorway.workplace, viewer, { limit: 200 });
  return items.filter((space) => mayWrite(viewer, { ...space, archived: false }));
}
