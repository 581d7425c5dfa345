import { join } from 'node:path';
import { sql } from 'kysely';
import { distDir } from '../app/places.ts';
import { workplaceOn } from '../app/workplace.ts';
import { settle } from '../test/cast.ts';
import { runProgram } from '../test/program.ts';
import { getFan } from '../workplace/wagers/charts/fan.ts';
import { place } from '../workplace/wagers/placed.fixture.ts';
import { makeReckoner } from '../workplace/wagers/worth/reckoner.ts';
import { simulate, usualDraws } from '../workplace/wagers/worth/simulation.ts';
import { withDatabase } from './database.ts';
import { line } from './line.ts';
import { middle, promised, timed } from './timing.ts';

const quantities = (['normal', 'lognormal', 'uniform'] as const).flatMap((shape, at) =>
  Array.from({ length: 4 }, (_, n) => {
    return { name: `q${at}${n}`, low: 10 + n, high: 40 + n, unit: '', shape };
  }),
);

const formula = quantities
  .map(({ name }, at) => (at % 2 ? `${name} * 1.1` : `max(${name}, 12) / 2`))
  .join(' + ');

const sum = { formula, quantities, seed: 1, draws: usualDraws };

/** As many numbers drawn and added up by a loop that does nothing else. */
function bareLoop(): number {
  let total = 0;
  for (let n = 0; n < usualDraws * quantities.length; n += 1) total += Math.random();
  return total;
}

/** `npm run bench -- worth`: what a value model of twelve quantities takes, beside a bare loop. */
export async function worth(): Promise<void> {
  const bare = middle(await timed(async () => bareLoop(), 20));
  const took = await timed(async () => simulate(sum), 20);
  promised('100,000 draws of 12 quantities', took, 1000);
  const ratio = `${(middle(took) / bare).toFixed(0)} times a bare loop of ${bare.toFixed(1)} ms`;
  line('against as many random numbers, added up', ratio, '', true);
  const worker = join(distDir, 'program', 'reckoner.js');
  const { reckon, close } = makeReckoner({ worker });
  promised('the same in its thread', await timed(() => reckon(sum), 10), 1000);
  await close();
  await charted();
}

const readings = 100_000;

/** Readings are written past the commands, since it is not writing that is measured. */
async function charted(): Promise<void> {
  const program = await runProgram();
  try {
    await withDatabase(program, async (db) => {
      const workplace = workplaceOn(db, [], () => {});
      const { ada } = await settle(workplace);
      const { id: wager } = await place(workplace, ada);
      const { measure } = await db
        .selectFrom('measures')
        .select('id as measure')
        .executeTakeFirstOrThrow();
      await sql`insert into readings
          (id, entry_id, measure_id, read_at, value, evidence_url, entered_at, via)
        select gen_random_uuid(), ${wager}::uuid, ${measure}::uuid,
          now() - n * interval '1 minute', n % 997, 'https://example.org/', now(), 'csv'
        from generate_series(1, ${readings}::int) as n`.execute(db);
      const chart = () => getFan(workplace, ada, { wager, measure });
      promised(`${readings} readings, as a chart`, await timed(chart, 40), 200);
    });
  } finally {
    await program.close();
  }
}
