import { beforeEach, describe, expect, test } from 'vitest';
import { newId, type OfferAnswer } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { type TestApp, testAppForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import {
  answerIntroduction,
  arrangeIntroductions,
  changeSuggestionSettings,
  listIntroductions,
} from './index.ts';
import { findIntroducedPerson } from './introductions.ts';

let app: TestApp;
let cast: Cast;

beforeEach(async () => {
  app = await testAppForTest();
  cast = await settle(app.context);
});

/** As if it had been offered and answered. */
async function insertOffer(
  to: PersonViewer,
  whom: PersonViewer,
  answer: OfferAnswer | null,
  slot = 1,
): Promise<void> {
  const at = app.context.now();
  await app.context.db
    .insertInto('offers')
    .values({
      id: newId(),
      person_id: to.id,
      other_id: whom.id,
      entry_id: null,
      slot,
      kind: 'person',
      reason: '{"by": "shared", "via": []}',
      held_out: false,
      offered_at: at,
      answer,
      answered_at: answer && at,
      ended_at: answer && at,
    })
    .execute();
}

const arrange = () => arrangeIntroductions(app.context);
const answer = (viewer: PersonViewer, id: string, yes: boolean) =>
  answerIntroduction(app.context, viewer, id, { yes });

async function describeIntroductions(viewer: PersonViewer): Promise<string[]> {
  const all = await listIntroductions(app.context, viewer, app.context.now());
  return all.map(
    ({ person, accepted, introducedAt }) =>
      `${person.handle} ${introducedAt ? 'made' : accepted ? 'said yes' : 'asked'}`,
  );
}

async function findIntroductionId(viewer: PersonViewer): Promise<string> {
  const [first] = await listIntroductions(app.context, viewer, app.context.now());
  return first!.id;
}

const advanceDays = (n: number) =>
  app.at(new Date(app.context.now().getTime() + n * 86_400_000).toISOString());

describe('two are asked whether they want to be introduced', () => {
  test('where each was interested in the other, and are introduced when both say yes', async () => {
    await insertOffer(cast.ada, cast.ben, 'interested');
    expect(await arrange()).toBe(0);
    await insertOffer(cast.ben, cast.ada, 'interested');
    expect(await arrange()).toBe(1);
    expect(await describeIntroductions(cast.ada)).toEqual(['ben asked']);
    await answer(cast.ada, await findIntroductionId(cast.ada), true);
    expect(await describeIntroductions(cast.ada)).toEqual(['ben said yes']);
    expect(await describeIntroductions(cast.ben)).toEqual(['ada asked']);
    await answer(cast.ben, await findIntroductionId(cast.ben), true);
    expect(await describeIntroductions(cast.ada)).toEqual(['ben made']);
    expect(await describeIntroductions(cast.ben)).toEqual(['ada made']);
  });

  test('where both ask for introductions and one was offered the other', async () => {
    await insertOffer(cast.ada, cast.ben, null);
    await changeSuggestionSettings(app.context, cast.ada, { introductions: true });
    expect(await arrange()).toBe(0);
    await changeSuggestionSettings(app.context, cast.ben, { introductions: true });
    expect(await arrange()).toBe(1);
  });

  test('never twice, and never again', async () => {
    await insertOffer(cast.ada, cast.ben, 'interested');
    await insertOffer(cast.ben, cast.ada, 'interested');
    const asked = await Promise.all([arrange(), arrange()]);
    expect(asked.sort()).toEqual([0, 1]);
    advanceDays(40);
    expect(await arrange()).toBe(0);
  });

  test('each at most once a week', async () => {
    await insertOffer(cast.ada, cast.ben, 'interested', 1);
    await insertOffer(cast.ben, cast.ada, 'interested', 1);
    await insertOffer(cast.ada, cast.cleo, 'interested', 2);
    await insertOffer(cast.cleo, cast.ada, 'interested', 1);
    expect(await arrange()).toBe(1);
    expect(await arrange()).toBe(0);
    advanceDays(7);
    expect(await arrange()).toBe(1);
    expect(await describeIntroductions(cast.cleo)).toEqual(['ada asked']);
  });
});

describe('nobody learns', () => {
  beforeEach(async () => {
    await insertOffer(cast.ada, cast.ben, 'interested');
    await insertOffer(cast.ben, cast.ada, 'interested');
    await arrange();
  });

  test('of a no: it looks as if the other had not answered, before and after one’s own yes', async () => {
    await answer(cast.ben, await findIntroductionId(cast.ben), false);
    expect(await describeIntroductions(cast.ben)).toEqual([]);
    expect(await describeIntroductions(cast.ada)).toEqual(['ben asked']);
    await answer(cast.ada, await findIntroductionId(cast.ada), true);
    expect(await describeIntroductions(cast.ada)).toEqual(['ben said yes']);
    advanceDays(15);
    expect(await describeIntroductions(cast.ada)).toEqual([]);
  });

  test('of what is between others', async () => {
    const id = await findIntroductionId(cast.ada);
    expect(await describeIntroductions(cast.cleo)).toEqual([]);
    await answer(cast.ada, id, true);
    expect(await findIntroducedPerson(app.context, cast.ada, id)).toBeNull();
    await answer(cast.ben, id, true);
    expect(await findIntroducedPerson(app.context, cast.ada, id)).toMatchObject({ handle: 'ben' });
    expect(await findIntroducedPerson(app.context, cast.cleo, id)).toBeNull();
    await expect(answer(cast.cleo, id, true)).rejects.toMatchObject({ code: 'notFound' });
    const reader = { ...cast.ada, scope: 'read' as const };
    await expect(answer(reader, id, true)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('anything of somebody who wants no suggestions any more', async () => {
    await changeSuggestionSettings(app.context, cast.ben, { suggestions: false });
    expect(await describeIntroductions(cast.ada)).toEqual([]);
    expect(await describeIntroductions(cast.ben)).toEqual([]);
  });
});
