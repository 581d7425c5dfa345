import { operator } from '../../workplace/access/index.ts';
import { exportArchive, hasRecords, importArchive } from '../../workplace/archive/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { printReport } from '../../workplace/imports/index.ts';
import { openFile } from '../shared/source.ts';
import { writeLines } from './files.ts';
import type { Terminal } from './terminal.ts';

interface File {
  file: string;
}

/** Everything but what lets people in, as an archive that any workplace can import. */
export async function exportTo(workplace: Workplace, { file }: File, terminal: Terminal) {
  await mustHaveRecords(workplace);
  await writeLines(exportArchive(workplace, operator), file, terminal);
  return 0;
}

/** Everything, keys to the house included, for the eyes of its owner only. */
export async function backUp(workplace: Workplace, { file }: File, terminal: Terminal) {
  await mustHaveRecords(workplace);
  const lines = exportArchive(workplace, operator, { secrets: true });
  await writeLines(lines, file, terminal, 0o600);
  return 0;
}

async function mustHaveRecords(workplace: Workplace): Promise<void> {
  if (await hasRecords(workplace, operator)) return;
  throw new Error(
    'Nobody has set this workplace up, and nothing is in it: there is nothing to write.',
  );
}

/** A backup into an empty workplace. */
export async function restore(workplace: Workplace, { file }: File, terminal: Terminal) {
  const source = await openFile(file);
  const report = await importArchive(workplace, operator, source, { name: file, restore: true });
  terminal.out.write(printReport(report));
  return 0;
}
