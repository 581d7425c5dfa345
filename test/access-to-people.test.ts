import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maySee, operator, type PersonViewer } from '../workplace/access/index.ts';
import { addAttachment, getFile } from '../workplace/files/index.ts';
import {
  addPerson,
  changePerson,
  changePicture,
  findPerson,
  listPeople,
  listReports,
} from '../workplace/people/index.ts';
import { Refusal } from '../workplace/refusal.ts';
import { listMembers } from '../workplace/spaces/index.ts';
import { type Asking, askingAs, get, houseOn } from './access/asking.ts';
import { gatherSeers, type Seer, standingOf } from './access/seers.ts';
import { makeWorld, type World } from './access/world.ts';
import { viewerFor } from './cast.ts';
import { openWorkplace, type TestWorkplace } from './workplace.ts';

let house: TestWorkplace;
let world: World;
let seers: Seer[];
const pictures = new Map<string, string>();
const askings = new Map<Seer, Asking>();

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Everybody has a picture; Petra neither joined nor wrote anything. Lea has left. */
beforeAll(async () => {
  house = await openWorkplace();
  const { workplace } = house;
  world = await makeWorld(workplace);
  for (const handle of Object.keys(world.ids)) {
    const viewer: PersonViewer = await viewerFor(workplace, handle);
    const { id } = await addAttachment(workplace, viewer, { name: 'me.png', bytes: png });
    await changePicture(workplace, viewer, id);
    pictures.set(handle, id);
  }
  seers = await gatherSeers(workplace, world);
  const shared = houseOn(workplace);
  for (const seer of seers) askings.set(seer, askingAs(seer, workplace, shared));
});
afterAll(() => house.close());

/** Members know everybody; others those who wrote where they read, and those they share a space with. */
function knows({ viewer, handle, ...seer }: Seer, whom: string): boolean {
  if (viewer.is === 'operator' || (viewer.is === 'person' && viewer.standing === 'member'))
    return true;
  const wrote = whom === 'mara';
  const reads = world.places.some((place) =>
    maySee(viewer, standingOf({ viewer, handle, ...seer }, place)),
  );
  if (whom === handle || (wrote && reads)) return true;
  if (!handle) return false;
  return world.places.some(({ roles }) => roles[handle] && roles[whom]);
}

interface Road {
  name: string;
  overHttp?: true;
  shows(seer: Seer, whom: string): Promise<boolean>;
}

const withoutRefusal = (asked: Promise<unknown>) =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'notFound') return false;
      throw error;
    },
  );

const everybody = { limit: 200, left: true };
const roads: Road[] = [
  {
    name: 'findPerson by handle',
    shows: async ({ viewer }, whom) => (await findPerson(house.workplace, viewer, whom)) !== null,
  },
  {
    name: 'findPerson by id',
    shows: async ({ viewer }, whom) =>
      (await findPerson(house.workplace, viewer, world.ids[whom]!)) !== null,
  },
  {
    name: 'listPeople',
    shows: async ({ viewer }, whom) =>
      holds(await listPeople(house.workplace, viewer, everybody), whom),
  },
  {
    name: 'listPeople by name',
    shows: async ({ viewer }, whom) =>
      holds(await listPeople(house.workplace, viewer, { ...everybody, q: whom }), whom),
  },
  {
    name: 'their picture',
    shows: ({ viewer }, whom) =>
      withoutRefusal(getFile(house.workplace, viewer, pictures.get(whom)!)),
  },
  {
    ...{ name: 'GET /api/v1/people/HANDLE', overHttp: true },
    shows: async (seer, whom) => (await status(seer, `/api/v1/people/${whom}`)) === 200,
  },
  {
    ...{ name: 'GET /people/HANDLE', overHttp: true },
    shows: async (seer, whom) => (await status(seer, `/people/${whom}`)) === 200,
  },
  {
    ...{ name: 'GET /people/HANDLE/entries.atom', overHttp: true },
    shows: async (seer, whom) => (await status(seer, `/people/${whom}/entries.atom`)) === 200,
  },
];

const holds = ({ items }: { items: { handle: string }[] }, whom: string) =>
  items.some(({ handle }) => handle === whom);

async function status(seer: Seer, path: string): Promise<number> {
  return ((await get(askings.get(seer)!, path)) as { status: number }).status;
}

describe('people are known to whom the rule says', () => {
  test.each(roads)('$name', async (road) => {
    const wrong: string[] = [];
    for (const seer of seers.filter(({ viewer }) => !(road.overHttp && viewer.is === 'operator'))) {
      for (const whom of Object.keys(world.ids)) {
        const shown = await road.shows(seer, whom);
        if (shown !== knows(seer, whom)) wrong.push(`${seer.name}, ${whom}: ${shown}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the members of a space are those of them whom one knows, and are still here', async () => {
    for (const seer of seers.filter(({ viewer }) => viewer.is !== 'nobody')) {
      for (const place of world.places) {
        if (!maySee(seer.viewer, standingOf(seer, place))) continue;
        const members = await listMembers(house.workplace, seer.viewer, place.name);
        const known = Object.keys(place.roles).filter((one) => one !== 'lea' && knows(seer, one));
        expect(members.map(({ handle }) => handle).sort(), seer.name).toEqual(known.sort());
      }
    }
  });

  test('to whom somebody reports is known to members only, wherever it would be shown', async () => {
    const { workplace } = house;
    await changePerson(workplace, operator, 'mara', { reportsTo: 'petra' });
    const mara = world.ids.mara!;
    const petra = world.ids.petra!;
    for (const seer of seers) {
      const { viewer } = seer;
      const told =
        viewer.is === 'operator' || (viewer.is === 'person' && viewer.standing === 'member');
      const person = await findPerson(workplace, viewer, mara);
      expect([seer.name, person?.reportsTo?.handle ?? null]).toEqual([
        seer.name,
        told ? 'petra' : null,
      ]);
      expect([seer.name, (await listReports(workplace, viewer, petra)).length]).toEqual([
        seer.name,
        Number(told),
      ]);
      if (viewer.is === 'operator') continue;
      expect([seer.name, (await status(seer, '/units')) === 200]).toEqual([seer.name, told]);
      for (const path of ['/people/mara', '/api/v1/people/mara']) {
        const said = JSON.stringify(await get(askings.get(seer)!, path));
        expect([seer.name, path, said.includes('petra')]).toEqual([seer.name, path, told]);
      }
    }
  });

  test('nobody finds anybody by a name with letters that mean something to the database', async () => {
    await addPerson(house.workplace, operator, { handle: 'hundred', name: '100%_\\' });
    const { viewer } = seers.find(({ name }) => name === 'a member outside')!;
    const found = async (q: string) =>
      (await listPeople(house.workplace, viewer, { q })).items.map(({ handle }) => handle);
    expect(await found('%')).toEqual(['hundred']);
    expect(await found('_')).toEqual(['hundred']);
    expect(await found('\\')).toEqual(['hundred']);
  });
});
