import { operator } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import {
  formatReport,
  type ImportFormat,
  type ImportOptions,
} from '../../workplace/transfer/imports/index.ts';
import type { Terminal } from './terminal.ts';

export type ImportFormats = Readonly<Record<string, ImportFormat>>;

interface ImportCommandOptions extends ImportOptions {
  format: string;
  path: string;
}

/** Imports a file or folder of one of the formats, and prints what became of each record. */
export async function runImport(
  context: CommandContext,
  formats: ImportFormats,
  { format: name, path, ...options }: ImportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) {
    const names = Object.keys(formats).join(', ');
    terminal.err.write(`Unknown format “${name}”. Available formats: ${names}.\n`);
    return 1;
  }
  const report = await format.run(context, operator, path, options);
  terminal.out.write(formatReport(report));
  return report.problems ? 1 : 0;
}
