import { operator } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import {
  exportArchive,
  hasRecords,
  importArchive,
} from '../../workplace/transfer/archive/index.ts';
import { formatReport } from '../../workplace/transfer/imports/index.ts';
import { openFile } from '../shared/source.ts';
import { writeLines } from './output-file.ts';
import type { Terminal } from './terminal.ts';

interface ArchiveOptions {
  file: string;
}

/** Everything but what lets people in, as an archive that any workplace can import. */
export async function runExport(
  context: CommandContext,
  { file }: ArchiveOptions,
  terminal: Terminal,
) {
  await requireRecords(context);
  await writeLines(exportArchive(context, operator), file, terminal);
  return 0;
}

/** Everything, keys to the house included, for the eyes of its owner only. */
export async function runBackup(
  context: CommandContext,
  { file }: ArchiveOptions,
  terminal: Terminal,
) {
  await requireRecords(context);
  const lines = exportArchive(context, operator, { secrets: true });
  await writeLines(lines, file, terminal, 0o600);
  return 0;
}

async function requireRecords(context: CommandContext): Promise<void> {
  if (await hasRecords(context, operator)) return;
  throw new Error('This workplace is empty and not set up; there is nothing to export.');
}

/** A backup into an empty workplace. */
export async function runRestore(
  context: CommandContext,
  { file }: ArchiveOptions,
  terminal: Terminal,
) {
  const source = await openFile(file);
  const report = await importArchive(context, operator, source, { name: file, restore: true });
  terminal.out.write(formatReport(report));
  return 0;
}
