import { createProgram } from '../doors/cli/program.ts';
import { describeError } from '../doors/cli/terminal.ts';
import { importFormats } from '../doors/imports/index.ts';
import { createPubSub } from '../storage/index.ts';
import { createLive } from '../workplace/live/index.ts';
import { findWorkplaceUrl } from '../workplace/sign-in/index.ts';
import { createCommandContext } from './command-context.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';

/** Where the first start will be found that is told nothing else. */
const defaultUrl = 'http://localhost:3000';

const program = createProgram(async (canCreate) => {
  const config = readConfig();
  const warn = (message: string) => process.stderr.write(`${message}\n`);
  const database = await openDatabase(config, {
    name: 'commonplace cli',
    log: () => {},
    canCreate,
  });
  if (database.createdIn) warn(`Created a new workplace in ${database.createdIn}.`);
  // A running workplace hears of what is done here, and shows it.
  const live = createLive(createPubSub(database.address, database.pool));
  const context = createCommandContext(database.db, [live.subscriber], (subscriber) =>
    warn(`event subscriber ${subscriber} failed`),
  );
  const close = async () => {
    await live.flush();
    await database.close();
  };
  const address = config.workplaceUrl ?? (await findWorkplaceUrl(context)) ?? defaultUrl;
  return { context, workplaceUrl: address, close };
}, importFormats);

program
  .command('start')
  .description('start the server')
  .option('--demo', 'fill an empty workplace with sample data')
  .action(async (options: { demo?: boolean }) => {
    const { start } = await import('./start.ts');
    process.exitCode = await start(options);
  });

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
