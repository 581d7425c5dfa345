import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canSee, operator, type PersonViewer } from '../../workplace/access/index.ts';
import { addAttachment, getAttachment } from '../../workplace/attachments/index.ts';
import { AppError } from '../../workplace/kernel/errors.ts';
import {
  addPerson,
  changePerson,
  changePicture,
  findPerson,
  listDirectReports,
  listPeople,
} from '../../workplace/people/index.ts';
import { listMembers } from '../../workplace/spaces/index.ts';
import { viewerFor } from '../cast.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import { get, makeTestApp } from './client.ts';
import { getStanding, makePersonas, type Persona } from './personas.ts';
import { makeWorld, type World } from './world.ts';

let testApp: TestApp;
let world: World;
let personas: Persona[];
const pictures = new Map<string, string>();
let app: ReturnType<typeof makeTestApp>;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Everybody has a picture; Petra neither joined nor wrote anything. Lea has left. */
beforeAll(async () => {
  testApp = await openTestApp();
  const { context } = testApp;
  world = await makeWorld(context);
  for (const handle of Object.keys(world.ids)) {
    const viewer: PersonViewer = await viewerFor(context, handle);
    const { id } = await addAttachment(context, viewer, { name: 'me.png', bytes: png });
    await changePicture(context, viewer, id);
    pictures.set(handle, id);
  }
  personas = await makePersonas(context, world);
  app = makeTestApp(context);
});
afterAll(() => testApp.close());

/** Members know everybody; others know authors whom they read, and people with whom they share a space. */
function knows(persona: Persona, whom: string): boolean {
  const { viewer, handle } = persona;
  if (viewer.kind === 'operator' || (viewer.kind === 'person' && viewer.membership === 'member'))
    return true;
  const wrote = whom === 'mara';
  const reads = world.places.some((place) => canSee(viewer, getStanding(persona, place)));
  if (whom === handle || (wrote && reads)) return true;
  if (!handle) return false;
  return world.places.some(({ roles }) => roles[handle] && roles[whom]);
}

/** A way to find out about somebody. */
interface Lookup {
  name: string;
  overHttp?: true;
  shows(persona: Persona, whom: string): Promise<boolean>;
}

const isFound = (asked: Promise<unknown>) =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'notFound') return false;
      throw error;
    },
  );

const everybody = { limit: 200, left: true };
const lookups: Lookup[] = [
  {
    name: 'findPerson by handle',
    shows: async ({ viewer }, whom) => (await findPerson(testApp.context, viewer, whom)) !== null,
  },
  {
    name: 'findPerson by id',
    shows: async ({ viewer }, whom) =>
      (await findPerson(testApp.context, viewer, world.ids[whom]!)) !== null,
  },
  {
    name: 'listPeople',
    shows: async ({ viewer }, whom) =>
      includesPerson(await listPeople(testApp.context, viewer, everybody), whom),
  },
  {
    name: 'listPeople by name',
    shows: async ({ viewer }, whom) =>
      includesPerson(await listPeople(testApp.context, viewer, { ...everybody, q: whom }), whom),
  },
  {
    name: 'their picture',
    shows: ({ viewer }, whom) =>
      isFound(getAttachment(testApp.context, viewer, pictures.get(whom)!)),
  },
  {
    name: 'GET /api/v1/people/HANDLE',
    overHttp: true,
    shows: async (persona, whom) => (await getStatus(persona, `/api/v1/people/${whom}`)) === 200,
  },
  {
    name: 'GET /people/HANDLE',
    overHttp: true,
    shows: async (persona, whom) => (await getStatus(persona, `/people/${whom}`)) === 200,
  },
  {
    name: 'GET /people/HANDLE/entries.atom',
    overHttp: true,
    shows: async (persona, whom) =>
      (await getStatus(persona, `/people/${whom}/entries.atom`)) === 200,
  },
];

const includesPerson = ({ items }: { items: { handle: string }[] }, whom: string) =>
  items.some(({ handle }) => handle === whom);

async function getStatus(persona: Persona, path: string): Promise<number> {
  return (await get({ app, persona }, path)).status;
}

describe('people are known to whom the rule says', () => {
  test.each(lookups)('$name', async (lookup) => {
    const wrong: string[] = [];
    for (const persona of personas.filter(
      ({ viewer }) => !(lookup.overHttp && viewer.kind === 'operator'),
    )) {
      for (const whom of Object.keys(world.ids)) {
        const shown = await lookup.shows(persona, whom);
        if (shown !== knows(persona, whom)) wrong.push(`${persona.name}, ${whom}: ${shown}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the members of a space are those of them whom one knows, and are still here', async () => {
    for (const persona of personas.filter(({ viewer }) => viewer.kind !== 'anonymous')) {
      for (const place of world.places) {
        if (!canSee(persona.viewer, getStanding(persona, place))) continue;
        const members = await listMembers(testApp.context, persona.viewer, place.name);
        const known = Object.keys(place.roles).filter(
          (one) => one !== 'lea' && knows(persona, one),
        );
        expect(members.map(({ handle }) => handle).sort(), persona.name).toEqual(known.sort());
      }
    }
  });

  test('to whom somebody reports is known to members only, wherever it would be shown', async () => {
    const { context } = testApp;
    await changePerson(context, operator, 'mara', { reportsTo: 'petra' });
    const mara = world.ids.mara!;
    const petra = world.ids.petra!;
    for (const persona of personas) {
      const { viewer } = persona;
      const isKnown =
        viewer.kind === 'operator' || (viewer.kind === 'person' && viewer.membership === 'member');
      const person = await findPerson(context, viewer, mara);
      expect([persona.name, person?.reportsTo?.handle ?? null]).toEqual([
        persona.name,
        isKnown ? 'petra' : null,
      ]);
      expect([persona.name, (await listDirectReports(context, viewer, petra)).length]).toEqual([
        persona.name,
        Number(isKnown),
      ]);
      if (viewer.kind === 'operator') continue;
      expect([persona.name, (await getStatus(persona, '/units')) === 200]).toEqual([
        persona.name,
        isKnown,
      ]);
      for (const path of ['/people/mara', '/api/v1/people/mara']) {
        const said = JSON.stringify(await get({ app, persona }, path));
        expect([persona.name, path, said.includes('petra')]).toEqual([persona.name, path, isKnown]);
      }
    }
  });

  test('nobody finds anybody by a name with letters that mean something to the database', async () => {
    await addPerson(testApp.context, operator, { handle: 'hundred', name: '100%_\\' });
    const { viewer } = personas.find(({ name }) => name === 'a member outside')!;
    const found = async (q: string) =>
      (await listPeople(testApp.context, viewer, { q })).items.map(({ handle }) => handle);
    expect(await found('%')).toEqual(['hundred']);
    expect(await found('_')).toEqual(['hundred']);
    expect(await found('\\')).toEqual(['hundred']);
  });
});
