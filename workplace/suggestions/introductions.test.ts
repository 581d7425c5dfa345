import { beforeEach, describe, expect, test } from 'vitest';
import { newId, type OfferAnswer } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { type TestWorkplace, workplaceForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import {
  answerIntroduction,
  arrangeIntroductions,
  listIntroductions,
  setSuggestions,
} from './index.ts';
import { findIntroduced } from './introductions.ts';

let house: TestWorkplace;
let cast: Cast;

beforeEach(async () => {
  house = await workplaceForTest();
  cast = await settle(house.workplace);
});

/** As if it had been offered and answered. */
async function offered(
  to: PersonViewer,
  whom: PersonViewer,
  answer: OfferAnswer | null,
  slot = 1,
): Promise<void> {
  const at = house.workplace.now();
  await house.workplace.db
    .insertInto('offers')
    .values({
      ...{ id: newId(), person_id: to.id, other_id: whom.id, entry_id: null, slot, kind: 'person' },
      ...{ reason: '{"by": "shared", "via": []}', held_out: false, offered_at: at, answer },
      ...{ answered_at: answer && at, ended_at: answer && at },
    })
    .execute();
}

const arrange = () => arrangeIntroductions(house.workplace);
const answer = (viewer: PersonViewer, id: string, yes: boolean) =>
  answerIntroduction(house.workplace, viewer, id, { yes });

async function seenBy(viewer: PersonViewer): Promise<string[]> {
  const all = await listIntroductions(house.workplace, viewer, house.workplace.now());
  return all.map(
    ({ person, says, madeAt }) =>
      `${person.handle} ${madeAt ? 'made' : says ? 'said yes' : 'asked'}`,
  );
}

async function idFor(viewer: PersonViewer): Promise<string> {
  const [first] = await listIntroductions(house.workplace, viewer, house.workplace.now());
  return first!.id;
}

const days = (n: number) =>
  house.at(new Date(house.workplace.now().getTime() + n * 86_400_000).toISOString());

describe('two are asked whether they want to be introduced', () => {
  test('where each was interested in the other, and are introduced when both say yes', async () => {
    await offered(cast.ada, cast.ben, 'interested');
    expect(await arrange()).toBe(0);
    await offered(cast.ben, cast.ada, 'interested');
    expect(await arrange()).toBe(1);
    expect(await seenBy(cast.ada)).toEqual(['ben asked']);
    await answer(cast.ada, await idFor(cast.ada), true);
    expect(await seenBy(cast.ada)).toEqual(['ben said yes']);
    expect(await seenBy(cast.ben)).toEqual(['ada asked']);
    await answer(cast.ben, await idFor(cast.ben), true);
    expect(await seenBy(cast.ada)).toEqual(['ben made']);
    expect(await seenBy(cast.ben)).toEqual(['ada made']);
  });

  test('where both ask for introductions and one was offered the other', async () => {
    await offered(cast.ada, cast.ben, null);
    await setSuggestions(house.workplace, cast.ada, { introductions: true });
    expect(await arrange()).toBe(0);
    await setSuggestions(house.workplace, cast.ben, { introductions: true });
    expect(await arrange()).toBe(1);
  });

  test('never twice, and never again', async () => {
    await offered(cast.ada, cast.ben, 'interested');
    await offered(cast.ben, cast.ada, 'interested');
    const asked = await Promise.all([arrange(), arrange()]);
    expect(asked.sort()).toEqual([0, 1]);
    days(40);
    expect(await arrange()).toBe(0);
  });

  test('each at most once a week', async () => {
    await offered(cast.ada, cast.ben, 'interested', 1);
    await offered(cast.ben, cast.ada, 'interested', 1);
    await offered(cast.ada, cast.cleo, 'interested', 2);
    await offered(cast.cleo, cast.ada, 'interested', 1);
    expect(await arrange()).toBe(1);
    expect(await arrange()).toBe(0);
    days(7);
    expect(await arrange()).toBe(1);
    expect(await seenBy(cast.cleo)).toEqual(['ada asked']);
  });
});

describe('nobody learns', () => {
  beforeEach(async () => {
    await offered(cast.ada, cast.ben, 'interested');
    await offered(cast.ben, cast.ada, 'interested');
    await arrange();
  });

  test('of a no: it looks as if the other had not answered, before and after one’s own yes', async () => {
    await answer(cast.ben, await idFor(cast.ben), false);
    expect(await seenBy(cast.ben)).toEqual([]);
    expect(await seenBy(cast.ada)).toEqual(['ben asked']);
    await answer(cast.ada, await idFor(cast.ada), true);
    expect(await seenBy(cast.ada)).toEqual(['ben said yes']);
    days(15);
    expect(await seenBy(cast.ada)).toEqual([]);
  });

  test('of what is between others', async () => {
    const id = await idFor(cast.ada);
    expect(await seenBy(cast.cleo)).toEqual([]);
    await answer(cast.ada, id, true);
    expect(await findIntroduced(house.workplace, cast.ada, id)).toBeNull();
    await answer(cast.ben, id, true);
    expect(await findIntroduced(house.workplace, cast.ada, id)).toMatchObject({ handle: 'ben' });
    expect(await findIntroduced(house.workplace, cast.cleo, id)).toBeNull();
    await expect(answer(cast.cleo, id, true)).rejects.toMatchObject({ code: 'notFound' });
    const reader = { ...cast.ada, scope: 'read' as const };
    await expect(answer(reader, id, true)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('anything of somebody who wants no suggestions any more', async () => {
    await setSuggestions(house.workplace, cast.ben, { suggestions: false });
    expect(await seenBy(cast.ada)).toEqual([]);
    expect(await seenBy(cast.ben)).toEqual([]);
  });
});
