import { Command, Option } from 'commander';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { runBackup, runExport, runRestore } from './archive.ts';
import { runDoctor } from './doctor.ts';
import { type ImportFormats, runImport } from './import.ts';
import { runAddPerson, runCreateToken, runInvite } from './people.ts';
import { createProcessTerminal, describeError, type Terminal } from './terminal.ts';

/**
 * Opens the workplace that the surroundings name; `close` lets it go again. Throws where there is
 * none, unless one may begin.
 */
export type OpenWorkplace = (mayBegin: boolean) => Promise<{
  context: CommandContext;
  /** Where people find it, for links. */
  workplaceUrl: string;
  close(): Promise<void>;
}>;

type CommandAction<Options> = (
  context: CommandContext,
  options: Options,
  terminal: Terminal,
  address: string,
) => Promise<number>;

/**
 * The commands of the operator. The exit status is 0 only when all went well; otherwise the error
 * stands on stderr as one sentence. `formats` are the importers, by name.
 */
export function createProgram(
  open: OpenWorkplace,
  formats: ImportFormats = {},
  terminal: Terminal = createProcessTerminal(),
): Command {
  const program = new Command('commonplace').description('A self-hosted social workplace.');
  const on =
    (mayBegin: boolean) =>
    <Options>(act: CommandAction<Options>) =>
    async (options: Options) =>
      terminal.exit(
        await runWithErrorReport(
          () => open(mayBegin),
          ({ context, workplaceUrl }) => act(context, options, terminal, workplaceUrl),
          terminal,
        ),
      );
  // Whoever brings something may begin a workplace by it; what reads needs one that is there.
  const [bring, read] = [on(true), on(false)];
  addImportCommand(program, (options) =>
    bring((context, _: object) => runImport(context, formats, options, terminal))(options),
  );
  addArchiveCommands(program, {
    export: read(runExport),
    backup: read(runBackup),
    restore: bring(runRestore),
  });
  addPeopleCommands(program, {
    person: bring(runAddPerson),
    invitation: read(runInvite),
    token: read(runCreateToken),
  });
  program
    .command('doctor')
    .description('check the workplace for problems')
    .action(() => read(runDoctor)({}));
  return program;
}

async function runWithErrorReport(
  open: () => ReturnType<OpenWorkplace>,
  act: (opened: Awaited<ReturnType<OpenWorkplace>>) => Promise<number>,
  terminal: Terminal,
): Promise<number> {
  try {
    const opened = await open();
    try {
      return await act(opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    terminal.err.write(`${describeError(error)}\n`);
    return 1;
  }
}

type ImportAction = (options: Parameters<typeof runImport>[2]) => Promise<void>;

function addImportCommand(program: Command, act: ImportAction): void {
  program
    .command('import')
    .description('import content from another system; importing twice changes nothing')
    .argument('<format>', 'archive, movable-type, people or stack-exchange')
    .argument('<path>', 'a file, or for stack-exchange a folder')
    .option('--space <name>', 'the space to import into, created if needed')
    .option('--title <title>', 'the title of a new space')
    .addOption(
      new Option('--audience <audience>', 'who can read the space').choices([
        'open',
        'closed',
        'public',
      ]),
    )
    .option('--site <name>', 'the site that a dump comes from')
    .option('--make-units', 'for people: create units that do not exist yet')
    .action((format: string, path: string, options) => act({ ...options, format, path }));
}

type FileAction = (options: { file: string }) => Promise<void>;

function addArchiveCommands(
  program: Command,
  acts: { export: FileAction; backup: FileAction; restore: FileAction },
): void {
  const add = (name: keyof typeof acts, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<file>', name === 'restore' ? 'a backup' : 'output file; - is the standard output')
      .action((file: string) => acts[name]({ file }));
  add('export', 'export everything as an archive, without credentials');
  add('backup', 'back up everything including credentials; only the owner can read the file');
  add('restore', 'restore a backup into an empty workplace');
}

function addPeopleCommands(
  program: Command,
  acts: {
    person: (options: Parameters<typeof runAddPerson>[1]) => Promise<void>;
    invitation: (options: Parameters<typeof runInvite>[1]) => Promise<void>;
    token: (options: Parameters<typeof runCreateToken>[1]) => Promise<void>;
  },
): void {
  const person = program.command('person').description('people');
  person
    .command('invite')
    .description('print a one-time link to choose a password')
    .requiredOption('--handle <handle>')
    .action(acts.invitation);
  person
    .command('add')
    .description('add a person')
    .requiredOption('--handle <handle>')
    .requiredOption('--name <name>')
    .option('--email <address>')
    .option('--admin', 'is an administrator')
    .option('--guest', 'is a guest')
    .option('--password-stdin', 'read a password from the standard input')
    .action(acts.person);
  program
    .command('token')
    .description('access tokens')
    .command('create')
    .description('create a token and print it once')
    .requiredOption('--person <handle>')
    .option('--scope <scope>', 'read, write or admin')
    .action(acts.token);
}
