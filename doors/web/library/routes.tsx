import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { listSubjects, type SubjectView } from '../../../workplace/discovery/index.ts';
import {
  getCompounding,
  type LibraryView,
  libraryViews,
  listCredit,
  listLibrary,
  listSubject,
} from '../../../workplace/library/index.ts';
import type { Page } from '../../../workplace/paging.ts';
import { getPerson } from '../../../workplace/people/index.ts';
import { getSpace } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { Ctx, House } from '../house.ts';
import { nextPart } from '../layout/lists.tsx';
import { show } from '../layout/show.tsx';
import { param } from '../viewer.ts';
import { CompoundingPage } from './compounding-page.tsx';
import { CreditPage } from './credit.tsx';
import { LibraryPage } from './library-page.tsx';

/** What has been worked out here: shelves of works, who built on whom, how far it compounds. */
export function libraryRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/library', (c) => showLibrary(c, house));
  door.get('/compounding', async (c) => {
    const measures = await getCompounding(workplace, c.get('viewer'));
    const body = <CompoundingPage measures={measures} space={null} />;
    return show(c, house, { title: say('compounding.title'), body });
  });
  door.get('/spaces/:name/compounding', async (c) => {
    const space = await getSpace(workplace, c.get('viewer'), param(c, 'name'));
    const measures = await getCompounding(workplace, c.get('viewer'), space.name);
    const title = say('compounding.in', { space: space.title });
    return show(c, house, { title, body: <CompoundingPage measures={measures} space={space} /> });
  });
  door.get('/people/:handle/built-on', async (c) => {
    const viewer = c.get('viewer');
    const person = await getPerson(workplace, viewer, param(c, 'handle'));
    const after = c.req.query('after') ?? null;
    const { items, next } = await listCredit(workplace, viewer, person.id, { after, limit: 40 });
    const path = `/people/${person.handle}`;
    const more = nextPart(`${path}/built-on`, next);
    const body = (
      <CreditPage
        name={person.name}
        back={path}
        credits={items}
        next={more}
        zone={zoneOf(viewer)}
      />
    );
    return show(c, house, { title: say('credit.of', { name: person.name }), body });
  });
  return door;
}

/** Without a word for the shelf, the one that has most to say to whoever comes first. */
async function showLibrary(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const page = { after: c.req.query('after') ?? null, limit: 30 };
  const subjects = await listSubjects(workplace, viewer);
  const name = c.req.query('subject');
  if (name) return showSubject(c, house, { subjects, name, page });
  const view = viewOf(c.req.query('view'));
  const { items, next } = await listLibrary(workplace, viewer, view, page);
  const more = nextPart('/library', next, { view });
  const shown = { shelf: { view }, subjects, entries: items, next: more, zone: zoneOf(viewer) };
  const title = `${say('library.title')}: ${say(`library.${view}`)}`;
  return show(c, house, { title, body: <LibraryPage {...shown} /> });
}

interface AskedSubject {
  subjects: SubjectView[];
  name: string;
  page: Page;
}

async function showSubject(c: Ctx, house: House, { subjects, name, page }: AskedSubject) {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const known = subjects.find((one) => one.name === name);
  const subject = known ?? { name, words: name.split('-'), entries: 0 };
  const { items, next } = await listSubject(workplace, viewer, name, page);
  const more = nextPart('/library', next, { subject: name });
  const shown = { shelf: { subject }, subjects, entries: items, next: more, zone: zoneOf(viewer) };
  const title = `${say('library.title')}: ${subject.words.join(' · ')}`;
  return show(c, house, { title, body: <LibraryPage {...shown} /> });
}

function viewOf(asked: string | undefined): LibraryView {
  return libraryViews.find((view) => view === asked) ?? 'mostBuiltUpon';
}
