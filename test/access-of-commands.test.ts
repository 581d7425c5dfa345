import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maySee, type PersonViewer } from '../workplace/access/index.ts';
import { Refusal } from '../workplace/refusal.ts';
import { type Daring, type Deed, deeds, missingFor } from './access/commands.ts';
import { gatherSeers, isPerson, type Seer, standingOf } from './access/seers.ts';
import { storeWager } from './access/wagers.ts';
import { storeWorks } from './access/works.ts';
import { makeWorld, type Thing, type World } from './access/world.ts';
import { openWorkplace, type TestWorkplace } from './workplace.ts';

let house: TestWorkplace;
let world: World;
let seers: Seer[];

beforeAll(async () => {
  house = await openWorkplace();
  world = await makeWorld(house.workplace);
  const everybody = await gatherSeers(house.workplace, world);
  // A session is no other viewer than a token that writes; the matrix of queries holds them equal.
  seers = everybody.filter(({ headers }) => !headers.cookie);
});
afterAll(() => house.close());

/** Does it, and says how it went: `done`, or the refusal. */
async function outcome(deed: Deed, daring: Daring): Promise<string> {
  try {
    await deed.dare(daring, daring.viewer as PersonViewer);
    return 'done';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.reason} ${JSON.stringify(error.fields)}`;
  }
}

/** A work of this seer's own, or of Mara's, in the thing's space. */
async function daringOf(seer: Seer, deed: Deed, thing: Thing, own: boolean): Promise<Daring> {
  const { workplace } = house;
  const author = own && isPerson(seer.viewer) ? seer.viewer.id : world.ids.mara!;
  const works = await storeWorks(workplace, thing.spaceId, author, thing.closed);
  const wager = deed.wager && (await storeWager(workplace, thing.spaceId, author, deed.wager));
  const standing = standingOf(seer, thing);
  return { workplace, viewer: seer.viewer, thing: { ...thing, ...works, ...wager }, standing, own };
}

async function wrongWith(deed: Deed, daring: Daring): Promise<string | null> {
  const may = deed.may(daring) && !(deed.whileOpen && daring.thing.closed);
  const went = await outcome(deed, daring);
  if (may) return went === 'done' ? null : `was refused: ${went}`;
  if (went === 'done') return 'was let through';
  if (maySee(daring.viewer, daring.standing)) {
    return /^(notAllowed|conflict) /.test(went) ? null : `heard ${went}`;
  }
  const never = await outcome(deed, missingFor(daring));
  return went === never ? null : `heard ${went} instead of ${never}`;
}

describe('who may do what is what the rule says', () => {
  describe.each([
    { whose: 'of their own', own: true },
    { whose: 'of somebody else', own: false },
  ])('to a work $whose', ({ own }) => {
    test.each(deeds)('$name', async (deed) => {
      const wrong: string[] = [];
      for (const seer of seers.filter(({ viewer }) => !deed.people || isPerson(viewer))) {
        if (own && !isPerson(seer.viewer)) continue;
        for (const thing of world.things) {
          const complaint = await wrongWith(deed, await daringOf(seer, deed, thing, own));
          const { title, audience, archived, closed } = thing;
          if (complaint)
            wrong.push([seer.name, title, audience, archived, closed, complaint].join());
        }
      }
      expect(wrong).toEqual([]);
    });
  });
});
