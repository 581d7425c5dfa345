import { createRoute, z } from '@hono/zod-openapi';
import { getPerson } from '../../workplace/people/index.ts';
import { handlePattern } from '../../workplace/people/rules.ts';
import {
  addMember,
  joinSpace,
  listMembers,
  type MemberView,
  removeMember,
} from '../../workplace/spaces/index.ts';
import { membershipInput } from '../../workplace/spaces/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { listOf } from './lists.ts';
import { Problem } from './problems.ts';
import { body, gone, json } from './routes.ts';
import { nameParam } from './spaces.ts';

const memberShape = z
  .object({
    handle: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    url: z.url(),
    role: z.enum(['member', 'steward']),
    joinedAt: z.iso.datetime(),
  })
  .openapi('Member');

const memberParam = nameParam.extend({ handle: z.string().regex(handlePattern) });
const memberChange = z
  .object({ role: membershipInput.shape.role.unwrap().optional() })
  .openapi('Membership');

function memberOf(member: MemberView, origin: string): z.infer<typeof memberShape> {
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
    request: { params: nameParam },
    responses: { 200: json(listOf(memberShape), 'Members') },
  }),
  add: createRoute({
    method: 'put',
    path: '/api/v1/spaces/{name}/members/{handle}',
    summary: 'Join a space oneself, or as its steward take somebody in',
    tags: ['Spaces'],
    request: { params: memberParam, ...body(memberChange, false) },
    responses: { 200: json(memberShape, 'The member') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/spaces/{name}/members/{handle}',
    summary: 'Leave a space oneself, or as its steward show somebody out',
    tags: ['Spaces'],
    request: { params: memberParam },
    responses: { 204: gone },
  }),
};

export function members(api: Api, { workplace }: Doorway): void {
  api.openapi(routes.list, async (c) => {
    const found = await listMembers(workplace, c.var.viewer, c.req.valid('param').name);
    return c.json({ items: found.map((one) => memberOf(one, c.var.origin)), next: null }, 200);
  });

  api.openapi(routes.add, async (c) => {
    const viewer = personAsking(c);
    const { name, handle } = c.req.valid('param');
    const { role } = c.req.valid('json');
    if (handle === viewer.handle && role === undefined) await joinSpace(workplace, viewer, name);
    else {
      await getPerson(workplace, viewer, handle);
      await addMember(workplace, viewer, name, { handle, role });
    }
    const found = await listMembers(workplace, viewer, name);
    const member = found.find((one) => one.handle === handle);
    if (!member) throw new Problem('notFound');
    return c.json(memberOf(member, c.var.origin), 200);
  });

  api.openapi(routes.remove, async (c) => {
    const { name, handle } = c.req.valid('param');
    await removeMember(workplace, personAsking(c), name, handle);
    return c.body(null, 204);
  });
}
