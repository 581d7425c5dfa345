import { type SystemPostgres, startSystemPostgres } from '../system-packages.ts';
import { packagesInstalled } from './packages.ts';
import { type Part, runPart } from './part.ts';
import { runSuite } from './suite.ts';

/** Runs tests on the oldest PostgreSQL that is supported, where the system has it. */
export async function runOnPostgres15(args: string[], quiet = false): Promise<Part> {
  const name = 'tests on PostgreSQL 15';
  await packagesInstalled();
  let server: SystemPostgres | null = null;
  try {
    server = startSystemPostgres();
    if (!server) return await runPart(name, async () => ({ passed: 0, failed: 0, skipped: 1 }));
    return await runSuite({ name, args, quiet, env: { TEST_DATABASE_URL: server.url } });
  } finally {
    server?.stop();
  }
}
