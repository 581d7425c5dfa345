import { runJourneys } from './checks/journeys.ts';
import { preparation, report } from './checks/part.ts';
import { runOnPostgres15 } from './checks/postgres-15.ts';
import { runSuite } from './checks/suite.ts';

/**
 * `npm run test:long`: every test at the long level, on the embedded PostgreSQL and on the oldest one
 * that is supported; with words only the tests whose file matches one of them.
 */

const words = process.argv.slice(2);

/** What asks no database, or is about the embedded one. */
const notAgain = [
  'storage/server/**',
  'workplace/text/**',
  'messages/**',
  'test/hostile/**',
  'test/imports.test.ts',
].flatMap((files) => ['--exclude', files]);

report([
  preparation(),
  await runSuite({ name: 'tests on the embedded PostgreSQL', args: words }),
  await runOnPostgres15([...words, ...notAgain]),
  ...(await runJourneys(words)),
]);
