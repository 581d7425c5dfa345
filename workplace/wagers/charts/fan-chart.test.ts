import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { settle } from '../../../test/cast.ts';
import { testAppForTest } from '../../../test/workplace.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { placeWagerAt } from '../placed-wager.fixture.ts';
import { addReading } from '../readings/add-reading.ts';
import { getFanChart } from './fan-chart.ts';

async function placeMeasuredWager(context: CommandContext, id: string) {
  const { measure } = await context.db
    .selectFrom('measures')
    .where('entry_id', '=', id)
    .select('id as measure')
    .executeTakeFirstOrThrow();
  return { wager: id, measure };
}

/** As many readings as wanted, a minute apart, like a saw; one of them far off, and one corrected. */
async function insertReadings(
  context: CommandContext,
  { wager, measure }: Awaited<ReturnType<typeof placeMeasuredWager>>,
) {
  await sql`insert into readings
      (id, entry_id, measure_id, read_at, value, evidence_url, entered_at, via)
    select gen_random_uuid(), ${wager}::uuid, ${measure}::uuid,
      timestamptz '2026-03-02 10:00Z' + n * interval '1 minute',
      case n when 5432 then 7777 else n % 997 end, 'https://example.org/', '2027-01-01', 'csv'
    from generate_series(1, 9999) as n`.execute(context.db);
  await sql`insert into readings
      (id, entry_id, measure_id, read_at, value, evidence_url, entered_at, via, corrects, reason)
    select gen_random_uuid(), entry_id, measure_id, read_at, -5, evidence_url, entered_at, via, id, 'Typo'
    from readings where value = 996 order by read_at limit 1`.execute(context.db);
}

test('ten thousand readings are four hundred points, and none of the peaks is lost', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { id } = await placeWagerAt(context, cast.ada);
  const of = await placeMeasuredWager(context, id);
  await insertReadings(context, of);
  const fan = await getFanChart(context, cast.cleo, of);
  expect(fan.actual.length).toBeGreaterThan(200);
  expect(fan.actual.length).toBeLessThanOrEqual(400);
  expect(fan.actual.every(({ at }, n) => n === 0 || at >= fan.actual[n - 1]!.at)).toBe(true);
  expect(fan).toMatchObject({ readings: 9999, lowest: -5, highest: 7777 });
  const first = Date.parse('2026-03-02T10:01:00Z');
  expect(fan.actual[0]).toEqual({ at: first, value: 1 });
  expect(fan.actual.at(-1)).toEqual({ at: first + 9998 * 60_000, value: 9999 % 997 });
  expect(fan.actual).toContainEqual({ at: first + 5431 * 60_000, value: 7777 });
  expect(fan).toMatchObject({
    corrections: 1,
    corrected: [{ at: first + 995 * 60_000, value: 996 }],
  });
});

test('a slip that was corrected is drawn where it was, and pulls no chart out of shape', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { id } = await placeWagerAt(context, cast.ada);
  const of = { ...(await placeMeasuredWager(context, id)), via: 'page' as const };
  const evidence = 'https://hotline.example.org/list';
  for (const value of [45, 38000]) {
    const slip = await addReading(context, cast.ada, of, { value, evidence });
    const right = { value: 38, evidence, corrects: slip.id, reason: 'A slip.' };
    await addReading(context, cast.ada, of, right);
  }
  const fan = await getFanChart(context, cast.cleo, of);
  expect(fan).toMatchObject({ lowest: 20, highest: 45, readings: 2, corrections: 2 });
  expect(fan.corrected.map(({ value }) => value)).toEqual([45, 38000]);
});

test('one reading of long ago does not press all others together, and is told of', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { id } = await placeWagerAt(context, cast.ada);
  const of = await placeMeasuredWager(context, id);
  await insertReadings(context, of);
  await sql`insert into readings
      (id, entry_id, measure_id, read_at, value, evidence_url, entered_at, via)
    values (gen_random_uuid(), ${of.wager}::uuid, ${of.measure}::uuid, '1900-01-01Z', -9000,
      'https://example.org/', '2027-01-01', 'csv')`.execute(context.db);
  const fan = await getFanChart(context, cast.cleo, of);
  expect(fan).toMatchObject({ readings: 10_000, outside: 1, lowest: -5 });
  expect(fan.from).toBeGreaterThan(Date.parse('2025-06-01'));
  expect(fan.actual.length).toBeGreaterThan(200);
});

test('the fan is what was sealed first, whatever was amended, and nothing for strangers', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { id } = await placeWagerAt(context, cast.ada, { space: 'attic' });
  const of = await placeMeasuredWager(context, id);
  const fan = await getFanChart(context, cast.ben, of);
  const due = Date.parse('2027-06-30');
  expect(fan.expected.map(({ value }) => value)).toEqual([40, 20]);
  expect(fan.low).toEqual(fan.expected);
  expect(fan.high.map(({ value }) => value)).toEqual([40, 40]);
  expect(fan).toMatchObject({ actual: [], readings: 0, to: due, lowest: 20, highest: 40 });
  await expect(getFanChart(context, cast.cleo, of)).rejects.toMatchObject({ code: 'notFound' });
  const early = await placeWagerAt(context, cast.ada, { stage: 'model' });
  const unsealed = getFanChart(context, cast.ada, await placeMeasuredWager(context, early.id));
  await expect(unsealed).rejects.toMatchObject({ code: 'notFound' });
});
