import { createRoute, z } from '@hono/zod-openapi';
import type { Viewer } from '../../workplace/access/index.ts';
import {
  addPerson,
  changePerson,
  changeProfile,
  deactivatePerson,
  getPerson,
  handlePattern,
  listPeople,
  type PersonView,
  personChangeInput,
  personInput,
  profileInput,
  reactivatePerson,
  unitsField,
} from '../../workplace/people/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import {
  makeListSchema,
  pageQuery,
  queryBoolean,
  queryText,
  respondWithList,
} from './pagination.ts';
import { type Api, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonBody,
  jsonResponse,
} from './route-schemas.ts';

const personSchema = z
  .object({
    id: z.uuid(),
    url: z.url(),
    handle: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    about: z.string().nullable(),
    website: z.url().nullable(),
    picture: z.url().nullable(),
    timeZone: z.string(),
    membership: z.enum(['member', 'guest']),
    admin: z.boolean(),
    units: z.array(z.object({ handle: z.string(), title: z.string() })),
    reportsTo: z
      .object({ handle: z.string(), name: z.string(), isActive: z.boolean() })
      .nullable()
      .openapi({ description: 'For members to see; `isActive` is false where they left.' }),
    createdAt: z.iso.datetime(),
    leftAt: z.iso.datetime().nullable(),
  })
  .openapi('Person');

const meSchema = personSchema
  .extend({ scope: z.enum(['read', 'write', 'admin']) })
  .openapi('Me', { description: 'The person who asks, and what their token may do.' });

const profileChangeSchema = z
  .object(profileInput.partial().shape)
  .extend({ units: unitsField.optional() })
  .openapi('ProfileChange');

const handleParams = { params: z.object({ handle: z.string().regex(handlePattern) }) };

/** A person as other programs see them. */
function toApiPerson(person: PersonView, origin: string): z.infer<typeof personSchema> {
  return {
    ...person,
    url: `${origin}/people/${person.handle}`,
    picture: person.picture && new URL(person.picture, origin).href,
    createdAt: person.createdAt.toISOString(),
    leftAt: person.leftAt?.toISOString() ?? null,
  };
}

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/people',
    summary: 'People by name',
    tags: ['People'],
    request: {
      query: pageQuery.extend({
        q: queryText.optional(),
        unit: queryText.optional(),
        left: queryBoolean.optional().openapi({ description: 'Also those who left.' }),
      }),
    },
    responses: { 200: jsonResponse(makeListSchema(personSchema), 'People') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/people',
    summary: 'Add a person (administrators)',
    tags: ['People'],
    request: {
      ...jsonBody(z.object(personInput.shape).openapi('NewPerson')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(personSchema, 'The new person') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/people/{handle}',
    summary: 'A person',
    tags: ['People'],
    request: handleParams,
    responses: { 200: jsonResponse(personSchema, 'The person') },
  }),
  leave: createRoute({
    method: 'delete',
    path: '/api/v1/people/{handle}',
    summary: 'Let a person leave (administrators)',
    description: 'Their words stay; their sessions and tokens end at once.',
    tags: ['People'],
    request: handleParams,
    responses: { 204: deletedResponse },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/people/{handle}',
    summary: 'Change a person (administrators)',
    description: 'What is not named stays as it is. The last administrator remains one.',
    tags: ['People'],
    request: {
      ...handleParams,
      ...jsonBody(z.object(personChangeInput.shape).openapi('PersonChange')),
    },
    responses: { 200: jsonResponse(personSchema, 'The person, changed') },
  }),
  takeBack: createRoute({
    method: 'put',
    path: '/api/v1/people/{handle}/return',
    summary: 'Take a person back who left (administrators)',
    description: 'They sign in as before; tokens that ended stay ended.',
    tags: ['People'],
    request: handleParams,
    responses: { 200: jsonResponse(personSchema, 'The person, here again') },
  }),
  me: createRoute({
    method: 'get',
    path: '/api/v1/me',
    summary: 'Oneself',
    tags: ['People'],
    responses: { 200: jsonResponse(meSchema, 'Whoever asks') },
  }),
  changeMe: createRoute({
    method: 'patch',
    path: '/api/v1/me',
    summary: 'Change one’s profile',
    description: 'What is not named stays as it is.',
    tags: ['People'],
    request: jsonBody(profileChangeSchema),
    responses: { 200: jsonResponse(meSchema, 'Oneself, changed') },
  }),
};

export function addPeopleRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;
  const find = async (viewer: Viewer, handle: string, origin: string) =>
    toApiPerson(await getPerson(context, viewer, handle), origin);

  api.openapi(routes.list, async (c) => {
    const page = await listPeople(context, c.var.viewer, c.req.valid('query'));
    return respondWithList(c, page, (person) => toApiPerson(person, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const viewer = requirePerson(c);
    const { id } = await addPerson(
      await withIdempotencyKey(c, doorContext),
      viewer,
      c.req.valid('json'),
    );
    const person = await find(viewer, id, c.var.origin);
    return c.json(person, 201, { Location: `${c.var.origin}/api/v1/people/${person.handle}` });
  });

  api.openapi(routes.get, async (c) => {
    const { handle } = c.req.valid('param');
    return c.json(await find(c.var.viewer, handle, c.var.origin), 200);
  });

  api.openapi(routes.leave, async (c) => {
    await deactivatePerson(context, requirePerson(c), c.req.valid('param').handle);
    return c.body(null, 204);
  });

  api.openapi(routes.change, async (c) => {
    const { handle } = c.req.valid('param');
    await changePerson(context, requirePerson(c), handle, c.req.valid('json'));
    return c.json(await find(c.var.viewer, handle, c.var.origin), 200);
  });

  api.openapi(routes.takeBack, async (c) => {
    const { handle } = c.req.valid('param');
    await reactivatePerson(context, requirePerson(c), handle);
    return c.json(await find(c.var.viewer, handle, c.var.origin), 200);
  });

  api.openapi(routes.me, async (c) => {
    const viewer = requirePerson(c);
    const person = await find(viewer, viewer.id, c.var.origin);
    return c.json({ ...person, scope: viewer.scope }, 200);
  });

  api.openapi(routes.changeMe, async (c) => {
    const viewer = requirePerson(c);
    const { name, title, about, website, timeZone } = await getPerson(context, viewer, viewer.id);
    const change = await c.req.json<object>();
    await changeProfile(context, viewer, { name, title, about, website, timeZone, ...change });
    const person = await find(viewer, viewer.id, c.var.origin);
    return c.json({ ...person, scope: viewer.scope }, 200);
  });
}
