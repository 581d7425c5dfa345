import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { addMember } from '../../spaces/index.ts';
import { getActivitySummary, getWager, listWagers } from '../index.ts';
import { placeCommittedWager, placeWager } from '../wager.fixture.ts';

let app: TestApp;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

describe('the board', () => {
  test('shows wagers by stage, what is overdue, and what was read of what was expected', async () => {
    const { context } = app;
    const { id, read, measure } = await placeCommittedWager(context, cast.ada);
    await read(cast.ben, 12);
    await read(cast.ben, 10);
    const committed = await listWagers(context, cast.cleo, { stage: 'commitment', today });
    const shown = committed.items.find((wager) => wager.id === id);
    expect(shown).toMatchObject({ stage: 'commitment', overdue: false, owner: { handle: 'ada' } });
    expect(shown!.ends[0]!.measures[0]).toMatchObject({ id: measure, baseline: 12, target: 8 });
    expect(shown!.ends[0]!.measures[0]!.recent.map(({ value }) => value)).toEqual([12, 10]);
    const late = await listWagers(context, cast.cleo, { overdue: true, today: '2026-06-02' });
    expect(late.items.map((wager) => wager.id)).toContain(id);
    expect(late.items.every(({ stage }) => stage !== 'closed')).toBe(true);
    const none = await listWagers(context, cast.cleo, { overdue: true, today });
    expect(none.items).toEqual([]);
  });

  test('counts what was done apart, for whoever sees the wager', async () => {
    const { context } = app;
    const { id, read } = await placeCommittedWager(context, cast.ada, {}, 'porch');
    await read(cast.ben, 12);
    const means = await getActivitySummary(context, cast.gus, id);
    expect(JSON.parse(JSON.stringify(means))).toEqual({
      comments: { done: 0 },
      people: { done: 2 },
      builtOn: { done: 3 },
      findings: { done: 3 },
      readings: { done: 1 },
    });
  });

  test('says to the world who has a part only where the world knows them', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada, {}, 'porch');
    const seen = await getWager(context, { kind: 'anonymous' }, id, today);
    expect(seen).toMatchObject({ owner: { handle: 'ada' }, champion: null });
    await addMember(context, cast.ada, 'porch', { handle: 'gus' });
    expect((await getWager(context, cast.gus, id, today)).resolver).toBeNull();
  });
});
