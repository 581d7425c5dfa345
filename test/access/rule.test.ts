import { afterAll, beforeAll, expect, test } from 'vitest';
import { canSee, getPersonId, visibleToPeople } from '../../workplace/access/index.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import { getStanding, isPerson, makePersonas, type Persona } from './personas.ts';
import { makeWorld, type World } from './world.ts';

let app: TestApp;
let world: World;
let personas: Persona[];

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app.context);
  personas = await makePersonas(app.context, world);
});
afterAll(() => app.close());

test('a session makes the same viewer as a token', () => {
  const signedIn = personas.filter(({ sameAs }) => sameAs !== undefined);
  expect(signedIn.length).toBeGreaterThan(0);
  for (const { viewer, sameAs } of signedIn) {
    expect(viewer).toEqual(personas.find(({ name }) => name === sameAs)!.viewer);
  }
});

test('for many people at once, the rule is the same as for each of them', async () => {
  const { db } = app.context;
  const rows = await db
    .selectFrom('people')
    .innerJoin('spaces', (on) => on.on(visibleToPeople()))
    .select(['people.id', 'spaces.name'])
    .execute();
  const pairs = new Set(rows.map(({ id, name }) => `${id} ${name}`));
  const people = personas.filter(({ viewer }) => isPerson(viewer));
  expect(people.length).toBeGreaterThan(10);
  for (const persona of people) {
    for (const place of world.places) {
      const isFound = pairs.has(`${getPersonId(persona.viewer)} ${place.name}`);
      const isVisible = canSee(persona.viewer, getStanding(persona, place));
      expect(isFound, `${persona.name}, ${place.title}: ${place.audience}`).toBe(isVisible);
    }
  }
});
