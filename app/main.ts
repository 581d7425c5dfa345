import { cliProgram } from '../doors/cli/program.ts';
import { importFormats } from '../doors/imports/index.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { workplaceOn } from './workplace.ts';

const program = cliProgram(async () => {
  const config = readConfig();
  const warn = (message: string) => process.stderr.write(`${message}\n`);
  const database = await openDatabase(config, 'commonplace cli', () => {});
  const workplace = workplaceOn(database.db, [], (reaction) => warn(`${reaction} failed`));
  const address = config.publicUrl ?? `http://localhost:${config.port}`;
  return { workplace, address, close: database.close };
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
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
