import type { Hono } from 'hono';
import {
  admitPerson,
  changeByDirectory,
  type DirectoryPerson,
  dropFromDirectory,
  getDirectoryPerson,
  listDirectory,
} from '../../workplace/people/directory.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { type Asked, answer, bodyOf, isObject, type Json, listAnswer, partOf } from './asking.ts';
import { ScimError } from './errors.ts';
import { readFilter } from './filter.ts';
import { operationsIn } from './operations.ts';
import { noteAll, noteOne, partsOf, type Said, wordsOf } from './said.ts';
import { enterpriseUser, userSchema } from './schemas.ts';

const filters = {
  id: 'id',
  externalid: 'externalId',
  username: 'externalName',
  emails: 'email',
  'emails.value': 'email',
} as const;

/** Users: people, as the organisation's directory adds, changes and removes them. */
export function users(door: Hono<DoorEnv>, { workplace }: Doorway): void {
  const path = '/scim/v2/Users';
  const find = (c: Asked) => getDirectoryPerson(workplace, c.var.viewer, c.req.param('id') ?? '');
  const shown = async (c: Asked, id: string, status?: 201) =>
    answer(c, userOf(await getDirectoryPerson(workplace, c.var.viewer, id), c.var.origin), status);

  door.get(path, async (c) => {
    const filter = readFilter(c.req.query('filter'), filters);
    const { total, items } = await listDirectory(workplace, c.var.viewer, filter, partOf(c));
    const resources = items.map((person) => userOf(person, c.var.origin));
    return listAnswer(c, total, resources);
  });
  door.post(path, async (c) => {
    const said: Said = new Map();
    noteAll(said, await bodyOf(c));
    if (!said.get('username')) throw new ScimError(400, 'userName is missing.', 'invalidValue');
    const { id } = await admitPerson(workplace, c.var.viewer, wordsOf(said, null));
    return shown(c, id, 201);
  });
  door.get(`${path}/:id`, async (c) => answer(c, userOf(await find(c), c.var.origin)));
  for (const method of ['PUT', 'PATCH'] as const) {
    door.on(method, `${path}/:id`, async (c) => {
      const person = await find(c);
      const body = await bodyOf(c);
      const said = method === 'PUT' ? saidIn(body) : saidByPatch(body);
      await changeByDirectory(workplace, c.var.viewer, person.id, wordsOf(said, person));
      return shown(c, person.id);
    });
  }
  door.delete(`${path}/:id`, async (c) => {
    await dropFromDirectory(workplace, c.var.viewer, c.req.param('id'));
    return c.body(null, 204);
  });
}

/** What a whole resource leaves out stays as it is, which RFC 7644 (section 3.5.1) leaves to us. */
function saidIn(resource: Json): Said {
  const said: Said = new Map();
  noteAll(said, resource);
  return said;
}

function saidByPatch(body: Json): Said {
  const said: Said = new Map();
  for (const { op, path, value } of operationsIn(body)) {
    if (op === 'remove') noteOne(said, path, null);
    else if (path !== '' && !isObject(value)) noteOne(said, path, value);
    else if (path === '' && isObject(value)) noteAll(said, value);
    else if (path !== '' && isObject(value)) noteAll(said, { [path]: value });
    else throw new ScimError(400, 'An operation without a path needs an object.', 'invalidValue');
  }
  return said;
}

function userOf(person: DirectoryPerson, origin: string): Json {
  const { id, externalId, email, department, reportsTo } = person;
  const extension = {
    ...(department ? { department } : {}),
    ...(reportsTo ? { manager: managerOf(reportsTo, origin) } : {}),
  };
  const extended = Object.keys(extension).length > 0;
  return {
    schemas: extended ? [userSchema, enterpriseUser] : [userSchema],
    id,
    ...(externalId ? { externalId } : {}),
    userName: person.externalName ?? email ?? person.handle,
    displayName: person.name,
    name: { formatted: person.name, ...partsOf(person.name) },
    ...(person.title ? { title: person.title } : {}),
    ...(email ? { emails: [{ value: email, type: 'work', primary: true }] } : {}),
    active: person.here,
    groups: person.units.map((unit) => ({
      value: unit.id,
      display: unit.title,
      $ref: `${origin}/scim/v2/Groups/${unit.id}`,
    })),
    ...(extended ? { [enterpriseUser]: extension } : {}),
    meta: {
      resourceType: 'User',
      created: person.createdAt,
      lastModified: person.updatedAt,
      location: `${origin}/scim/v2/Users/${id}`,
    },
  };
}

function managerOf({ id, name }: { id: string; name: string }, origin: string): Json {
  return { value: id, displayName: name, $ref: `${origin}/scim/v2/Users/${id}` };
}
