import { Command, Option } from 'commander';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { backUp, exportTo, restore } from './archive.ts';
import { printFindings } from './doctor.ts';
import { type Formats, importFrom } from './import.ts';
import { addSomebody, inviteSomebody, printToken } from './people.ts';
import { ownTerminal, sayError, type Terminal } from './terminal.ts';

/**
 * Opens the workplace that the surroundings name; `close` lets it go again. Throws where there is
 * none, unless one may begin.
 */
export type Open = (mayBegin: boolean) => Promise<{
  workplace: Workplace;
  /** Where people find it, for links. */
  address: string;
  close(): Promise<void>;
}>;

type Act<Options> = (
  workplace: Workplace,
  options: Options,
  terminal: Terminal,
  address: string,
) => Promise<number>;

/**
 * The commands of the operator. The exit status is 0 only when all went well; otherwise the error
 * stands on stderr as one sentence. `formats` are the importers, by name.
 */
export function cliProgram(
  open: Open,
  formats: Formats = {},
  terminal: Terminal = ownTerminal(),
): Command {
  const program = new Command('commonplace').description('A self-hosted social workplace.');
  const on =
    (mayBegin: boolean) =>
    <Options>(act: Act<Options>) =>
    async (options: Options) =>
      terminal.exit(
        await guarded(
          () => open(mayBegin),
          ({ workplace, address }) => act(workplace, options, terminal, address),
          terminal,
        ),
      );
  // Whoever brings something may begin a workplace by it; what reads needs one that is there.
  const [bring, read] = [on(true), on(false)];
  addImport(program, (options) =>
    bring((workplace, _: object) => importFrom(workplace, formats, options, terminal))(options),
  );
  addArchive(program, { export: read(exportTo), backup: read(backUp), restore: bring(restore) });
  addPeople(program, {
    person: bring(addSomebody),
    invitation: read(inviteSomebody),
    token: read(printToken),
  });
  program
    .command('doctor')
    .description('say whether everything is well')
    .action(() => read(printFindings)({}));
  return program;
}

async function guarded(
  open: () => ReturnType<Open>,
  act: (opened: Awaited<ReturnType<Open>>) => Promise<number>,
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
    terminal.err.write(`${sayError(error)}\n`);
    return 1;
  }
}

type ImportAction = (options: Parameters<typeof importFrom>[2]) => Promise<void>;

function addImport(program: Command, act: ImportAction): void {
  program
    .command('import')
    .description('bring in what others wrote; importing twice changes nothing')
    .argument('<format>', 'archive, movable-type, people or stack-exchange')
    .argument('<path>', 'a file, or for stack-exchange a folder')
    .option('--space <name>', 'the space for it, made if need be')
    .option('--title <title>', 'the title of a new space')
    .addOption(
      new Option('--audience <audience>', 'who reads the space').choices([
        'open',
        'closed',
        'public',
      ]),
    )
    .option('--site <name>', 'which site a dump is of')
    .option('--make-units', 'of people: add units that are named but not here')
    .action((format: string, path: string, options) => act({ ...options, format, path }));
}

type FileAction = (options: { file: string }) => Promise<void>;

function addArchive(
  program: Command,
  acts: { export: FileAction; backup: FileAction; restore: FileAction },
): void {
  const add = (name: keyof typeof acts, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<file>', name === 'restore' ? 'a backup' : 'where to; - is the standard output')
      .action((file: string) => acts[name]({ file }));
  add('export', 'write everything as an archive, without what lets people in');
  add('backup', 'write everything, keys included; only its owner can read the file');
  add('restore', 'bring a backup into an empty workplace');
}

function addPeople(
  program: Command,
  acts: {
    person: (options: Parameters<typeof addSomebody>[1]) => Promise<void>;
    invitation: (options: Parameters<typeof inviteSomebody>[1]) => Promise<void>;
    token: (options: Parameters<typeof printToken>[1]) => Promise<void>;
  },
): void {
  const person = program.command('person').description('people');
  person
    .command('invite')
    .description('print a link to choose a password, once')
    .requiredOption('--handle <handle>')
    .action(acts.invitation);
  person
    .command('add')
    .description('add a person')
    .requiredOption('--handle <handle>')
    .requiredOption('--name <name>')
    .option('--email <address>')
    .option('--admin', 'may run the workplace')
    .option('--guest', 'from outside')
    .option('--password-stdin', 'read a password from the standard input')
    .action(acts.person);
  program
    .command('token')
    .description('access tokens')
    .command('create')
    .description('print a new token, once')
    .requiredOption('--person <handle>')
    .option('--scope <scope>', 'read, write or admin')
    .action(acts.token);
}
