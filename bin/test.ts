import { runJourneys } from './checks/journeys.ts';
import { type Part, preparation, report } from './checks/part.ts';
import { runOnPostgres15 } from './checks/postgres-15.ts';
import { runStaticChecks } from './checks/static-checks.ts';
import { runSuite } from './checks/suite.ts';

/** `npm test`: every check and test, or with words the tests whose file matches one of them. */

const words = process.argv.slice(2);
const name = 'unit, database, API and access';

/** Versions of PostgreSQL differ in what migrations and connections do; `npm run test:long` runs all. */
const differing = ['storage/migrate.test.ts', 'storage/pipelined-client.test.ts'];

async function runEverything(): Promise<Part[]> {
  const [beside, tests] = await Promise.all([runBeside(), runSuite({ name, args: [] })]);
  // Journeys keep both processors busy themselves.
  return [preparation(), ...beside, tests, ...(await runJourneys([]))];
}

async function runBeside(): Promise<Part[]> {
  const checks = await runStaticChecks();
  return [...checks, await runOnPostgres15(differing, true)];
}

async function runMatching(): Promise<Part[]> {
  return [await runSuite({ name, args: words }), ...(await runJourneys(words))];
}

report(words.length > 0 ? await runMatching() : await runEverything());
