import type { Hono } from 'hono';
import {
  type DirectoryPerson,
  deprovisionPerson,
  getDirectoryPerson,
  listDirectoryPeople,
  provisionPerson,
  updateProvisionedPerson,
} from '../../workplace/directory/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { ScimError } from './errors.ts';
import { parseFilter } from './filter.ts';
import { parseOperations } from './patch-operations.ts';
import { enterpriseUserSchema, userSchema } from './schemas.ts';
import {
  isObject,
  type JsonObject,
  parsePagination,
  readBody,
  respondWithList,
  respondWithResource,
  type ScimContext,
} from './scim-http.ts';
import {
  addAttribute,
  addAttributes,
  splitName,
  toDirectoryInput,
  type UserAttributes,
} from './user-attributes.ts';

const userFilters = {
  id: 'id',
  externalid: 'externalId',
  username: 'externalName',
  emails: 'email',
  'emails.value': 'email',
} as const;

/** Users: people, as the organisation's directory adds, changes and removes them. */
export function addUserRoutes(door: Hono<DoorEnv>, { context }: DoorContext): void {
  const path = '/scim/v2/Users';
  const find = (c: ScimContext) =>
    getDirectoryPerson(context, c.var.viewer, c.req.param('id') ?? '');
  const shown = async (c: ScimContext, id: string, status?: 201) =>
    respondWithResource(
      c,
      toUserResource(await getDirectoryPerson(context, c.var.viewer, id), c.var.origin),
      status,
    );

  door.get(path, async (c) => {
    const filter = parseFilter(c.req.query('filter'), userFilters);
    const { total, items } = await listDirectoryPeople(
      context,
      c.var.viewer,
      filter,
      parsePagination(c),
    );
    const resources = items.map((person) => toUserResource(person, c.var.origin));
    return respondWithList(c, total, resources);
  });
  door.post(path, async (c) => {
    const attributes: UserAttributes = new Map();
    addAttributes(attributes, await readBody(c));
    if (!attributes.get('username'))
      throw new ScimError(400, 'userName is missing.', 'invalidValue');
    const { id } = await provisionPerson(context, c.var.viewer, toDirectoryInput(attributes, null));
    return shown(c, id, 201);
  });
  door.get(`${path}/:id`, async (c) =>
    respondWithResource(c, toUserResource(await find(c), c.var.origin)),
  );
  for (const method of ['PUT', 'PATCH'] as const) {
    door.on(method, `${path}/:id`, async (c) => {
      const person = await find(c);
      const body = await readBody(c);
      const attributes = method === 'PUT' ? parseUser(body) : parseUserPatch(body);
      await updateProvisionedPerson(
        context,
        c.var.viewer,
        person.id,
        toDirectoryInput(attributes, person),
      );
      return shown(c, person.id);
    });
  }
  door.delete(`${path}/:id`, async (c) => {
    await deprovisionPerson(context, c.var.viewer, c.req.param('id'));
    return c.body(null, 204);
  });
}

/** What a whole resource leaves out stays as it is, which RFC 7644 (section 3.5.1) leaves to us. */
function parseUser(resource: JsonObject): UserAttributes {
  const attributes: UserAttributes = new Map();
  addAttributes(attributes, resource);
  return attributes;
}

function parseUserPatch(body: JsonObject): UserAttributes {
  const attributes: UserAttributes = new Map();
  for (const { op, path, value } of parseOperations(body)) {
    if (op === 'remove') addAttribute(attributes, path, null);
    else if (path !== '' && !isObject(value)) addAttribute(attributes, path, value);
    else if (path === '' && isObject(value)) addAttributes(attributes, value);
    else if (path !== '' && isObject(value)) addAttributes(attributes, { [path]: value });
    else throw new ScimError(400, 'An operation without a path needs an object.', 'invalidValue');
  }
  return attributes;
}

function toUserResource(person: DirectoryPerson, origin: string): JsonObject {
  const { id, externalId, email, department, reportsTo } = person;
  const extension = {
    ...(department ? { department } : {}),
    ...(reportsTo ? { manager: toManagerAttribute(reportsTo, origin) } : {}),
  };
  const extended = Object.keys(extension).length > 0;
  return {
    schemas: extended ? [userSchema, enterpriseUserSchema] : [userSchema],
    id,
    ...(externalId ? { externalId } : {}),
    userName: person.externalName ?? email ?? person.handle,
    displayName: person.name,
    name: { formatted: person.name, ...splitName(person.name) },
    ...(person.title ? { title: person.title } : {}),
    ...(email ? { emails: [{ value: email, type: 'work', primary: true }] } : {}),
    active: person.isActive,
    groups: person.units.map((unit) => ({
      value: unit.id,
      display: unit.title,
      $ref: `${origin}/scim/v2/Groups/${unit.id}`,
    })),
    ...(extended ? { [enterpriseUserSchema]: extension } : {}),
    meta: {
      resourceType: 'User',
      created: person.createdAt,
      lastModified: person.updatedAt,
      location: `${origin}/scim/v2/Users/${id}`,
    },
  };
}

function toManagerAttribute(
  { id, name }: { id: string; name: string },
  origin: string,
): JsonObject {
  return { value: id, displayName: name, $ref: `${origin}/scim/v2/Users/${id}` };
}
