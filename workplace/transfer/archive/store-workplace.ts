import type { Tx } from '../../kernel/index.ts';
import { alreadyHereReason, type Tally, UnreadableFileError } from '../imports/index.ts';
import { matchesStoredRecord } from './insert-records.ts';
import { type ParsedRecord, parseRecord } from './parse-record.ts';
import { recordTypes } from './record-registry.ts';
import { secretTypeNames } from './secret-types.ts';
import type { Spool } from './spool.ts';

const workplaceType = recordTypes[0]!;

interface StoreWorkplaceOptions {
  spool: Spool;
  tally: Tally;
  empty: boolean;
  /** Whether what lets people in is taken; otherwise it was left out before. */
  secrets: boolean;
}

/** An empty workplace becomes the one of the archive; one that is in use keeps its own name. */
export async function storeWorkplace(
  tx: Tx,
  { spool, tally, empty, secrets }: StoreWorkplaceOptions,
): Promise<void> {
  let first = true;
  for await (const { line, text } of spool.read(workplaceType.name)) {
    const record = parseRecord(workplaceType, text, line, tx.now);
    await requireAllRecords(record, spool, secrets);
    if (!first) throw new UnreadableFileError('an archive is of one workplace.', { line });
    first = false;
    record.givenFields = new Set([...record.givenFields].filter((name) => name !== 'holds'));
    if (await matchesStoredRecord(tx, workplaceType, record))
      tally.skipped(workplaceType.name, alreadyHereReason);
    else if (empty) await replaceWorkplace(tx, record, tally);
    else tally.skipped(workplaceType.name, 'this workplace keeps its own name and id');
  }
}

/**
 * Whether the file holds what lets people in, or says that it would if there were any. After an
 * export was restored nobody could sign in, and the real backup would find the workplace in use.
 */
export async function isBackup(spool: Spool): Promise<boolean> {
  for (const name of secretTypeNames) if (spool.count(name) > 0) return true;
  for await (const { line, text } of spool.read(workplaceType.name)) {
    const { holds } = parseRecord(workplaceType, text, line, new Date(0)).values;
    if (Object.keys(holds ?? {}).some((name) => secretTypeNames.has(name))) return true;
  }
  return false;
}

async function replaceWorkplace(tx: Tx, { values }: ParsedRecord, tally: Tally): Promise<void> {
  await tx.db.deleteFrom('workplace').execute();
  await tx.db
    .insertInto('workplace')
    .values({
      id: String(values.id),
      name: String(values.name),
      created_at: values.createdAt as Date,
    })
    .execute();
  tally.created(workplaceType.name);
}

/** Records may have been added to an archive by hand; none may be missing. */
async function requireAllRecords({ line, values }: ParsedRecord, spool: Spool, secrets: boolean) {
  for (const [name, count] of Object.entries((values.holds as Record<string, number>) ?? {})) {
    const held = spool.count(name);
    if (held >= count || (secretTypeNames.has(name) && !secrets)) continue;
    const problem = `it says that ${count} ${name} records follow, and there are ${held}: the file is cut short.`;
    throw new UnreadableFileError(problem, { line });
  }
}
