import { operator } from '../workplace/access/index.ts';
import { exportArchive } from '../workplace/archive/index.ts';
import type { Workplace } from '../workplace/happenings/index.ts';

/** All lines of a workplace's archive, sorted, as two archives are compared. */
export async function archiveOf(
  workplace: Workplace,
  options: { secrets?: boolean } = {},
): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportArchive(workplace, operator, options)) lines.push(line);
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
