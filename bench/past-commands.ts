import { readConfig } from '../app/config.ts';
import { openDatabase } from '../app/database.ts';
import type { Program } from '../test/program.ts';

export type Db = Awaited<ReturnType<typeof openDatabase>>['db'];

/** The database of a running program, for what is written past the commands. */
export async function withDatabase<T>(program: Program, act: (db: Db) => Promise<T>): Promise<T> {
  const config = readConfig({ DATA_DIR: program.dataDir });
  const quietly = { name: 'commonplace bench', log: () => {}, mayBegin: false };
  const { db, close } = await openDatabase(config, quietly);
  try {
    return await act(db);
  } finally {
    await close();
  }
}
