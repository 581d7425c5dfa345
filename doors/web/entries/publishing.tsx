import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { mayWrite, type PersonViewer } from '../../../workplace/access/index.ts';
import type { PriorArtView } from '../../../workplace/discovery/index.ts';
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
import { closeWorks } from '../prior-art/routes.tsx';
import { sourcesIn, withSource } from '../prior-art/sources.ts';
import { requirePerson } from '../viewer.ts';
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
      if (/^(related$|buildOn:|departFrom:)/.test(action)) {
        composed.buildsOn = withSource(composed.buildsOn, action);
        const related = await closeWorks(house, viewer, composed);
        return compose(c, house, { composed, problems: noProblems, related });
      }
      const once = oncePer(workplace, viewer, form, JSON.stringify(composed));
      return c.redirect(entryPath(await publishEntry(once, viewer, entryOf(composed))), 303);
    },
    (problems, status) => compose(c, house, { composed, problems: aboutSources(problems), status }),
  );
}

/** Works built on and departed from stand in one field. */
function aboutSources(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([name, reason]) =>
      name.startsWith('departsFrom') ? ['buildsOn', reason] : [name, reason],
    ),
  );
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

interface Composing {
  composed: Composed;
  problems: Problems;
  preview?: string;
  related?: PriorArtView[];
  status?: Frame['status'];
}

async function compose(c: Ctx, house: House, composing: Composing) {
  const { composed, problems, preview, related, status } = composing;
  const viewer = requirePerson(c);
  const spaces = await spacesToWriteIn(house, viewer);
  const body = (
    <ComposePage
      composed={composed}
      spaces={spaces}
      kinds={wordKinds}
      problems={problems}
      preview={preview}
      related={related ?? null}
    />
  );
  const title = say(kindPage(composed.kind).compose);
  return show(c, house, { title, body, islands: true, status });
}

/** The spaces in which one may write, as far as a list of choices goes. */
export async function spacesToWriteIn(house: House, viewer: PersonViewer) {
  const { items } = await listSpaces(house.doorway.workplace, viewer, { limit: 200 });
  return items.filter((space) => mayWrite(viewer, { ...space, archived: false }));
}
