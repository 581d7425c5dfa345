import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import {
  type AdminPersonView,
  addPerson,
  changePerson,
  deactivatePerson,
  getPerson,
  getPersonForAdmin,
  listPeople,
  listUnits,
  reactivatePerson,
} from '../../../workplace/people/index.ts';
import { createInvitation } from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { buildNextPagePath } from '../layout/lists.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { parseUnitsField } from '../people/units-field.tsx';
import { param, requireAdmin } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { DeactivationPage } from './deactivation-page.tsx';
import { PasswordLinkPage } from './password-link-page.tsx';
import { PeopleList } from './people-list.tsx';
import { NewPersonPage, type PersonFormValues } from './person-form.tsx';
import { AdminPersonPage } from './person-page.tsx';

/** Looking after people: who is here, as what, and who has left. */
export function adminPeopleRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/admin/people', (c) => showPeople(c, web));
  routes.get('/admin/new-person', (c) => showNewPerson(c, web, emptyPersonForm, noProblems));
  routes.post('/admin/people', (c) => addNewPerson(c, web));
  routes.get('/admin/people/:handle', (c) => showPerson(c, web, {}));
  routes.post('/admin/people/:handle', (c) => savePerson(c, web));
  routes.post('/admin/people/:handle/invitation', (c) => createPasswordLink(c, web));
  routes.get('/admin/people/:handle/deletion', async (c) => {
    const person = await getPerson(context, requireAdmin(c), param(c, 'handle'));
    if (person.leftAt) throw notFound();
    const title = say('admin.leaveTitle', { name: person.name });
    return renderPage(c, web, { title, body: <DeactivationPage person={person} /> });
  });
  routes.post('/admin/people/:handle/deletion', (c) => runPersonChange(c, web, deactivatePerson));
  routes.post('/admin/people/:handle/return', (c) => runPersonChange(c, web, reactivatePerson));
  return routes;
}

const emptyPersonForm: PersonFormValues = {
  name: '',
  handle: '',
  email: '',
  title: '',
  reportsTo: '',
  membership: 'member',
  admin: false,
};

function parsePersonForm(form: Form): PersonFormValues {
  const text = (name: string) => form.text(name);
  const membership = text('membership') || 'member';
  return {
    name: text('name'),
    handle: text('handle'),
    email: text('email'),
    ...(form.has('title') ? { title: text('title') } : {}),
    ...parseUnitsField(form),
    reportsTo: text('reportsTo').trim().replace(/^@/, '').toLowerCase(),
    membership,
    admin: form.has('admin'),
  };
}

async function showPeople(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireAdmin(c);
  const q = (c.req.query('q') ?? '').trim().slice(0, 100);
  const after = c.req.query('after') ?? null;
  const page = { q, left: true, after, limit: 50 };
  const people = await listPeople(web.door.context, viewer, page);
  const next = buildNextPagePath('/admin/people', people.next, q ? { q } : {});
  const body = <PeopleList people={people.items} q={q} next={next} zone={getTimeZone(viewer)} />;
  return renderPage(c, web, { title: say('people.title'), body });
}

async function showNewPerson(
  c: Ctx,
  web: WebContext,
  values: PersonFormValues,
  problems: Problems,
  status?: PageFrame['status'],
) {
  const units = await listUnits(web.door.context, requireAdmin(c));
  const body = <NewPersonPage values={values} units={units} problems={problems} />;
  return renderPage(c, web, { title: say('admin.addPerson'), body, status });
}

async function addNewPerson(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context } = web.door;
  const values = parsePersonForm(await readForm(c));
  return withFormErrors(
    async () => {
      const { id } = await addPerson(context, viewer, values);
      const { handle } = await getPerson(context, viewer, id);
      return c.redirect(`/admin/people/${handle}`, 303);
    },
    (problems, status) => showNewPerson(c, web, values, problems, status),
  );
}

interface PersonPageState {
  values?: PersonFormValues;
  problems?: Problems;
  status?: PageFrame['status'];
}

function toPersonFormValues(person: AdminPersonView): PersonFormValues {
  const { name, handle, email, title, units, reportsTo, membership, admin } = person;
  return {
    name,
    handle,
    membership,
    admin,
    email: email ?? '',
    title: title ?? '',
    units: units.map((unit) => unit.handle),
    reportsTo: reportsTo?.handle ?? '',
  };
}

async function showPerson(c: Ctx, web: WebContext, shown: PersonPageState): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context } = web.door;
  const [person, units] = await Promise.all([
    getPersonForAdmin(context, viewer, param(c, 'handle')),
    listUnits(context, viewer),
  ]);
  const body = (
    <AdminPersonPage
      person={person}
      values={shown.values ?? toPersonFormValues(person)}
      units={units}
      problems={shown.problems ?? noProblems}
      saved={c.req.query('saved') !== undefined}
      zone={getTimeZone(viewer)}
    />
  );
  return renderPage(c, web, { title: person.name, body, status: shown.status });
}

async function savePerson(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireAdmin(c);
  const handle = param(c, 'handle');
  const values = parsePersonForm(await readForm(c));
  return withFormErrors(
    async () => {
      const change = { ...values, reportsTo: values.reportsTo || null };
      await changePerson(web.door.context, viewer, handle, change);
      // Whoever is no administrator any more by their own doing finds no such page.
      const stays = values.admin || viewer.handle !== handle;
      return c.redirect(stays ? `/admin/people/${handle}?saved` : `/people/${handle}`, 303);
    },
    (problems, status) => showPerson(c, web, { values, problems, status }),
  );
}

function runPersonChange(
  c: Ctx,
  web: WebContext,
  change: typeof deactivatePerson,
): Promise<Response> {
  const viewer = requireAdmin(c);
  const handle = param(c, 'handle');
  return withFormErrors(
    async () => {
      await change(web.door.context, viewer, handle);
      const gone = viewer.handle === handle;
      return c.redirect(gone ? '/' : `/admin/people/${handle}`, 303);
    },
    (problems, status) => showPerson(c, web, { problems, status }),
  );
}

async function createPasswordLink(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context } = web.door;
  const person = await getPerson(context, viewer, param(c, 'handle'));
  if (person.leftAt) throw notFound();
  const { secret } = await createInvitation(context, viewer, { person: person.handle });
  const link = `${c.get('origin')}/invitations/${secret}`;
  const title = say('admin.linkTitle', { name: person.name });
  return renderPage(c, web, {
    title,
    body: <PasswordLinkPage person={person} link={link} />,
    isSecret: true,
  });
}
