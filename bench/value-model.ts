import { join } from 'node:path';
import { sql } from 'kysely';
import { createCommandContext } from '../app/command-context.ts';
import { distDir } from '../app/paths.ts';
import { settle } from '../test/cast.ts';
import { runProgram } from '../test/program.ts';
import { getFanChart } from '../workplace/wagers/charts/fan-chart.ts';
import { placeWagerAt } from '../workplace/wagers/placed-wager.fixture.ts';
import { createCalculator } from '../workplace/wagers/value-model/calculator.ts';
import { DEFAULT_DRAWS, simulate } from '../workplace/wagers/value-model/simulation.ts';
import { withDatabase } from './database.ts';
import { printLine } from './print-line.ts';
import { getMedian, measureTimes, reportPromise } from './timing.ts';

const quantities = (['normal', 'lognormal', 'uniform'] as const).flatMap((shape, at) =>
  Array.from({ length: 4 }, (_, n) => {
    return { name: `q${at}${n}`, low: 10 + n, high: 40 + n, unit: '', shape };
  }),
);

const formula = quantities
  .map(({ name }, at) => (at % 2 ? `${name} * 1.1` : `max(${name}, 12) / 2`))
  .join(' + ');

const simulationInput = { formula, quantities, seed: 1, draws: DEFAULT_DRAWS };

/** As many numbers drawn and added up by a loop that does nothing else. */
function runBareLoop(): number {
  let total = 0;
  for (let n = 0; n < DEFAULT_DRAWS * quantities.length; n += 1) total += Math.random();
  return total;
}

/** `npm run bench -- value-model`: what a value model of twelve quantities takes, beside a bare loop. */
export async function benchValueModel(): Promise<void> {
  const bare = getMedian(await measureTimes(async () => runBareLoop(), 20));
  const took = await measureTimes(async () => simulate(simulationInput), 20);
  reportPromise('100,000 draws of 12 quantities', took, 1000);
  const ratio = `${(getMedian(took) / bare).toFixed(0)} times a bare loop of ${bare.toFixed(1)} ms`;
  printLine('against summing as many random numbers', ratio, '', true);
  const worker = join(distDir, 'program', 'calculator.js');
  const { calculate, close } = createCalculator({ worker });
  reportPromise(
    'the same in the worker thread',
    await measureTimes(() => calculate(simulationInput), 10),
    1000,
  );
  await close();
  await benchChart();
}

const READINGS = 100_000;

/** Readings are written past the commands, since it is not writing that is measured. */
async function benchChart(): Promise<void> {
  const program = await runProgram();
  try {
    await withDatabase(program, async (db) => {
      const context = createCommandContext(db, [], () => {});
      const { ada } = await settle(context);
      const { id: wager } = await placeWagerAt(context, ada);
      const { measure } = await db
        .selectFrom('measures')
        .select('id as measure')
        .executeTakeFirstOrThrow();
      await sql`insert into readings
          (id, entry_id, measure_id, read_at, value, evidence_url, entered_at, via)
        select gen_random_uuid(), ${wager}::uuid, ${measure}::uuid,
          now() - n * interval '1 minute', n % 997, 'https://example.org/', now(), 'csv'
        from generate_series(1, ${READINGS}::int) as n`.execute(db);
      const chart = () => getFanChart(context, ada, { wager, measure });
      reportPromise(`${READINGS} readings, as a chart`, await measureTimes(chart, 40), 200);
    });
  } finally {
    await program.close();
  }
}
