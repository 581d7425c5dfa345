import { operator } from '../../workplace/access/index.ts';
import { examine } from '../../workplace/doctor/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import type { Terminal } from './terminal.ts';

/** Says of each thing that was looked at whether it is well; the status is 1 when something is not. */
export async function printFindings(
  workplace: Workplace,
  _options: object,
  terminal: Terminal,
): Promise<number> {
  let status = 0;
  for await (const { about, wrong } of examine(workplace, operator)) {
    terminal.out.write(wrong ? `wrong  ${about}: ${wrong}\n` : `well   ${about}\n`);
    if (wrong) status = 1;
  }
  return status;
}
