import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import type { PageRequest } from '../../../workplace/kernel/index.ts';
import {
  getCompounding,
  type LibraryView,
  libraryViews,
  listCredit,
  listLibrary,
  listSubject,
} from '../../../workplace/library/index.ts';
import { getPerson } from '../../../workplace/people/index.ts';
import { listSubjects, type SubjectView } from '../../../workplace/search/index.ts';
import { getSpace } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { buildNextPagePath } from '../layout/lists.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { param } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { CompoundingPage } from './compounding-page.tsx';
import { CreditPage } from './credit-page.tsx';
import { LibraryPage } from './library-page.tsx';

/** What has been worked out here: shelves of works, who built on whom, how far it compounds. */
export function libraryRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/library', (c) => showLibrary(c, web));
  routes.get('/compounding', async (c) => {
    const measures = await getCompounding(context, c.get('viewer'));
    const body = <CompoundingPage measures={measures} space={null} />;
    return renderPage(c, web, { title: say('compounding.title'), body });
  });
  routes.get('/spaces/:name/compounding', async (c) => {
    const space = await getSpace(context, c.get('viewer'), param(c, 'name'));
    const measures = await getCompounding(context, c.get('viewer'), space.name);
    const title = say('compounding.in', { space: space.title });
    return renderPage(c, web, {
      title,
      body: <CompoundingPage measures={measures} space={space} />,
    });
  });
  routes.get('/people/:handle/built-on', async (c) => {
    const viewer = c.get('viewer');
    const person = await getPerson(context, viewer, param(c, 'handle'));
    const after = c.req.query('after') ?? null;
    const { items, next } = await listCredit(context, viewer, person.id, { after, limit: 40 });
    const path = `/people/${person.handle}`;
    const more = buildNextPagePath(`${path}/built-on`, next);
    const body = (
      <CreditPage
        name={person.name}
        back={path}
        credits={items}
        next={more}
        zone={getTimeZone(viewer)}
      />
    );
    return renderPage(c, web, { title: say('credit.of', { name: person.name }), body });
  });
  return routes;
}

/** Without a word for the shelf, the one that has most to say to whoever comes first. */
async function showLibrary(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const page = { after: c.req.query('after') ?? null, limit: 30 };
  const subjects = await listSubjects(context, viewer);
  const name = c.req.query('subject');
  if (name) return showSubject(c, web, { subjects, name, page });
  const view = parseView(c.req.query('view'));
  const { items, next } = await listLibrary(context, viewer, view, page);
  const more = buildNextPagePath('/library', next, { view });
  const props = {
    section: { view },
    subjects,
    entries: items,
    next: more,
    zone: getTimeZone(viewer),
  };
  const title = `${say('library.title')}: ${say(`library.${view}`)}`;
  return renderPage(c, web, { title, body: <LibraryPage {...props} /> });
}

interface SubjectRequest {
  subjects: SubjectView[];
  name: string;
  page: PageRequest;
}

async function showSubject(c: Ctx, web: WebContext, { subjects, name, page }: SubjectRequest) {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const known = subjects.find((one) => one.name === name);
  const subject = known ?? { name, words: name.split('-'), entryCount: 0 };
  const { items, next } = await listSubject(context, viewer, name, page);
  const more = buildNextPagePath('/library', next, { subject: name });
  const props = {
    section: { subject },
    subjects,
    entries: items,
    next: more,
    zone: getTimeZone(viewer),
  };
  const title = `${say('library.title')}: ${subject.words.join(' · ')}`;
  return renderPage(c, web, { title, body: <LibraryPage {...props} /> });
}

function parseView(asked: string | undefined): LibraryView {
  return libraryViews.find((view) => view === asked) ?? 'mostBuiltUpon';
}
