import { operator } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { checkIntegrity } from '../../workplace/transfer/doctor/index.ts';
import type { Terminal } from './terminal.ts';

/** Says of each thing that was looked at whether it is well; the status is 1 when something is not. */
export async function runDoctor(
  context: CommandContext,
  _options: object,
  terminal: Terminal,
): Promise<number> {
  let status = 0;
  for await (const { description, problem } of checkIntegrity(context, operator)) {
    terminal.out.write(problem ? `FAIL  ${description}: ${problem}\n` : `ok    ${description}\n`);
    if (problem) status = 1;
  }
  return status;
}
