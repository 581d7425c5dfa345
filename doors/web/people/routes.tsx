import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { listFollows } from '../../../workplace/attention/index.ts';
import { listCommentsOf } from '../../../workplace/conversation/of-person.ts';
import { listEntries } from '../../../workplace/entries/index.ts';
import { listCredit } from '../../../workplace/library/index.ts';
import {
  getPerson,
  listPeople,
  listPeopledUnits,
  listReports,
  listUnits,
  seesHierarchy,
} from '../../../workplace/people/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { Ctx, House } from '../house.ts';
import { nextPart } from '../layout/lists.tsx';
import { show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { PeoplePage } from './people-page.tsx';
import { PersonPage } from './person-page.tsx';
import { UnitsPage } from './units-page.tsx';

export function peopleRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/people', (c) => showPeople(c, house));
  door.get('/people.json', async (c) => {
    const q = (c.req.query('q') ?? '').slice(0, 60);
    const { items } = await listPeople(workplace, requirePerson(c), { q, limit: 8 });
    c.header('Cache-Control', 'private, max-age=30');
    return c.json(items.map(({ handle, name, title }) => ({ handle, name, title })));
  });
  door.get('/people/:handle', (c) => showPerson(c, house));
  // How the organisation is made up is for its members: for guests there is no such page.
  door.get('/units', async (c) => {
    const viewer = requirePerson(c);
    if (!seesHierarchy(viewer)) throw notFound();
    const units = await listPeopledUnits(workplace, viewer);
    return show(c, house, { title: say('units.title'), body: <UnitsPage units={units} /> });
  });
  return door;
}

async function showPeople(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const q = (c.req.query('q') ?? '').trim().slice(0, 100);
  const unit = c.req.query('unit') ?? '';
  const after = c.req.query('after') ?? null;
  const [people, units] = await Promise.all([
    listPeople(workplace, viewer, { q, unit, after, limit: 100 }),
    listUnits(workplace, viewer),
  ]);
  const rest = { ...(q ? { q } : {}), ...(unit ? { unit } : {}) };
  const body = (
    <PeoplePage
      people={people.items}
      next={nextPart('/people', people.next, rest)}
      units={units}
      unit={unit}
      q={q}
    />
  );
  return show(c, house, { title: say('people.title'), body });
}

const noCredit = { items: [], next: null };

async function showPerson(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const person = await getPerson(workplace, viewer, param(c, 'handle'));
  const after = c.req.query('after') ?? null;
  const [entries, comments, credit, follows, reports] = await Promise.all([
    listEntries(workplace, viewer, { author: person.handle, after, limit: 20 }),
    after ? [] : listCommentsOf(workplace, viewer, person.id),
    after ? noCredit : listCredit(workplace, viewer, person.id, { limit: 10 }),
    viewer.is === 'person'
      ? listFollows(workplace, viewer, { what: 'person', of: person.handle })
      : [],
    listReports(workplace, viewer, person.id),
  ]);
  const path = `/people/${person.handle}`;
  const body = (
    <PersonPage
      person={person}
      reports={reports}
      entries={entries.items}
      next={nextPart(path, entries.next)}
      comments={comments}
      credits={credit.items}
      allCredits={credit.next && `${path}/built-on`}
      zone={zoneOf(viewer)}
      following={follows[0]?.id ?? null}
      signedIn={viewer.is === 'person'}
      own={viewer.is === 'person' && viewer.id === person.id}
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
  return show(c, house, { title: person.name, body, head });
}
