import { afterAll, beforeAll, expect, test } from 'vitest';
import { maySee, personId, seenByPeople } from '../../workplace/access/index.ts';
import { openWorkplace, type TestWorkplace } from '../workplace.ts';
import { getStanding, isPerson, makePersonas, type Persona } from './personas.ts';
import { makeWorld, type World } from './world.ts';

let house: TestWorkplace;
let world: World;
let personas: Persona[];

beforeAll(async () => {
  house = await openWorkplace();
  world = await makeWorld(house.workplace);
  personas = await makePersonas(house.workplace, world);
});
afterAll(() => house.close());

test('a session makes the same viewer as a token', () => {
  const signedIn = personas.filter(({ sameAs }) => sameAs !== undefined);
  expect(signedIn.length).toBeGreaterThan(0);
  for (const { viewer, sameAs } of signedIn) {
    expect(viewer).toEqual(personas.find(({ name }) => name === sameAs)!.viewer);
  }
});

test('for many people at once, the rule is the same as for each of them', async () => {
  const { db } = house.workplace;
  const rows = await db
    .selectFrom('people')
    .innerJoin('spaces', (on) => on.on(seenByPeople()))
    .select(['people.id', 'spaces.name'])
    .execute();
  const pairs = new Set(rows.map(({ id, name }) => `${id} ${name}`));
  const people = personas.filter(({ viewer }) => isPerson(viewer));
  expect(people.length).toBeGreaterThan(10);
  for (const persona of people) {
    for (const place of world.places) {
      const isFound = pairs.has(`${personId(persona.viewer)} ${place.name}`);
      const isVisible = maySee(persona.viewer, getStanding(persona, place));
      expect(isFound, `${persona.name}, ${place.title}: ${place.audience}`).toBe(isVisible);
    }
  }
});
