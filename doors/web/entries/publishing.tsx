import { Hono } from 'hono';
import { kinds } from '../../../kinds/index.ts';
import { say } from '../../../messages/index.ts';
import { mayWrite, type PersonViewer } from '../../../workplace/access/index.ts';
import { entryPath, getDraft, publishEntry, saveDraft } from '../../../workplace/entries/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { withFile } from '../files.ts';
import { type Form, oncePer, readForm, tagsIn } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { requirePerson } from '../viewer.ts';
import { type Composed, ComposePage } from './compose.tsx';
import { kindPage } from './kind-pages.ts';

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
  door.post('/entries', (c) => publish(c, house));
  return door;
}

function blank(c: Ctx): Composed {
  const kind = knownKind(c.req.query('kind'));
  const space = c.req.query('space') ?? '';
  const buildsOn = c.req.query('buildsOn') ?? '';
  return { draft: crypto.randomUUID(), space, kind, title: '', body: '', tags: '', buildsOn };
}

function knownKind(asked: string | undefined): string {
  return kinds.find(({ name }) => name === asked)?.name ?? kinds[0]!.name;
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

async function publish(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const composed = composedIn(form);
  const { workplace } = house.doorway;
  return attempt(
    async () => {
      composed.body = await withFile(house, viewer, composed.body, form.file('file'));
      const action = form.text('action');
      if (action === 'preview') {
        const preview = await previewBody(workplace, viewer, { body: composed.body });
        return compose(c, house, { composed, problems: noProblems, preview });
      }
      if (action.startsWith('kind:')) {
        const other = { ...composed, kind: knownKind(action.slice('kind:'.length)) };
        return compose(c, house, { composed: other, problems: noProblems });
      }
      if (action === 'draft') return keepDraft(c, house, viewer, composed);
      const once = oncePer(workplace, viewer, form, JSON.stringify(composed));
      return c.redirect(entryPath(await publishEntry(once, viewer, entryOf(composed))), 303);
    },
    (problems, status) => compose(c, house, { composed, problems, status }),
  );
}

function entryOf({ buildsOn, tags, ...composed }: Composed) {
  return { ...composed, tags: tagsIn(tags), buildsOn: buildsOn.split(/\s+/).filter(Boolean) };
}

async function keepDraft(c: Ctx, house: House, viewer: PersonViewer, composed: Composed) {
  const { draft: id, tags, ...words } = composed;
  const draft = { id, ...words, space: words.space || null, tags: tagsIn(tags) };
  await saveDraft(house.doorway.workplace, viewer, draft);
  return c.redirect('/drafts', 303);
}

interface Composing {
  composed: Composed;
  problems: Problems;
  preview?: string;
  status?: Frame['status'];
}

async function compose(c: Ctx, house: House, { composed, problems, preview, status }: Composing) {
  const viewer = requirePerson(c);
  const { items } = await listSpaces(house.doorway.workplace, viewer, { limit: 200 });
  const spaces = items.filter((space) => mayWrite(viewer, { ...space, archived: false }));
  const body = (
    <ComposePage
      composed={composed}
      spaces={spaces}
      kinds={kinds.map(({ name }) => name)}
      problems={problems}
      preview={preview}
    />
  );
  const title = say(kindPage(composed.kind).compose);
  return show(c, house, { title, body, islands: true, status });
}
