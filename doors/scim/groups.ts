import type { Hono } from 'hono';
import {
  type DirectoryUnit,
  deprovisionUnit,
  getDirectoryUnit,
  listDirectoryUnits,
  provisionUnit,
  updateProvisionedUnit,
} from '../../workplace/directory/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { ScimError } from './errors.ts';
import { parseFilter } from './filter.ts';
import { type PatchOperation, parseOperations } from './patch-operations.ts';
import { groupSchema } from './schemas.ts';
import {
  isObject,
  type JsonObject,
  parsePagination,
  readBody,
  respondWithList,
  respondWithResource,
  type ScimContext,
} from './scim-http.ts';

const groupFilters = {
  id: 'id',
  externalid: 'externalId',
  displayname: 'title',
  members: 'member',
  'members.value': 'member',
} as const;

/** Groups: units, with the people who belong to them. */
export function addGroupRoutes(door: Hono<DoorEnv>, { context }: DoorContext): void {
  const path = '/scim/v2/Groups';
  const shown = async (c: ScimContext, id: string, status?: 201) =>
    respondWithResource(
      c,
      toGroupResource(await getDirectoryUnit(context, c.var.viewer, id), c.var.origin),
      status,
    );

  door.get(path, async (c) => {
    const filter = parseFilter(c.req.query('filter'), groupFilters);
    const { total, items } = await listDirectoryUnits(
      context,
      c.var.viewer,
      filter,
      parsePagination(c),
    );
    const resources = items.map((unit) => toGroupResource(unit, c.var.origin));
    return respondWithList(c, total, resources);
  });
  door.post(path, async (c) => {
    const { id } = await provisionUnit(context, c.var.viewer, parseGroup(await readBody(c)));
    return shown(c, id, 201);
  });
  door.get(`${path}/:id`, (c) => shown(c, c.req.param('id')));
  door.put(`${path}/:id`, async (c) => {
    const words = { members: [], ...parseGroup(await readBody(c)) };
    await updateProvisionedUnit(context, c.var.viewer, c.req.param('id'), words);
    return shown(c, c.req.param('id'));
  });
  door.patch(`${path}/:id`, async (c) => {
    const operations = parseOperations(await readBody(c));
    const words = parseGroupPatch(operations);
    await updateProvisionedUnit(context, c.var.viewer, c.req.param('id'), words);
    return shown(c, c.req.param('id'));
  });
  door.delete(`${path}/:id`, async (c) => {
    await deprovisionUnit(context, c.var.viewer, c.req.param('id'));
    return c.body(null, 204);
  });
}

interface GroupInput {
  title?: unknown;
  externalId?: unknown;
  members?: string[];
  join: string[];
  leave: string[];
}

function parseGroup(resource: JsonObject): GroupInput {
  return {
    ...(resource.displayName === undefined ? {} : { title: resource.displayName }),
    ...(resource.externalId === undefined ? {} : { externalId: resource.externalId }),
    ...(resource.members === undefined ? {} : { members: parseMemberIds(resource.members) }),
    join: [],
    leave: [],
  };
}

function parseGroupPatch(operations: readonly PatchOperation[]): GroupInput {
  const words: GroupInput = { join: [], leave: [] };
  for (const operation of operations) applyOperation(words, operation);
  return words;
}

function applyOperation(words: GroupInput, operation: PatchOperation): void {
  const { op, path, value } = operation;
  if (path === '' && isObject(value)) {
    for (const [name, inner] of Object.entries(value))
      applyOperation(words, { op, path: name, value: inner });
  } else if (/^members\b/i.test(path)) applyMembersOperation(words, operation);
  else if (/^displayname$/i.test(path) && op !== 'remove') words.title = value;
  else if (/^externalid$/i.test(path)) words.externalId = op === 'remove' ? null : value;
  else if (!/^(id|schemas|meta)$/i.test(path))
    throw new ScimError(400, 'There is no such attribute of a group to change.', 'invalidPath');
}

/** The last word about somebody holds. */
function applyMembersOperation(words: GroupInput, { op, path, value }: PatchOperation): void {
  const one = /^members\[\s*value\s+eq\s+"([^"]*)"\s*\]$/i.exec(path)?.[1];
  if (one === undefined && !/^members$/i.test(path))
    throw new ScimError(400, 'This path of members is not understood.', 'invalidPath');
  if (op === 'add') addJoiningMembers(words, one === undefined ? parseMemberIds(value) : [one]);
  else if (op === 'remove' && one !== undefined) addLeavingMembers(words, [one]);
  else if (op === 'remove' && value !== undefined) addLeavingMembers(words, parseMemberIds(value));
  else {
    const members = op === 'remove' ? [] : parseMemberIds(value);
    Object.assign(words, { members, join: [], leave: [] });
  }
}

function addJoiningMembers(words: GroupInput, ids: string[]): void {
  words.leave = words.leave.filter((id) => !ids.includes(id));
  words.join.push(...ids);
}

function addLeavingMembers(words: GroupInput, ids: string[]): void {
  words.join = words.join.filter((id) => !ids.includes(id));
  words.leave.push(...ids);
}

function parseMemberIds(value: unknown): string[] {
  return [value ?? []].flat().map((one) => {
    const id = isObject(one) ? one.value : one;
    if (typeof id !== 'string') throw new ScimError(400, 'A member has no value.', 'invalidValue');
    return id;
  });
}

function toGroupResource(unit: DirectoryUnit, origin: string): JsonObject {
  return {
    schemas: [groupSchema],
    id: unit.id,
    ...(unit.externalId ? { externalId: unit.externalId } : {}),
    displayName: unit.title,
    members: unit.members.map(({ id, name }) => ({
      value: id,
      display: name,
      type: 'User',
      $ref: `${origin}/scim/v2/Users/${id}`,
    })),
    meta: {
      resourceType: 'Group',
      created: unit.createdAt,
      location: `${origin}/scim/v2/Groups/${unit.id}`,
    },
  };
}
