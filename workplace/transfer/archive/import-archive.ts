import type { Viewer } from '../../access/index.ts';
import { type CommandContext, conflict, notAllowed, type Tx, write } from '../../kernel/index.ts';
import { findBrokenSeals, wagerIntegrityQueries } from '../../wagers/seals/index.ts';
import { findBrokenModels, valueModelIntegrityQueries } from '../../wagers/value-model/index.ts';
import { recordOwnerPlacedAttachments } from '../../works/index.ts';
import {
  createTally,
  type ImportReport,
  readLines,
  saveReport,
  type Tally,
  UnreadableFileError,
} from '../imports/index.ts';
import { ChosenComments } from './chosen-comments.ts';
import { countRecords } from './export-archive.ts';
import { MAX_LINE_BYTES, parseRecordType } from './parse-record.ts';
import { type RecordValues, recordTypes } from './record-registry.ts';
import { secretTypeNames, secretTypes } from './secret-types.ts';
import { openSpool, type Spool } from './spool.ts';
import { storeRecordsOfType } from './store-records.ts';
import { isBackup, storeWorkplace } from './store-workplace.ts';

interface ImportArchiveOptions {
  /** What the report calls the source. */
  name?: string;
  /** A backup's restoration: into an empty workplace only, keys to the house included. */
  restore?: boolean;
}

/**
 * Stores a native archive, all of it or (throwing Unreadable) nothing. Records may come in any
 * order; what is here already stays as it is, so importing twice changes nothing.
 */
export async function importArchive(
  context: CommandContext,
  viewer: Viewer,
  source: AsyncIterable<Buffer | Uint8Array | string>,
  options: ImportArchiveOptions = {},
): Promise<ImportReport> {
  if (viewer.kind !== 'operator') throw notAllowed();
  const spool = await openSpool();
  const tally = createTally();
  try {
    await spoolByType(source, spool, tally, options.restore === true);
    return await write(context, (tx) => storeArchive(tx, spool, tally, options));
  } finally {
    await spool.close();
  }
}

const knownTypeNames = new Set([...recordTypes.map((type) => type.name), ...secretTypeNames]);

async function spoolByType(
  source: AsyncIterable<Buffer | Uint8Array | string>,
  spool: Spool,
  tally: Tally,
  secrets: boolean,
): Promise<void> {
  let empty = true;
  for await (const { number: line, text, isTerminated } of readLines(source, MAX_LINE_BYTES)) {
    if (text.trim() === '') continue;
    empty = false;
    const type = parseRecordType(text, line, isTerminated);
    if (!knownTypeNames.has(type))
      throw new UnreadableFileError(`there is no type of record “${type}”.`, { line });
    tally.read(type);
    if (secretTypeNames.has(type) && !secrets) tally.skipped(type, 'only a restore accepts it');
    else await spool.add(type, { line, text });
  }
  if (empty) throw new UnreadableFileError('The archive is empty: it holds no record.');
}

async function storeArchive(tx: Tx, spool: Spool, tally: Tally, options: ImportArchiveOptions) {
  const empty = await isEmpty(tx);
  if (options.restore && !empty) throw conflict('workplaceNotEmpty');
  if (options.restore && !(await isBackup(spool))) throw conflict('archiveIsExport');
  const chosen = new ChosenComments();
  const edited = new Set<string>();
  const wagers = new Set<string>();
  await storeWorkplace(tx, { spool, tally, empty, secrets: options.restore === true });
  for (const type of [...recordTypes.slice(1), ...(options.restore ? secretTypes : [])]) {
    await storeRecordsOfType(tx, type, {
      spool,
      tally,
      onCreated: ({ values, ...record }) => {
        if (type.name === 'entry') chosen.add({ values, ...record });
        if (belongsToWager(type.name, values)) wagers.add(String(values.entry ?? values.id));
        if (type.name === 'revision' && !values.comment) edited.add(String(values.entry));
      },
    });
  }
  await chosen.requireReferences(tx);
  await recordOwnerPlacedAttachments(tx, edited);
  await requireIntactWagers(tx, wagers);
  const report = tally.report('archive', options.name ?? 'an archive');
  await saveReport(tx, report);
  return report;
}

const wagerRecordTypes = new Set([
  'wager',
  'finding',
  'end',
  'measure',
  'seal',
  'reading',
  'valueModel',
  'valueQuantity',
]);

const belongsToWager = (type: string, { kind }: RecordValues) =>
  wagerRecordTypes.has(type) || (type === 'entry' && kind === 'wager');

/** What came in of wagers is held to what the doctor holds it to, seals and all. */
async function requireIntactWagers(tx: Tx, wagers: ReadonlySet<string>): Promise<void> {
  if (wagers.size === 0) return;
  const ids = [...wagers];
  const [broken] = [...(await findBrokenSeals(tx, ids)), ...(await findBrokenModels(tx, ids))];
  if (broken)
    throw new UnreadableFileError(`wager ${broken.wager} is not intact: ${broken.wrong}.`);
  for (const [about, count] of [...wagerIntegrityQueries, ...valueModelIntegrityQueries]) {
    const { rows } = await count.execute(tx.db);
    if (rows[0]!.count > 0) throw new UnreadableFileError(`integrity check failed: ${about}.`);
  }
}

/** Nobody and nothing is here yet, whatever the workplace is called. */
async function isEmpty(tx: Tx): Promise<boolean> {
  return Object.keys(await countRecords(tx)).length === 0;
}
