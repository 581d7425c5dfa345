import { cliProgram } from '../doors/cli/program.ts';
import { sayError } from '../doors/cli/terminal.ts';
import { importFormats } from '../doors/imports/index.ts';
import { makeWire } from '../storage/index.ts';
import { makeLive } from '../workplace/live/index.ts';
import { findAddress } from '../workplace/sign-in/index.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { workplaceOn } from './workplace.ts';

/** Where the first start will be found that is told nothing else. */
const unsaidAddress = 'http://localhost:3000';

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
  const address = config.address ?? (await findAddress(workplace)) ?? unsaidAddress;
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
  process.stderr.write(`${sayError(error)}\n`);
  process.exitCode = 1;
}
