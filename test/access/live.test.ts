import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveDoor } from '../../doors/live/index.ts';
import { canSee, operator } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { createLive, type Live } from '../../workplace/live/index.ts';
import { doorwayFor, houseWith, testOrigin } from '../doors.ts';
import { eventually } from '../eventually.ts';
import { type Heard, loopback, reading } from '../live.ts';
import { openTestApp, type TestApp } from '../workplace.ts';
import { getStanding, makePersonas, type Persona } from './personas.ts';
import { type Fixture, makeWorld, missingFixture, type World } from './world.ts';

let testApp: TestApp;
let context: CommandContext;
let world: World;
let personas: Persona[];
let live: Live;
let ask: (persona: Persona, path: string) => Promise<Response>;

beforeAll(async () => {
  live = createLive(loopback());
  await live.start();
  testApp = await openTestApp();
  context = { ...testApp.context, subscribers: [live.subscriber] };
  world = await makeWorld(context);
  const all = await makePersonas(context, world);
  personas = all.filter(({ viewer }) => viewer !== operator);
  const doorway = doorwayFor(context, { live });
  const app = houseWith(doorway, liveDoor(doorway));
  ask = async (persona, path) => app.request(testOrigin + path, { headers: persona.headers });
});
afterAll(async () => {
  live.stop();
  await testApp.close();
});

const sees = (persona: Persona, fixture: Fixture) =>
  canSee(persona.viewer, getStanding(persona, fixture));

/** Mara has everything open, and something happens everywhere. */
function makeThingsHappen(): void {
  for (const { entryId, commentId, spaceId } of world.fixtures) {
    live.presence.enter(entryId, world.ids.mara!);
    const nothing = { data: {}, at: new Date(), personId: world.ids.mara! };
    const happening = { ...nothing, id: commentId, name: 'commentAdded' as const };
    void live.subscriber.run({ ...happening, spaceId, entryId, commentId });
  }
}

describe('an open page is told', () => {
  test('of what happens where its reader may see it, who is there, and nothing else', async () => {
    const open: { persona: Persona; fixture: Fixture; heard: Heard }[] = [];
    const inboxes: Heard[] = [];
    for (const persona of personas) {
      for (const fixture of world.fixtures.filter((each) => sees(persona, each))) {
        const heard = reading(await ask(persona, `/live?entry=${fixture.entryId}`));
        open.push({ persona, fixture, heard });
      }
      if (persona.viewer.kind === 'person') inboxes.push(reading(await ask(persona, '/live')));
    }
    makeThingsHappen();
    await eventually(() => {
      for (const { persona, fixture, heard } of open) {
        expect(heard.events('change').map(({ commentId }) => commentId)).toEqual([
          fixture.commentId,
        ]);
        const present = heard.events('presence').at(-1)?.html ?? '';
        const { viewer } = persona;
        const member = viewer.kind === 'person' && viewer.membership === 'member';
        expect([persona.name, present.includes('mara')]).toEqual([persona.name, member]);
        expect([persona.name, present !== '']).toEqual([persona.name, viewer.kind === 'person']);
      }
    });
    for (const heard of inboxes) expect(heard.text).not.toMatch(/event: (happening|presence)/);
  });

  test('nothing of what is hidden, which is answered as what never was', async () => {
    const said = async (answer: Response) =>
      JSON.stringify([
        answer.status,
        [...answer.headers].filter(([name]) => name !== 'x-request-id'),
        await answer.text(),
      ]);
    for (const persona of personas) {
      const never = await said(
        await ask(persona, `/live?entry=${missingFixture(world.fixtures[0]!).entryId}`),
      );
      for (const fixture of world.fixtures.filter((each) => !sees(persona, each))) {
        expect(await said(await ask(persona, `/live?entry=${fixture.entryId}`))).toBe(never);
      }
    }
  });

  test('nothing at all without a conversation, when signed out', async () => {
    for (const persona of personas.filter(({ viewer }) => viewer.kind === 'anonymous')) {
      expect((await ask(persona, '/live')).status).toBe(404);
    }
  });
});

test('somebody counts as present where they may see the conversation, and nowhere else', async () => {
  const signedIn = personas.filter(
    ({ headers, viewer }) => headers.cookie && viewer.kind === 'person',
  );
  for (const persona of signedIn) {
    for (const { entryId } of world.fixtures) {
      const answer = await ask(persona, `/live?entry=${entryId}`);
      if (answer.status === 200) reading(answer);
    }
  }
  await eventually(() => {
    for (const persona of signedIn) {
      const id = world.ids[persona.handle!]!;
      for (const fixture of world.fixtures) {
        const there = live.presence.listPresent(fixture.entryId).includes(id);
        expect([persona.name, fixture.title, there]).toEqual([
          persona.name,
          fixture.title,
          sees(persona, fixture),
        ]);
      }
    }
  });
});
