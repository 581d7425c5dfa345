import { operator } from '../workplace/access/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { exportArchive } from '../workplace/transfer/archive/index.ts';

/** All lines of a workplace's archive, sorted, as two archives are compared. */
export async function archiveOf(
  context: CommandContext,
  options: { secrets?: boolean } = {},
): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportArchive(context, operator, options)) lines.push(line);
  return lines.sort();
}

/** A source of these pieces, as from a file. */
export async function* sourceOf<T extends string | Buffer>(...pieces: T[]): AsyncGenerator<T> {
  yield* pieces;
}

/** Records as an archive. */
export function linesOf(...records: object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
