import { findNearestTests } from './checks/nearest-tests.ts';
import { type Part, report } from './checks/part.ts';
import { runStaticChecks } from './checks/static-checks.ts';
import { runSuite } from './checks/suite.ts';

/** `npm run check`: what can be known of a change in a minute and a half. */

async function runNearestTests(): Promise<Part[]> {
  const { tests, left } = findNearestTests();
  if (left > 0) console.log(`${left} test files farther from the change are left to npm test.`);
  return tests.length > 0 ? [await runSuite({ name: 'tests near the change', args: tests })] : [];
}

const [checks, tests] = await Promise.all([runStaticChecks(), runNearestTests()]);
report([...checks, ...tests]);
