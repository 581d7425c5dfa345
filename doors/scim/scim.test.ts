import { beforeEach, describe, expect, test } from 'vitest';
import { type Cast, sessionFor, settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { type TestApp, testAppForTest } from '../../test/workplace.ts';
import { operator } from '../../workplace/access/index.ts';
import { addUnit, findPerson, getPersonForAdmin } from '../../workplace/people/index.ts';
import { findSessionViewer, findTokenViewer } from '../../workplace/tokens/index.ts';
import { scimDoor } from './index.ts';

let app: TestApp;
let cast: Cast;
let token: string;
let door: ReturnType<typeof houseWith>;

beforeEach(async () => {
  app = await testAppForTest();
  cast = await settle(app.context);
  token = await tokenFor(app.context, 'ada', 'admin');
  const doorContext = doorwayFor(app.context);
  door = houseWith(doorContext, scimDoor(doorContext));
});

// biome-ignore lint/suspicious/noExplicitAny: a client looks into answers as they come.
type Answer = { status: number; body: any };

async function sendRequest(
  method: string,
  path: string,
  body?: unknown,
  by = token,
): Promise<Answer> {
  const answer = await door.request(`${testOrigin}/scim/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${by}`, 'content-type': 'application/scim+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

const enterpriseUserSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const buildPatch = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});

/** As Entra ID sends somebody new. */
const entraUser = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterpriseUserSchema],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Dora.Lind@corp.example.org',
  active: true,
  displayName: 'Dora Lind',
  emails: [{ primary: true, type: 'work', value: 'dora@example.org' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Dora Lind', familyName: 'Lind', givenName: 'Dora' },
  title: 'Potter',
  [enterpriseUserSchema]: { department: 'The Works', employeeNumber: '17' },
  roles: [],
};

const getFullPerson = (handle: string) => getPersonForAdmin(app.context, operator, handle);

async function addDora(): Promise<string> {
  await addUnit(app.context, operator, { handle: 'works', title: 'The Works' });
  return (await sendRequest('POST', '/Users', entraUser)).body.id;
}

describe('a directory like Entra ID', () => {
  test('finds nobody, adds somebody, and finds them by what it calls them', async () => {
    await addUnit(app.context, operator, { handle: 'works', title: 'The Works' });
    const none = await sendRequest('GET', '/Users?filter=userName eq "dora.lind@corp.example.org"');
    expect(none).toMatchObject({ status: 200, body: { totalResults: 0, Resources: [] } });
    const made = await sendRequest('POST', '/Users', entraUser);
    expect(made).toMatchObject({
      status: 201,
      body: {
        userName: entraUser.userName,
        externalId: entraUser.externalId,
        active: true,
        emails: [{ value: 'dora@example.org', primary: true }],
        [enterpriseUserSchema]: { department: 'The Works' },
        meta: { resourceType: 'User', location: `${testOrigin}/scim/v2/Users/${made.body.id}` },
      },
    });
    for (const filter of [
      'userName eq "DORA.lind@corp.example.org"',
      `externalId eq "${entraUser.externalId}"`,
      'emails[type eq "work"].value eq "dora@example.org"',
    ]) {
      const found = await sendRequest('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      expect([filter, found.body.totalResults, found.body.Resources[0]?.id]).toEqual([
        filter,
        1,
        made.body.id,
      ]);
    }
    expect(await getFullPerson('dora-lind')).toMatchObject({
      title: 'Potter',
      units: [{ handle: 'works' }],
    });
    expect(await sendRequest('POST', '/Users', entraUser)).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness', status: '409' },
    });
  });

  test('takes over somebody who was here before it', async () => {
    const found = await sendRequest('GET', '/Users?filter=userName eq "ben@example.org"');
    const { id } = found.body.Resources[0];
    expect(id).toBe(cast.ben.id);
    const change = buildPatch({ op: 'Replace', path: 'userName', value: 'ben@corp.example.org' });
    const changed = await sendRequest('PATCH', `/Users/${id}`, change);
    expect(changed.body).toMatchObject({ userName: 'ben@corp.example.org' });
    expect(await getFullPerson('ben')).toMatchObject({ email: 'ben@example.org' });
  });

  test('changes what it names by paths, and by a value without one', async () => {
    const id = await addDora();
    const changed = await sendRequest(
      ...(['PATCH', `/Users/${id}`] as const),
      buildPatch(
        { op: 'Replace', path: 'name.familyName', value: 'Berg' },
        { op: 'Replace', path: 'emails[type eq "work"].value', value: 'berg@example.org' },
        { op: 'Add', path: `${enterpriseUserSchema}:manager`, value: cast.ben.id },
        { op: 'Add', path: 'addresses[type eq "work"].locality', value: 'Kiel' },
        {
          op: 'Replace',
          value: { title: 'Foreman', [`${enterpriseUserSchema}:department`]: 'Elsewhere' },
        },
      ),
    );
    expect(changed).toMatchObject({ status: 200, body: { displayName: 'Dora Berg' } });
    expect(await getFullPerson('dora-lind')).toMatchObject({
      name: 'Dora Berg',
      email: 'berg@example.org',
      title: 'Foreman',
      units: [],
      reportsTo: { handle: 'ben' },
    });
    const circle = buildPatch({ op: 'Add', path: `${enterpriseUserSchema}:manager`, value: id });
    expect(await sendRequest('PATCH', `/Users/${cast.ben.id}`, circle)).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue' },
    });
    await sendRequest(
      'PATCH',
      `/Users/${id}`,
      buildPatch({ op: 'Remove', path: `${enterpriseUserSchema}:manager` }),
    );
    expect(await getFullPerson('dora-lind')).toMatchObject({ reportsTo: null });
  });

  test('ends every way in at once when it says "False", and opens them when it says "True"', async () => {
    const { context } = app;
    const session = await sessionFor(context, cast.ben);
    const theirs = await tokenFor(context, 'ben');
    await sendRequest(
      'PATCH',
      `/Users/${cast.ben.id}`,
      buildPatch({ op: 'Replace', path: 'userName', value: 'ben' }),
    );
    const off = await sendRequest(
      'PATCH',
      `/Users/${cast.ben.id}`,
      buildPatch({ op: 'Replace', path: 'active', value: 'False' }),
    );
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    expect(await findSessionViewer(context, session, context.now())).toBeNull();
    expect(await findTokenViewer(context, theirs, 'api')).toBeNull();
    expect((await getFullPerson('ben')).leftAt).not.toBeNull();
    const on = await sendRequest(
      'PATCH',
      `/Users/${cast.ben.id}`,
      buildPatch({ op: 'Replace', value: { active: 'True' } }),
    );
    expect(on.body.active).toBe(true);
    expect((await getFullPerson('ben')).leftAt).toBeNull();
  });

  test('keeps the members of its groups', async () => {
    const made = await sendRequest('POST', '/Groups', {
      displayName: 'Kiln room',
      externalId: 'g-1',
    });
    expect(made).toMatchObject({ status: 201, body: { displayName: 'Kiln room', members: [] } });
    const path = `/Groups/${made.body.id}`;
    const members = [{ value: cast.ben.id }, { value: cast.cleo.id }];
    await sendRequest('PATCH', path, buildPatch({ op: 'Add', path: 'members', value: members }));
    const removal = { op: 'Remove', path: `members[value eq "${cast.ben.id}"]` };
    const left = await sendRequest('PATCH', path, buildPatch(removal));
    expect(left.body.members).toMatchObject([{ value: cast.cleo.id, display: 'Cleo Marsh' }]);
    const gone = buildPatch({ op: 'Remove', path: 'members', value: [{ value: cast.cleo.id }] });
    expect((await sendRequest('PATCH', path, gone)).body.members).toEqual([]);
    const named = await sendRequest(
      'GET',
      '/Groups?excludedAttributes=members&filter=displayName eq "kiln ROOM"',
    );
    expect(named.body.Resources[0]).not.toHaveProperty('members');
    const unknown = buildPatch({ op: 'Add', path: 'members', value: [{ value: 'nobody' }] });
    expect((await sendRequest('PATCH', path, unknown)).status).toBe(400);
  });
});

describe('a directory like Okta', () => {
  const fromOkta = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'emil@example.org',
    name: { givenName: 'Emil Otto', familyName: 'Berg' },
    emails: [{ primary: true, value: 'emil@example.org', type: 'work' }],
    displayName: 'Emil Otto Berg',
    locale: 'en-US',
    externalId: '00ujl29u0le5T6Aj10h7',
    groups: [],
    password: '1mz050nq',
    active: true,
  };

  test('adds, replaces, lets leave and takes back by PUT and PATCH', async () => {
    const { body } = await sendRequest('POST', '/Users', fromOkta);
    const path = `/Users/${body.id}`;
    const put = await sendRequest('PUT', path, {
      ...fromOkta,
      id: body.id,
      displayName: 'Emil Berg',
      title: 'Clerk',
    });
    expect(put).toMatchObject({ status: 200, body: { displayName: 'Emil Berg', title: 'Clerk' } });
    await sendRequest('PATCH', path, buildPatch({ op: 'replace', value: { active: false } }));
    expect((await sendRequest('GET', path)).body.active).toBe(false);
    expect((await sendRequest('PUT', path, { ...fromOkta, active: true })).body.active).toBe(true);
    expect((await sendRequest('DELETE', path)).status).toBe(204);
    expect((await sendRequest('GET', path)).status).toBe(404);
    expect((await sendRequest('DELETE', path)).status).toBe(404);
    const again = await sendRequest('POST', '/Users', fromOkta);
    expect([again.status, again.body.id]).toEqual([201, body.id]);
  });

  test('renames a group by a value with its id, and replaces its members', async () => {
    const { body } = await sendRequest('POST', '/Groups', {
      displayName: 'Clerks',
      members: [{ value: cast.ben.id }],
    });
    const path = `/Groups/${body.id}`;
    const named = buildPatch({ op: 'replace', value: { id: body.id, displayName: 'Office' } });
    expect((await sendRequest('PATCH', path, named)).body.displayName).toBe('Office');
    const members = buildPatch({
      op: 'replace',
      path: 'members',
      value: [{ value: cast.cleo.id }],
    });
    expect((await sendRequest('PATCH', path, members)).body.members).toHaveLength(1);
    expect(
      (await sendRequest('PUT', path, { displayName: 'Office', members: [] })).body.members,
    ).toEqual([]);
    expect((await sendRequest('DELETE', path)).status).toBe(204);
    expect((await sendRequest('GET', path)).status).toBe(404);
  });
});

describe('every directory', () => {
  test('is given lists in parts, and told what it may ask', async () => {
    const part = await sendRequest('GET', '/Users?startIndex=2&count=2');
    expect(part.body).toMatchObject({ totalResults: 4, startIndex: 2, itemsPerPage: 2 });
    expect((await sendRequest('GET', '/Users?count=0')).body).toMatchObject({
      totalResults: 4,
      Resources: [],
    });
    for (const filter of ['userName co "a"', 'userName eq "a" or id eq "b"', 'nickName eq "x"']) {
      const refused = await sendRequest('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      expect([filter, refused.status, refused.body.scimType]).toEqual([
        filter,
        400,
        'invalidFilter',
      ]);
    }
    for (const path of [
      '/ServiceProviderConfig',
      '/ResourceTypes',
      '/Schemas',
      `/Schemas/${enterpriseUserSchema}`,
    ])
      expect([path, (await sendRequest('GET', path)).status]).toEqual([path, 200]);
    expect((await sendRequest('GET', '/Nothing')).status).toBe(404);
    expect((await sendRequest('POST', '/Users', [])).body).toMatchObject({
      scimType: 'invalidSyntax',
    });
  });

  test('leaves the last administrator here', async () => {
    const off = buildPatch({ op: 'replace', path: 'active', value: false });
    expect((await sendRequest('PATCH', `/Users/${cast.ada.id}`, off)).status).toBe(409);
    expect(await findPerson(app.context, operator, 'ada')).toMatchObject({ leftAt: null });
  });

  test('needs the token of an administrator', async () => {
    for (const [handle, scope, status] of [
      ['ada', 'write', 403],
      ['ben', 'write', 403],
      ['gus', 'read', 403],
    ] as const) {
      const theirs = await tokenFor(app.context, handle, scope);
      for (const [method, path] of [
        ['GET', '/Users'],
        ['GET', `/Users/${cast.ben.id}`],
        ['DELETE', `/Users/${cast.ben.id}`],
        ['POST', '/Groups'],
        ['GET', '/Schemas'],
        ['GET', '/Nothing'],
      ] as [string, string][])
        expect([path, (await sendRequest(method, path, undefined, theirs)).status]).toEqual([
          path,
          status,
        ]);
    }
    const cookie = `session=${await sessionFor(app.context, cast.ada)}`;
    const browser = await door.request(`${testOrigin}/scim/v2/Users`, { headers: { cookie } });
    expect(browser.status).toBe(403);
    const stranger = await door.request(`${testOrigin}/scim/v2/Users`);
    expect([stranger.status, stranger.headers.get('content-type')]).toEqual([
      401,
      'application/scim+json',
    ]);
  });
});
