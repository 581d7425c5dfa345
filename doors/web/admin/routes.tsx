import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { listImports } from '../../../workplace/imports/reports.ts';
import {
  addPerson,
  addUnit,
  getPerson,
  letPersonLeave,
  listPeople,
  listUnits,
} from '../../../workplace/people/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import { invite } from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import { type Ctx, type House, zoneOf } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { nextPart } from '../layout/lists.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requireAdmin } from '../viewer.ts';
import { AdminPage, type AdminValues } from './admin-page.tsx';
import { LeavePage } from './leave-page.tsx';
import { LinkPage } from './link-page.tsx';

/** Running the workplace: people, units, what was imported. */
export function adminRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/admin', (c) => showAdmin(c, house, {}));
  door.post('/admin/people', (c) =>
    posted(c, house, 'person', async (form) => {
      const text = (name: string) => form.text(name);
      const person = { handle: text('handle'), name: text('name'), email: text('email') };
      const standing = text('standing') || 'member';
      await addPerson(workplace, requireAdmin(c), { ...person, standing });
    }),
  );
  door.post('/admin/people/:handle/invitation', (c) => makeLink(c, house));
  door.get('/admin/people/:handle/deletion', async (c) => {
    const person = await getPerson(workplace, requireAdmin(c), param(c, 'handle'));
    if (person.leftAt) throw notFound();
    const title = say('admin.leaveTitle', { name: person.name });
    return show(c, house, { title, body: <LeavePage person={person} /> });
  });
  door.post('/admin/people/:handle/deletion', (c) =>
    posted(c, house, 'person', () =>
      letPersonLeave(workplace, requireAdmin(c), param(c, 'handle')),
    ),
  );
  door.post('/admin/units', (c) =>
    posted(c, house, 'unit', async (form) => {
      const [title, handle] = [form.text('unitTitle'), form.text('unitHandle')];
      const parent = form.text('parent') || null;
      await addUnit(workplace, requireAdmin(c), { title, handle, parent });
    }),
  );
  return door;
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

async function posted(
  c: Ctx,
  house: House,
  about: 'person' | 'unit',
  act: (form: Form) => Promise<void>,
): Promise<Response> {
  requireAdmin(c);
  const form = await readForm(c);
  return attempt(
    async () => {
      await act(form);
      return c.redirect(about === 'unit' ? '/admin#units' : '/admin#people', 303);
    },
    (problems, status) =>
      showAdmin(c, house, { values: valuesIn(form), problems: named(problems, about), status }),
  );
}

/** Both forms have a handle: what is wrong with a unit's is said at the unit's field. */
function named(problems: Problems, about: 'person' | 'unit'): Problems {
  if (about === 'person') return problems;
  const names: Record<string, string> = { handle: 'unitHandle', title: 'unitTitle' };
  return Object.fromEntries(
    Object.entries(problems).map(([field, reason]) => [names[field] ?? field, reason]),
  );
}

function valuesIn(form: Form): AdminValues {
  const names = ['handle', 'name', 'email', 'unitTitle', 'unitHandle', 'parent'] as const;
  return Object.fromEntries(names.map((name) => [name, form.text(name)]));
}

interface Shown {
  values?: AdminValues;
  problems?: Problems;
  status?: Frame['status'];
}

async function showAdmin(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace } = house.doorway;
  const after = c.req.query('after') ?? null;
  const [people, units, imports] = await Promise.all([
    listPeople(workplace, viewer, { left: true, after, limit: 100 }),
    listUnits(workplace, viewer),
    listImports(workplace, viewer),
  ]);
  const body = (
    <AdminPage
      people={people.items}
      next={nextPart('/admin', people.next)}
      units={units}
      imports={imports}
      values={shown.values ?? {}}
      problems={shown.problems ?? noProblems}
      zone={zoneOf(viewer)}
    />
  );
  return show(c, house, { title: say('admin.title'), body, status: shown.status });
}
