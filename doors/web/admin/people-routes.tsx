import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import {
  addPerson,
  changePerson,
  getPerson,
  getWholePerson,
  letPersonLeave,
  listPeople,
  listUnits,
  takePersonBack,
  type WholePersonView,
} from '../../../workplace/people/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import { invite } from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { nextPart } from '../layout/lists.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { unitsIn } from '../people/units-field.tsx';
import { param, requireAdmin } from '../viewer.ts';
import { LeavePage } from './leave-page.tsx';
import { LinkPage } from './link-page.tsx';
import { PeopleList } from './people-list.tsx';
import { NewPersonPage, type PersonWords } from './person-form.tsx';
import { AdminPersonPage } from './person-page.tsx';

/** Looking after people: who is here, as what, and who has left. */
export function adminPeopleRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/admin/people', (c) => showPeople(c, house));
  door.get('/admin/new-person', (c) => showNew(c, house, nobody, noProblems));
  door.post('/admin/people', (c) => postNew(c, house));
  door.get('/admin/people/:handle', (c) => showOne(c, house, {}));
  door.post('/admin/people/:handle', (c) => postOne(c, house));
  door.post('/admin/people/:handle/invitation', (c) => makeLink(c, house));
  door.get('/admin/people/:handle/deletion', async (c) => {
    const person = await getPerson(workplace, requireAdmin(c), param(c, 'handle'));
    if (person.leftAt) throw notFound();
    const title = say('admin.leaveTitle', { name: person.name });
    return show(c, house, { title, body: <LeavePage person={person} /> });
  });
  door.post('/admin/people/:handle/deletion', (c) => postChange(c, house, letPersonLeave));
  door.post('/admin/people/:handle/return', (c) => postChange(c, house, takePersonBack));
  return door;
}

const nobody: PersonWords = {
  name: '',
  handle: '',
  email: '',
  title: '',
  reportsTo: '',
  standing: 'member',
  admin: false,
};

function wordsIn(form: Form): PersonWords {
  const text = (name: string) => form.text(name);
  const standing = text('standing') || 'member';
  return {
    name: text('name'),
    handle: text('handle'),
    email: text('email'),
    ...(form.has('title') ? { title: text('title') } : {}),
    ...unitsIn(form),
    reportsTo: text('reportsTo').trim().replace(/^@/, '').toLowerCase(),
    standing,
    admin: form.has('admin'),
  };
}

async function showPeople(c: Ctx, house: House): Promise<Response> {
  const viewer = requireAdmin(c);
  const q = (c.req.query('q') ?? '').trim().slice(0, 100);
  const after = c.req.query('after') ?? null;
  const page = { q, left: true, after, limit: 50 };
  const people = await listPeople(house.doorway.workplace, viewer, page);
  const next = nextPart('/admin/people', people.next, q ? { q } : {});
  const body = <PeopleList people={people.items} q={q} next={next} zone={zoneOf(viewer)} />;
  return show(c, house, { title: say('people.title'), body });
}

async function showNew(
  c: Ctx,
  house: House,
  words: PersonWords,
  problems: Problems,
  status?: Frame['status'],
) {
  const units = await listUnits(house.doorway.workplace, requireAdmin(c));
  const body = <NewPersonPage words={words} units={units} problems={problems} />;
  return show(c, house, { title: say('admin.addPerson'), body, status });
}

async function postNew(c: Ctx, house: House): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace } = house.doorway;
  const words = wordsIn(await readForm(c));
  return attempt(
    async () => {
      const { id } = await addPerson(workplace, viewer, words);
      const { handle } = await getPerson(workplace, viewer, id);
      return c.redirect(`/admin/people/${handle}`, 303);
    },
    (problems, status) => showNew(c, house, words, problems, status),
  );
}

interface Shown {
  words?: PersonWords;
  problems?: Problems;
  status?: Frame['status'];
}

function wordsOf(person: WholePersonView): PersonWords {
  const { name, handle, email, title, units, reportsTo, standing, admin } = person;
  return {
    name,
    handle,
    standing,
    admin,
    email: email ?? '',
    title: title ?? '',
    units: units.map((unit) => unit.handle),
    reportsTo: reportsTo?.handle ?? '',
  };
}

async function showOne(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace } = house.doorway;
  const [person, units] = await Promise.all([
    getWholePerson(workplace, viewer, param(c, 'handle')),
    listUnits(workplace, viewer),
  ]);
  const body = (
    <AdminPersonPage
      person={person}
      words={shown.words ?? wordsOf(person)}
      units={units}
      problems={shown.problems ?? noProblems}
      saved={c.req.query('saved') !== undefined}
      zone={zoneOf(viewer)}
    />
  );
  return show(c, house, { title: person.name, body, status: shown.status });
}

async function postOne(c: Ctx, house: House): Promise<Response> {
  const viewer = requireAdmin(c);
  const handle = param(c, 'handle');
  const words = wordsIn(await readForm(c));
  return attempt(
    async () => {
      const change = { ...words, reportsTo: words.reportsTo || null };
      await changePerson(house.doorway.workplace, viewer, handle, change);
      // Whoever is no administrator any more by their own doing finds no such page.
      const stays = words.admin || viewer.handle !== handle;
      return c.redirect(stays ? `/admin/people/${handle}?saved` : `/people/${handle}`, 303);
    },
    (problems, status) => showOne(c, house, { words, problems, status }),
  );
}

function postChange(c: Ctx, house: House, change: typeof letPersonLeave): Promise<Response> {
  const viewer = requireAdmin(c);
  const handle = param(c, 'handle');
  return attempt(
    async () => {
      await change(house.doorway.workplace, viewer, handle);
      const gone = viewer.handle === handle;
      return c.redirect(gone ? '/' : `/admin/people/${handle}`, 303);
    },
    (problems, status) => showOne(c, house, { problems, status }),
  );
}

async function makeLink(c: Ctx, house: House): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace } = house.doorway;
  const person = await getPerson(workplace, viewer, param(c, 'handle'));
  if (person.leftAt) throw notFound();
  const { secret } = await invite(workplace, viewer, { person: person.handle });
  const link = `${c.get('origin')}/invitations/${secret}`;
  const title = say('admin.linkTitle', { name: person.name });
  return show(c, house, { title, body: <LinkPage person={person} link={link} />, secret: true });
}
