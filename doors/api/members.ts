import { createRoute, z } from '@hono/zod-openapi';
import { getPerson, handlePattern } from '../../workplace/people/index.ts';
import {
  addMember,
  joinSpace,
  listMembers,
  type MemberView,
  membershipInput,
  removeMember,
} from '../../workplace/spaces/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { ProblemError } from './error-responses.ts';
import { makeListSchema } from './pagination.ts';
import { type Api, requirePerson } from './request-context.ts';
import { deletedResponse, jsonBody, jsonResponse } from './route-schemas.ts';
import { spaceNameParams } from './spaces.ts';

const memberSchema = z
  .object({
    handle: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    url: z.url(),
    role: z.enum(['member', 'steward']),
    joinedAt: z.iso.datetime(),
  })
  .openapi('Member');

const memberParams = spaceNameParams.extend({ handle: z.string().regex(handlePattern) });
const memberChangeSchema = z
  .object({ role: membershipInput.shape.role.unwrap().optional() })
  .openapi('Membership');

function toApiMember(member: MemberView, origin: string): z.infer<typeof memberSchema> {
  const { handle, name, title, role } = member;
  const url = `${origin}/people/${handle}`;
  return { handle, name, title, url, role, joinedAt: member.joinedAt.toISOString() };
}

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/spaces/{name}/members',
    summary: 'The members of a space, stewards first',
    tags: ['Spaces'],
    request: { params: spaceNameParams },
    responses: { 200: jsonResponse(makeListSchema(memberSchema), 'Members') },
  }),
  add: createRoute({
    method: 'put',
    path: '/api/v1/spaces/{name}/members/{handle}',
    summary: 'Join a space oneself, or as its steward take somebody in',
    tags: ['Spaces'],
    request: { params: memberParams, ...jsonBody(memberChangeSchema, false) },
    responses: { 200: jsonResponse(memberSchema, 'The member') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/spaces/{name}/members/{handle}',
    summary: 'Leave a space oneself, or as its steward show somebody out',
    tags: ['Spaces'],
    request: { params: memberParams },
    responses: { 204: deletedResponse },
  }),
};

export function addMemberRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(routes.list, async (c) => {
    const found = await listMembers(context, c.var.viewer, c.req.valid('param').name);
    return c.json({ items: found.map((one) => toApiMember(one, c.var.origin)), next: null }, 200);
  });

  api.openapi(routes.add, async (c) => {
    const viewer = requirePerson(c);
    const { name, handle } = c.req.valid('param');
    const { role } = c.req.valid('json');
    if (handle === viewer.handle && role === undefined) await joinSpace(context, viewer, name);
    else {
      await getPerson(context, viewer, handle);
      await addMember(context, viewer, name, { handle, role });
    }
    const found = await listMembers(context, viewer, name);
    const member = found.find((one) => one.handle === handle);
    if (!member) throw new ProblemError('notFound');
    return c.json(toApiMember(member, c.var.origin), 200);
  });

  api.openapi(routes.remove, async (c) => {
    const { name, handle } = c.req.valid('param');
    await removeMember(context, requirePerson(c), name, handle);
    return c.body(null, 204);
  });
}
