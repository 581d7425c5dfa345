import type { Writing } from '../happenings/index.ts';
import { alreadyHere, type Tally } from '../imports/report.ts';
import { Unreadable } from '../imports/unreadable.ts';
import { isAsHere } from './insert.ts';
import { type ReadRecord, readRecord } from './line.ts';
import { secretNames } from './secrets.ts';
import type { Spool } from './spool.ts';
import { recordTypes } from './types.ts';

const type = recordTypes[0]!;

interface Storing {
  spool: Spool;
  tally: Tally;
  empty: boolean;
  /** Whether what lets people in is taken; otherwise it was left out before. */
  secrets: boolean;
}

/** An empty workplace becomes the one of the archive; one that is in use keeps its own name. */
export async function storeWorkplace(
  tx: Writing,
  { spool, tally, empty, secrets }: Storing,
): Promise<void> {
  let first = true;
  for await (const { line, text } of spool.read(type.name)) {
    const record = readRecord(type, text, line, tx.now);
    await mustHoldAll(record, spool, secrets);
    if (!first) throw new Unreadable('an archive is of one workplace.', { line });
    first = false;
    record.said = new Set([...record.said].filter((name) => name !== 'holds'));
    if (await isAsHere(tx, type, record)) tally.skipped(type.name, alreadyHere);
    else if (empty) await become(tx, record, tally);
    else tally.skipped(type.name, 'this workplace stays itself');
  }
}

/**
 * Whether the file holds what lets people in, or says that it would if there were any. After an
 * export was restored nobody could sign in, and the real backup would find the workplace in use.
 */
export async function isBackup(spool: Spool): Promise<boolean> {
  for (const name of secretNames) if (spool.count(name) > 0) return true;
  for await (const { line, text } of spool.read(type.name)) {
    const { holds } = readRecord(type, text, line, new Date(0)).values;
    if (Object.keys(holds ?? {}).some((name) => secretNames.has(name))) return true;
  }
  return false;
}

async function become(tx: Writing, { values }: ReadRecord, tally: Tally): Promise<void> {
  await tx.db.deleteFrom('workplace').execute();
  await tx.db
    .insertInto('workplace')
    .values({
      id: String(values.id),
      name: String(values.name),
      created_at: values.createdAt as Date,
    })
    .execute();
  tally.created(type.name);
}

/** Records may have been added to an archive by hand; none may be missing. */
async function mustHoldAll({ line, values }: ReadRecord, spool: Spool, secrets: boolean) {
  for (const [name, count] of Object.entries((values.holds as Record<string, number>) ?? {})) {
    const held = spool.count(name);
    if (held >= count || (secretNames.has(name) && !secrets)) continue;
    const problem = `it says that ${count} ${name} records follow, and there are ${held}: the file is cut short.`;
    throw new Unreadable(problem, { line });
  }
}
