import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canAdminister, operator, type Viewer } from '../../workplace/access/index.ts';
import {
  deprovisionPerson,
  listDirectoryPeople,
  provisionPerson,
  updateProvisionedPerson,
} from '../../workplace/directory/directory-people.ts';
import {
  deprovisionUnit,
  listDirectoryUnits,
  provisionUnit,
  updateProvisionedUnit,
} from '../../workplace/directory/directory-units.ts';
import { AppError } from '../../workplace/kernel/errors.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { countWaitingMails, listMails, sendMails } from '../../workplace/mail/index.ts';
import {
  addPerson,
  addUnit,
  changePerson,
  changeUnit,
  countPeople,
  deactivatePerson,
  findPerson,
  getPersonForAdmin,
  reactivatePerson,
  removeUnit,
} from '../../workplace/people/index.ts';
import { ensureWorkplace, renameWorkplace } from '../../workplace/sign-in/index.ts';
import {
  importPeople,
  previewPeopleImport,
} from '../../workplace/transfer/imports/people/index.ts';
import { doorwayFor } from '../doors.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import { makeTestApp } from './client.ts';
import { makePersonas, type Persona } from './personas.ts';
import { makeWorld } from './world.ts';

let testApp: TestApp;
let personas: Persona[];
let app: ReturnType<typeof makeTestApp>;

beforeAll(async () => {
  testApp = await openTestApp();
  const { context } = testApp;
  await ensureWorkplace(context, 'Hill');
  personas = await makePersonas(context, await makeWorld(context));
  await addPerson(context, operator, { handle: 'second', name: 'Second', admin: true });
  await addUnit(context, operator, { handle: 'works', title: 'Works' });
  app = makeTestApp(context);
});
afterAll(() => testApp.close());

let added = 0;
/** A handle that is not taken. */
function fresh(): string {
  added += 1;
  return `fresh-${added}`;
}

const part = { start: 0, count: 10 };

const peopleFile = {
  bytes: Buffer.from('handle,name\npetra,Petra\n'),
  source: 'people.csv',
  makeUnits: false,
  explainReason: String,
};

type Run = (context: CommandContext, viewer: Viewer) => Promise<unknown>;

/** What only administrators may do, each done so that it can be done again. */
const commands: Record<string, Run> = {
  'adds a person': (w, viewer) => addPerson(w, viewer, { handle: fresh(), name: 'Fresh' }),
  'changes a person': (w, viewer) => changePerson(w, viewer, 'petra', { membership: 'member' }),
  'lets somebody leave and takes them back': async (w, viewer) => {
    await deactivatePerson(w, viewer, 'petra');
    await reactivatePerson(w, viewer, 'petra');
  },
  'takes somebody back': (w, viewer) => reactivatePerson(w, viewer, 'petra'),
  'adds a unit': (w, viewer) => addUnit(w, viewer, { handle: fresh(), title: 'Fresh' }),
  'changes a unit': (w, viewer) => changeUnit(w, viewer, 'works', { title: 'Works' }),
  'removes a unit': async (w, viewer) => {
    const handle = fresh();
    await addUnit(w, operator, { handle, title: 'Fresh' });
    await removeUnit(w, viewer, handle);
  },
  'brings people': (w, viewer) => importPeople(w, viewer, peopleFile),
  'sees what bringing people would do': (w, viewer) => previewPeopleImport(w, viewer, peopleFile),
  'sees people as a directory does': (w, viewer) => listDirectoryPeople(w, viewer, {}, part),
  'adds somebody as a directory does': (w, viewer) =>
    provisionPerson(w, viewer, { externalName: fresh(), name: 'Fresh' }),
  'changes somebody as a directory does': async (w, viewer) => {
    const petra = (await findPerson(w, operator, 'petra'))!;
    await updateProvisionedPerson(w, viewer, petra.id, { title: 'Potter' });
  },
  'drops somebody as a directory does': async (w, viewer) => {
    const { id } = await addPerson(w, operator, { handle: fresh(), name: 'Fresh' });
    await deprovisionPerson(w, viewer, id);
  },
  'sees units as a directory does': (w, viewer) => listDirectoryUnits(w, viewer, {}, part),
  'adds a unit as a directory does': (w, viewer) => provisionUnit(w, viewer, { title: fresh() }),
  'changes a unit as a directory does': async (w, viewer) => {
    const { id } = await addUnit(w, operator, { handle: fresh(), title: fresh() });
    await updateProvisionedUnit(w, viewer, id, { title: fresh() });
  },
  'drops a unit as a directory does': async (w, viewer) => {
    const { id } = await addUnit(w, operator, { handle: fresh(), title: fresh() });
    await deprovisionUnit(w, viewer, id);
  },
  'renames the workplace': (w, viewer) => renameWorkplace(w, viewer, { name: 'Hill' }),
  'sees an e-mail address': (w, viewer) => getPersonForAdmin(w, viewer, 'petra'),
  'counts people': (w, viewer) => countPeople(w, viewer),
  'lists mails': (w, viewer) => listMails(w, viewer),
  'counts mails that wait': (w, viewer) => countWaitingMails(w, viewer),
  'sends mails that wait': (w, viewer) => sendMails(w, viewer, doorwayFor(w).mail.settings, 'all'),
  'says to whom somebody reports': (w, viewer) =>
    changePerson(w, viewer, 'petra', { reportsTo: 'otto' }),
};

describe('only an administrator', () => {
  test.each(Object.entries(commands))('%s', async (_, run) => {
    for (const { name, viewer } of personas) {
      const outcome = await run(testApp.context, viewer).then(
        () => 'done',
        (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
      );
      const refused = expect.stringMatching(/^not(Allowed|Found)$/);
      expect([name, outcome]).toEqual([name, canAdminister(viewer) ? 'done' : refused]);
    }
  });

  test('is told that there is nobody of a name', async () => {
    const { viewer } = personas.find(({ name }) => name === 'a member inside')!;
    for (const handle of ['petra', 'nobody-at-all']) {
      const change = changePerson(testApp.context, viewer, handle, { name: 'X' });
      await expect(change).rejects.toMatchObject({ code: 'notAllowed' });
    }
  });

  test.each([
    '/admin',
    '/admin/people',
    '/admin/people?q=a',
    '/admin/new-person',
    '/admin/people/petra',
    '/admin/people/petra/deletion',
    '/admin/units',
    '/admin/units/works',
    '/admin/imports',
    '/admin/workplace',
    '/admin/mail',
    '/invitations',
    '/admin/imports/people',
  ])('sees %s', async (path) => {
    for (const { name, viewer, headers } of personas.filter(
      ({ viewer }) => viewer.kind !== 'operator',
    )) {
      const { status } = await app.request(path, { headers });
      const refused = viewer.kind === 'anonymous' ? 303 : 404;
      expect([name, status]).toEqual([name, canAdminister(viewer) ? 200 : refused]);
    }
  });

  test.each([
    ['POST', '/admin/people', 'name=X&handle=x'],
    ['POST', '/admin/people/petra', 'name=X'],
    ['POST', '/admin/people/petra/deletion', ''],
    ['POST', '/admin/people/lea/return', ''],
    ['POST', '/admin/people/petra/invitation', ''],
    ['POST', '/admin/units', 'title=X&handle=x'],
    ['POST', '/admin/units/works', 'title=X'],
    ['POST', '/admin/units/works/deletion', ''],
    ['POST', '/admin/workplace', 'name=X'],
    ['POST', '/admin/mail/sending', ''],
    ['POST', '/admin/imports/people', 'text=handle,name%0Afresh,Fresh'],
    ['POST', '/admin/people/petra', 'name=X&reportsTo=otto'],
    ['PATCH', '/api/v1/people/petra', '{"name":"X"}'],
    ['PATCH', '/api/v1/people/petra', '{"reportsTo":"otto"}'],
    ['PUT', '/api/v1/people/lea/return', undefined],
    ['DELETE', '/api/v1/people/petra', undefined],
    ['PATCH', '/api/v1/units/works', '{"title":"X"}'],
    ['DELETE', '/api/v1/units/works', undefined],
    ['PATCH', '/api/v1/workplace', '{"name":"X"}'],
    ['GET', '/scim/v2/Users', undefined],
    ['POST', '/scim/v2/Users', '{"userName":"x"}'],
    ['GET', '/scim/v2/Groups', undefined],
    ['POST', '/scim/v2/Groups', '{"displayName":"X"}'],
    ['GET', '/scim/v2/ServiceProviderConfig', undefined],
  ])('does %s %s', async (method, path, body) => {
    const before = await countHappenings();
    for (const { name, viewer, headers } of personas) {
      if (viewer.kind === 'operator' || canAdminister(viewer)) continue;
      const type = path.startsWith('/api/')
        ? 'application/json'
        : 'application/x-www-form-urlencoded';
      const sent = body === undefined ? headers : { ...headers, 'content-type': type };
      const answer = await app.request(path, { method, headers: sent, body });
      const to = answer.headers.get('location') ?? '';
      expect([name, answer.status, to]).toEqual([
        name,
        expect.toSatisfy((status) => [303, 401, 403, 404].includes(status)),
        expect.stringMatching(/^$|^\/sign-in/),
      ]);
    }
    expect(await countHappenings()).toEqual(before);
  });
});

/** Every command that did something emitted a happening. */
async function countHappenings() {
  const row = await testApp.context.db
    .selectFrom('happenings')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
