import type { Hono } from 'hono';
import {
  admitUnit,
  changeUnitByDirectory,
  type DirectoryUnit,
  dropUnitFromDirectory,
  getDirectoryUnit,
  listDirectoryUnits,
} from '../../workplace/people/directory-units.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { type Asked, answer, bodyOf, isObject, type Json, listAnswer, partOf } from './asking.ts';
import { ScimError } from './errors.ts';
import { readFilter } from './filter.ts';
import { type Operation, operationsIn } from './operations.ts';
import { groupSchema } from './schemas.ts';

const filters = {
  id: 'id',
  externalid: 'externalId',
  displayname: 'title',
  members: 'member',
  'members.value': 'member',
} as const;

/** Groups: units, with the people who belong to them. */
export function groups(door: Hono<DoorEnv>, { workplace }: Doorway): void {
  const path = '/scim/v2/Groups';
  const shown = async (c: Asked, id: string, status?: 201) =>
    answer(c, groupOf(await getDirectoryUnit(workplace, c.var.viewer, id), c.var.origin), status);

  door.get(path, async (c) => {
    const filter = readFilter(c.req.query('filter'), filters);
    const { total, items } = await listDirectoryUnits(workplace, c.var.viewer, filter, partOf(c));
    const resources = items.map((unit) => groupOf(unit, c.var.origin));
    return listAnswer(c, total, resources);
  });
  door.post(path, async (c) => {
    const { id } = await admitUnit(workplace, c.var.viewer, wordsIn(await bodyOf(c)));
    return shown(c, id, 201);
  });
  door.get(`${path}/:id`, (c) => shown(c, c.req.param('id')));
  door.put(`${path}/:id`, async (c) => {
    const words = { members: [], ...wordsIn(await bodyOf(c)) };
    await changeUnitByDirectory(workplace, c.var.viewer, c.req.param('id'), words);
    return shown(c, c.req.param('id'));
  });
  door.patch(`${path}/:id`, async (c) => {
    const operations = operationsIn(await bodyOf(c));
    const words = wordsByPatch(operations);
    await changeUnitByDirectory(workplace, c.var.viewer, c.req.param('id'), words);
    return shown(c, c.req.param('id'));
  });
  door.delete(`${path}/:id`, async (c) => {
    await dropUnitFromDirectory(workplace, c.var.viewer, c.req.param('id'));
    return c.body(null, 204);
  });
}

interface Words {
  title?: unknown;
  externalId?: unknown;
  members?: string[];
  join: string[];
  leave: string[];
}

function wordsIn(resource: Json): Words {
  return {
    ...(resource.displayName === undefined ? {} : { title: resource.displayName }),
    ...(resource.externalId === undefined ? {} : { externalId: resource.externalId }),
    ...(resource.members === undefined ? {} : { members: idsIn(resource.members) }),
    join: [],
    leave: [],
  };
}

function wordsByPatch(operations: readonly Operation[]): Words {
  const words: Words = { join: [], leave: [] };
  for (const operation of operations) apply(words, operation);
  return words;
}

function apply(words: Words, operation: Operation): void {
  const { op, path, value } = operation;
  if (path === '' && isObject(value)) {
    for (const [name, inner] of Object.entries(value))
      apply(words, { op, path: name, value: inner });
  } else if (/^members\b/i.test(path)) applyToMembers(words, operation);
  else if (/^displayname$/i.test(path) && op !== 'remove') words.title = value;
  else if (/^externalid$/i.test(path)) words.externalId = op === 'remove' ? null : value;
  else if (!/^(id|schemas|meta)$/i.test(path))
    throw new ScimError(400, 'There is no such attribute of a group to change.', 'invalidPath');
}

/** The last word about somebody holds. */
function applyToMembers(words: Words, { op, path, value }: Operation): void {
  const one = /^members\[\s*value\s+eq\s+"([^"]*)"\s*\]$/i.exec(path)?.[1];
  if (one === undefined && !/^members$/i.test(path))
    throw new ScimError(400, 'This path of members is not understood.', 'invalidPath');
  if (op === 'add') join(words, one === undefined ? idsIn(value) : [one]);
  else if (op === 'remove' && one !== undefined) leave(words, [one]);
  else if (op === 'remove' && value !== undefined) leave(words, idsIn(value));
  else {
    const members = op === 'remove' ? [] : idsIn(value);
    Object.assign(words, { members, join: [], leave: [] });
  }
}

function join(words: Words, ids: string[]): void {
  words.leave = words.leave.filter((id) => !ids.includes(id));
  words.join.push(...ids);
}

function leave(words: Words, ids: string[]): void {
  words.join = words.join.filter((id) => !ids.includes(id));
  words.leave.push(...ids);
}

function idsIn(value: unknown): string[] {
  return [value ?? []].flat().map((one) => {
    const id = isObject(one) ? one.value : one;
    if (typeof id !== 'string') throw new ScimError(400, 'A member has no value.', 'invalidValue');
    return id;
  });
}

function groupOf(unit: DirectoryUnit, origin: string): Json {
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
