import { operator } from '../../workplace/access/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import {
  type ImportFormat,
  type ImportOptions,
  printReport,
} from '../../workplace/imports/index.ts';
import type { Terminal } from './terminal.ts';

export type Formats = Readonly<Record<string, ImportFormat>>;

interface Options extends ImportOptions {
  format: string;
  path: string;
}

/** Imports a file or folder of one of the formats, and prints what became of each record. */
export async function importFrom(
  workplace: Workplace,
  formats: Formats,
  { format: name, path, ...options }: Options,
  terminal: Terminal,
): Promise<number> {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) {
    const names = Object.keys(formats).join(', ');
    terminal.err.write(`There is no format “${name}”. There are: ${names}.\n`);
    return 1;
  }
  const report = await format.run(workplace, operator, path, options);
  terminal.out.write(printReport(report));
  return report.problems ? 1 : 0;
}
