import { readConfig } from '../app/config.ts';
import { openDatabase } from '../app/database.ts';
import type { Program } from '../test/program.ts';

export type BenchDatabase = Awaited<ReturnType<typeof openDatabase>>['db'];

/** Acts on the database of a running program, past its doors. */
export async function withDatabase<T>(
  program: Program,
  act: (db: BenchDatabase) => Promise<T>,
): Promise<T> {
  const config = readConfig({ DATA_DIR: program.dataDir });
  const quietly = { name: 'commonplace bench', log: () => {}, canCreate: false };
  const { db, close } = await openDatabase(config, quietly);
  try {
    return await act(db);
  } finally {
    await close();
  }
}
