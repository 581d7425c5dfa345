import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle, viewerFor } from '../../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../../test/workplace.ts';
import type { PersonViewer } from '../../access/index.ts';
import type { Workplace } from '../../happenings/index.ts';
import { letPersonLeave, takePersonBack } from '../../people/index.ts';
import { addMember, removeMember } from '../../spaces/index.ts';
import { amendWager, getWager } from '../index.ts';
import { measure, type Placed, place, settleAs } from '../placed.fixture.ts';
import { foreseeing, gather } from './crowd.fixture.ts';

let house: TestWorkplace;
let workplace: Workplace;
let cast: Cast;
let crowd: PersonViewer[];
let { give, look }: ReturnType<typeof foreseeing> = {} as never;

beforeAll(async () => {
  house = await openWorkplace();
  ({ workplace } = house);
  cast = await settle(workplace);
  crowd = await gather(workplace, 12);
  ({ give, look } = foreseeing(workplace));
});
afterAll(() => house.close());

const shareOf = (n: number) => n / 20;

/** A wager of which these people said 0 %, 5 %, 10 % and so on, and what is shown of that. */
async function foreseen(people: readonly PersonViewer[], space = 'yard') {
  const placed = await place(workplace, cast.ada, { space });
  for (const [n, viewer] of people.entries()) await give(viewer, placed, shareOf(n));
  return { placed, before: (await look(cast.ada, placed)).all };
}

const all = async (placed: Placed) => (await look(cast.ada, placed)).all;

describe('a forecaster who leaves', () => {
  test('takes nothing out of what is shown, however others change their minds', async () => {
    const six = crowd.slice(0, 6);
    const { placed, before } = await foreseen(six);
    expect(before).toMatchObject({ people: 6 });
    await letPersonLeave(workplace, cast.ada, 'seer-5');
    expect(await all(placed)).toEqual(before);
    for (const viewer of six.slice(0, 5)) await give(viewer, placed, 1);
    expect(await all(placed)).toEqual(before);
    await give(crowd[6]!, placed, 1);
    expect(await all(placed)).toMatchObject({ people: 7, upper: 1 });
    await takePersonBack(workplace, cast.ada, 'seer-5');
    const back = await viewerFor(workplace, 'seer-5');
    expect((await look(back, placed)).own).toMatchObject({ probability: 0.25 });
    await settleAs(workplace, cast.ben, placed, 10);
    expect((await look(back, placed)).own).toMatchObject({ brier: 0.5625 });
  });

  test('of a closed space counts on there, and sees nothing of it', async () => {
    const six = crowd.slice(0, 6);
    for (const { handle } of six) await addMember(workplace, cast.ada, 'attic', { handle });
    const { placed, before } = await foreseen(six, 'attic');
    await removeMember(workplace, cast.ada, 'attic', 'seer-0');
    await expect(look(six[0]!, placed)).rejects.toMatchObject({ code: 'notFound' });
    expect(await all(placed)).toEqual(before);
    for (const viewer of six.slice(1)) await give(viewer, placed, 0.9);
    expect(await all(placed)).toEqual(before);
  });

  test('whom an operator takes out of the tables is not uncovered by the others', async () => {
    const [gone, ...others] = crowd.toReversed();
    const { placed } = await foreseen([gone!, ...others]);
    const before = await all(placed);
    expect(before).toMatchObject({ people: 12 });
    await workplace.db.deleteFrom('people').where('id', '=', gone!.id).execute();
    const [end] = (await getWager(workplace, cast.ada, placed.id, '2026-03-02')).ends;
    const measures = [{ ...measure, id: end!.measures[0]!.id, target: 15 }];
    const ends = [{ id: end!.id, title: end!.title, measures }];
    await amendWager(workplace, cast.ada, placed.id, { reason: 'Known now.', ends });
    for (const [n, viewer] of others.entries()) await give(viewer, placed, shareOf(n + 1));
    expect(await all(placed)).toEqual({ ...before, earlierTerms: true });
  });
});
