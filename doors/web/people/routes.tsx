import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { listCommentsByPerson } from '../../../workplace/comments/index.ts';
import { listEntries } from '../../../workplace/entries/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import { listCredit } from '../../../workplace/library/index.ts';
import { listFollows } from '../../../workplace/notifications/index.ts';
import {
  canSeeHierarchy,
  getPerson,
  listDirectReports,
  listPeople,
  listUnits,
  listUnitsWithMembers,
} from '../../../workplace/people/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { buildNextPagePath } from '../layout/lists.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { PeoplePage } from './people-page.tsx';
import { PersonPage } from './person-page.tsx';
import { UnitsPage } from './units-page.tsx';

export function peopleRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/people', (c) => showPeople(c, web));
  routes.get('/people.json', async (c) => {
    const q = (c.req.query('q') ?? '').slice(0, 60);
    const { items } = await listPeople(context, requirePerson(c), { q, limit: 8 });
    c.header('Cache-Control', 'private, max-age=30');
    return c.json(items.map(({ handle, name, title }) => ({ handle, name, title })));
  });
  routes.get('/people/:handle', (c) => showPerson(c, web));
  // How the organisation is made up is for its members: for guests there is no such page.
  routes.get('/units', async (c) => {
    const viewer = requirePerson(c);
    if (!canSeeHierarchy(viewer)) throw notFound();
    const units = await listUnitsWithMembers(context, viewer);
    return renderPage(c, web, { title: say('units.title'), body: <UnitsPage units={units} /> });
  });
  return routes;
}

async function showPeople(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const q = (c.req.query('q') ?? '').trim().slice(0, 100);
  const unit = c.req.query('unit') ?? '';
  const after = c.req.query('after') ?? null;
  const [people, units] = await Promise.all([
    listPeople(context, viewer, { q, unit, after, limit: 100 }),
    listUnits(context, viewer),
  ]);
  const rest = { ...(q ? { q } : {}), ...(unit ? { unit } : {}) };
  const body = (
    <PeoplePage
      people={people.items}
      next={buildNextPagePath('/people', people.next, rest)}
      units={units}
      unit={unit}
      q={q}
    />
  );
  return renderPage(c, web, { title: say('people.title'), body });
}

const noCredit = { items: [], next: null };

async function showPerson(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const person = await getPerson(context, viewer, param(c, 'handle'));
  const after = c.req.query('after') ?? null;
  const [entries, comments, credit, follows, reports] = await Promise.all([
    listEntries(context, viewer, { author: person.handle, after, limit: 20 }),
    after ? [] : listCommentsByPerson(context, viewer, person.id),
    after ? noCredit : listCredit(context, viewer, person.id, { limit: 10 }),
    viewer.kind === 'person'
      ? listFollows(context, viewer, { type: 'person', target: person.handle })
      : [],
    listDirectReports(context, viewer, person.id),
  ]);
  const path = `/people/${person.handle}`;
  const body = (
    <PersonPage
      person={person}
      reports={reports}
      entries={entries.items}
      next={buildNextPagePath(path, entries.next)}
      comments={comments}
      credits={credit.items}
      allCredits={credit.next && `${path}/built-on`}
      zone={getTimeZone(viewer)}
      followId={follows[0]?.id ?? null}
      isSignedIn={viewer.kind === 'person'}
      isOwn={viewer.kind === 'person' && viewer.id === person.id}
    />
  );
  const title = say('feed.entries', { title: person.name });
  const head = (
    <>
      <link rel="canonical" href={c.get('origin') + path} />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={title}
        href={`${path}/entries.atom`}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={title}
        href={`${path}/entries.json`}
      />
    </>
  );
  return renderPage(c, web, { title: person.name, body, head });
}
