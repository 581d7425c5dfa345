import { createRoute, z } from '@hono/zod-openapi';
import type { Viewer } from '../../workplace/access/index.ts';
import {
  addPerson,
  changePerson,
  changeProfile,
  getPerson,
  letPersonLeave,
  listPeople,
  type PersonView,
  takePersonBack,
} from '../../workplace/people/index.ts';
import {
  handlePattern,
  personChange,
  personInput,
  profileInput,
  unitsField,
} from '../../workplace/people/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking, workplaceFor } from './asking.ts';
import { answerList, listOf, pageQuery, word, yesOrNo } from './lists.ts';
import { body, created, gone, json, once } from './routes.ts';

const personShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    handle: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    about: z.string().nullable(),
    webSite: z.url().nullable(),
    picture: z.url().nullable(),
    timeZone: z.string(),
    standing: z.enum(['member', 'guest']),
    admin: z.boolean(),
    units: z.array(z.object({ handle: z.string(), title: z.string() })),
    reportsTo: z
      .object({ handle: z.string(), name: z.string(), here: z.boolean() })
      .nullable()
      .openapi({ description: 'For members to see; `here` is false where they left.' }),
    createdAt: z.iso.datetime(),
    leftAt: z.iso.datetime().nullable(),
  })
  .openapi('Person');

const meShape = personShape
  .extend({ scope: z.enum(['read', 'write', 'admin']) })
  .openapi('Me', { description: 'The person who asks, and what their token may do.' });

const profileChange = z
  .object(profileInput.partial().shape)
  .extend({ units: unitsField.optional() })
  .openapi('ProfileChange');

const handleParam = { params: z.object({ handle: z.string().regex(handlePattern) }) };

/** A person as other programs see them. */
function personOf(person: PersonView, origin: string): z.infer<typeof personShape> {
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
        q: word.optional(),
        unit: word.optional(),
        left: yesOrNo.optional().openapi({ description: 'Also those who left.' }),
      }),
    },
    responses: { 200: json(listOf(personShape), 'People') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/people',
    summary: 'Add a person (administrators)',
    tags: ['People'],
    request: { ...body(z.object(personInput.shape).openapi('NewPerson')), ...once },
    responses: { 201: created(personShape, 'The new person') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/people/{handle}',
    summary: 'A person',
    tags: ['People'],
    request: handleParam,
    responses: { 200: json(personShape, 'The person') },
  }),
  leave: createRoute({
    method: 'delete',
    path: '/api/v1/people/{handle}',
    summary: 'Let a person leave (administrators)',
    description: 'Their words stay; their sessions and tokens end at once.',
    tags: ['People'],
    request: handleParam,
    responses: { 204: gone },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/people/{handle}',
    summary: 'Change a person (administrators)',
    description: 'What is not named stays as it is. The last administrator remains one.',
    tags: ['People'],
    request: { ...handleParam, ...body(z.object(personChange.shape).openapi('PersonChange')) },
    responses: { 200: json(personShape, 'The person, changed') },
  }),
  takeBack: createRoute({
    method: 'put',
    path: '/api/v1/people/{handle}/return',
    summary: 'Take a person back who left (administrators)',
    description: 'They sign in as before; tokens that ended stay ended.',
    tags: ['People'],
    request: handleParam,
    responses: { 200: json(personShape, 'The person, here again') },
  }),
  me: createRoute({
    method: 'get',
    path: '/api/v1/me',
    summary: 'Oneself',
    tags: ['People'],
    responses: { 200: json(meShape, 'Whoever asks') },
  }),
  changeMe: createRoute({
    method: 'patch',
    path: '/api/v1/me',
    summary: 'Change one’s profile',
    description: 'What is not named stays as it is.',
    tags: ['People'],
    request: body(profileChange),
    responses: { 200: json(meShape, 'Oneself, changed') },
  }),
};

export function people(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;
  const find = async (viewer: Viewer, handle: string, origin: string) =>
    personOf(await getPerson(workplace, viewer, handle), origin);

  api.openapi(routes.list, async (c) => {
    const page = await listPeople(workplace, c.var.viewer, c.req.valid('query'));
    return answerList(c, page, (person) => personOf(person, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const viewer = personAsking(c);
    const { id } = await addPerson(await workplaceFor(c, doorway), viewer, c.req.valid('json'));
    const person = await find(viewer, id, c.var.origin);
    return c.json(person, 201, { Location: `${c.var.origin}/api/v1/people/${person.handle}` });
  });

  api.openapi(routes.get, async (c) => {
    const { handle } = c.req.valid('param');
    return c.json(await find(c.var.viewer, handle, c.var.origin), 200);
  });

  api.openapi(routes.leave, async (c) => {
    await letPersonLeave(workplace, personAsking(c), c.req.valid('param').handle);
    return c.body(null, 204);
  });

  api.openapi(routes.change, async (c) => {
    const { handle } = c.req.valid('param');
    await changePerson(workplace, personAsking(c), handle, c.req.valid('json'));
    return c.json(await find(c.var.viewer, handle, c.var.origin), 200);
  });

  api.openapi(routes.takeBack, async (c) => {
    const { handle } = c.req.valid('param');
    await takePersonBack(workplace, personAsking(c), handle);
    return c.json(await find(c.var.viewer, handle, c.var.origin), 200);
  });

  api.openapi(routes.me, async (c) => {
    const viewer = personAsking(c);
    const person = await find(viewer, viewer.id, c.var.origin);
    return c.json({ ...person, scope: viewer.scope }, 200);
  });

  api.openapi(routes.changeMe, async (c) => {
    const viewer = personAsking(c);
    const { name, title, about, webSite, timeZone } = await getPerson(workplace, viewer, viewer.id);
    const said = await c.req.json<object>();
    await changeProfile(workplace, viewer, { name, title, about, webSite, timeZone, ...said });
    const person = await find(viewer, viewer.id, c.var.origin);
    return c.json({ ...person, scope: viewer.scope }, 200);
  });
}
