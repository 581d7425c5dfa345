import { cliProgram } from '../doors/cli/program.ts';
import { importFormats } from '../doors/imports/index.ts';
import { makeWire } from '../storage/index.ts';
import { makeLive } from '../workplace/live/index.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { workplaceOn } from './workplace.ts';

const program = cliProgram(async (mayBegin) => {
  const config = readConfig();
  const warn = (message: string) => process.stderr.write(`${message}\n`);
  const database = await openDatabase(config, { name: 'commonplace cli', log: () => {}, mayBegin });
  if (database.begunIn) warn(`A new workplace begins in ${database.begunIn}.`);
  // A running workplace hears of what is done here, and shows it.
  const live = makeLive(makeWire(database.address, database.pool));
  const workplace = workplaceOn(database.db, [live.reaction], (reaction) =>
    warn(`${reaction} failed`),
  );
  const close = async () => {
    await live.sent();
    await database.close();
  };
  const address = config.publicUrl ?? `http://localhost:${config.port}`;
  return { workplace, address, close };
}, importFormats);

program
  .command('start')
  .description('open the workplace')
  .option('--demo', 'fill an empty workplace with a sample')
  .action(async (options: { demo?: boolean }) => {
    const { start } = await import('./start.ts');
    process.exitCode = await start(options);
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
}

/** What went wrong, and what was behind it. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} ${told(error.cause)}` : error.message;
}
