import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveDoor } from '../doors/live/index.ts';
import { maySee, operator } from '../workplace/access/index.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import { type Live, makeLive } from '../workplace/live/index.ts';
import { gatherSeers, type Seer, standingOf } from './access/seers.ts';
import { makeWorld, missing, type Thing, type World } from './access/world.ts';
import { doorwayFor, houseWith, testOrigin } from './doors.ts';
import { eventually } from './eventually.ts';
import { type Heard, loopback, reading } from './live.ts';
import { openWorkplace, type TestWorkplace } from './workplace.ts';

let house: TestWorkplace;
let workplace: Workplace;
let world: World;
let seers: Seer[];
let live: Live;
let ask: (seer: Seer, path: string) => Promise<Response>;

beforeAll(async () => {
  live = makeLive(loopback());
  await live.start();
  house = await openWorkplace();
  workplace = { ...house.workplace, reactions: [live.reaction] };
  world = await makeWorld(workplace);
  const all = await gatherSeers(workplace, world);
  seers = all.filter(({ viewer }) => viewer !== operator);
  const doorway = doorwayFor(workplace, { live });
  const app = houseWith(doorway, liveDoor(doorway));
  ask = async (seer, path) => app.request(testOrigin + path, { headers: seer.headers });
});
afterAll(async () => {
  live.stop();
  await house.close();
});

const sees = (seer: Seer, thing: Thing) => maySee(seer.viewer, standingOf(seer, thing));

/** Mara has everything open, and something happens everywhere. */
function liven(): void {
  for (const { entryId, commentId, spaceId } of world.things) {
    live.presence.arrive(entryId, world.ids.mara!);
    const nothing = { data: {}, at: new Date(), personId: world.ids.mara! };
    const happening = { ...nothing, id: commentId, name: 'commentAdded' as const };
    void live.reaction.run({ ...happening, spaceId, entryId, commentId });
  }
}

describe('an open page is told', () => {
  test('of what happens where its reader may see it, who is there, and nothing else', async () => {
    const open: { seer: Seer; thing: Thing; heard: Heard }[] = [];
    const inboxes: Heard[] = [];
    for (const seer of seers) {
      for (const thing of world.things.filter((each) => sees(seer, each))) {
        const heard = reading(await ask(seer, `/live?entry=${thing.entryId}`));
        open.push({ seer, thing, heard });
      }
      if (seer.viewer.is === 'person') inboxes.push(reading(await ask(seer, '/live')));
    }
    liven();
    await eventually(() => {
      for (const { seer, thing, heard } of open) {
        expect(heard.events('happening').map(({ commentId }) => commentId)).toEqual([
          thing.commentId,
        ]);
        const present = heard.events('presence').at(-1)?.html ?? '';
        const { viewer } = seer;
        const member = viewer.is === 'person' && viewer.standing === 'member';
        expect([seer.name, present.includes('mara')]).toEqual([seer.name, member]);
        expect([seer.name, present !== '']).toEqual([seer.name, viewer.is === 'person']);
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
    for (const seer of seers) {
      const never = await said(await ask(seer, `/live?entry=${missing(world.things[0]!).entryId}`));
      for (const thing of world.things.filter((each) => !sees(seer, each))) {
        expect(await said(await ask(seer, `/live?entry=${thing.entryId}`))).toBe(never);
      }
    }
  });

  test('nothing at all without a conversation, when signed out', async () => {
    for (const seer of seers.filter(({ viewer }) => viewer.is === 'nobody')) {
      expect((await ask(seer, '/live')).status).toBe(404);
    }
  });
});

test('somebody counts as present where they may see the conversation, and nowhere else', async () => {
  const signedIn = seers.filter(({ headers, viewer }) => headers.cookie && viewer.is === 'person');
  for (const seer of signedIn) {
    for (const { entryId } of world.things) {
      const answer = await ask(seer, `/live?entry=${entryId}`);
      if (answer.status === 200) reading(answer);
    }
  }
  await eventually(() => {
    for (const seer of signedIn) {
      const id = world.ids[seer.handle!]!;
      for (const thing of world.things) {
        const there = live.presence.present(thing.entryId).includes(id);
        expect([seer.name, thing.title, there]).toEqual([
          seer.name,
          thing.title,
          sees(seer, thing),
        ]);
      }
    }
  });
});
