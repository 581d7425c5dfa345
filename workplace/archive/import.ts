import type { Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { keepReport } from '../imports/keep.ts';
import { readLines } from '../imports/lines.ts';
import { newTally, type Report, type Tally } from '../imports/report.ts';
import { Unreadable } from '../imports/unreadable.ts';
import { conflict, notAllowed } from '../refusal.ts';
import { brokenSeals, wagerOrphans } from '../wagers/examining.ts';
import { brokenModels, worthOrphans } from '../wagers/worth/examining.ts';
import { usePutThere } from '../works/put-there.ts';
import { ChosenComments } from './chosen.ts';
import { countAll } from './export.ts';
import { mostLine, typeOf } from './line.ts';
import { secretNames, secretTypes } from './secrets.ts';
import { openSpool, type Spool } from './spool.ts';
import { storeType } from './store.ts';
import { recordTypes, type Values } from './types.ts';
import { isBackup, storeWorkplace } from './workplace.ts';

interface Options {
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
  workplace: Workplace,
  viewer: Viewer,
  source: AsyncIterable<Buffer | Uint8Array | string>,
  options: Options = {},
): Promise<Report> {
  if (viewer.is !== 'operator') throw notAllowed();
  const spool = await openSpool();
  const tally = newTally();
  try {
    await sortByType(source, spool, tally, options.restore === true);
    return await write(workplace, (tx) => storeAll(tx, spool, tally, options));
  } finally {
    await spool.close();
  }
}

const names = new Set([...recordTypes.map((type) => type.name), ...secretNames]);

async function sortByType(
  source: AsyncIterable<Buffer | Uint8Array | string>,
  spool: Spool,
  tally: Tally,
  secrets: boolean,
): Promise<void> {
  let empty = true;
  for await (const { number: line, text, ended } of readLines(source, mostLine)) {
    if (text.trim() === '') continue;
    empty = false;
    const type = typeOf(text, line, ended);
    if (!names.has(type)) throw new Unreadable(`there is no type of record “${type}”.`, { line });
    tally.read(type);
    if (secretNames.has(type) && !secrets) tally.skipped(type, 'only a restore takes it');
    else await spool.add(type, { line, text });
  }
  if (empty) throw new Unreadable('The archive is empty: it holds no record.');
}

async function storeAll(tx: Writing, spool: Spool, tally: Tally, options: Options) {
  const empty = await isEmpty(tx);
  if (options.restore && !empty) throw conflict('workplaceNotEmpty');
  if (options.restore && !(await isBackup(spool))) throw conflict('archiveIsExport');
  const chosen = new ChosenComments();
  const edited = new Set<string>();
  const wagers = new Set<string>();
  await storeWorkplace(tx, { spool, tally, empty, secrets: options.restore === true });
  for (const type of [...recordTypes.slice(1), ...(options.restore ? secretTypes : [])]) {
    await storeType(tx, type, {
      spool,
      tally,
      created: ({ values, ...record }) => {
        if (type.name === 'entry') chosen.add({ values, ...record });
        if (isOfWager(type.name, values)) wagers.add(String(values.entry ?? values.id));
        if (type.name === 'revision' && !values.comment) edited.add(String(values.entry));
      },
    });
  }
  await chosen.mustResolve(tx);
  await usePutThere(tx, edited);
  await wagersMustHold(tx, wagers);
  const report = tally.report('archive', options.name ?? 'an archive');
  await keepReport(tx, report);
  return report;
}

const ofWagers = new Set([
  'wager',
  'finding',
  'end',
  'measure',
  'seal',
  'reading',
  'valueModel',
  'valueQuantity',
]);

const isOfWager = (type: string, { kind }: Values) =>
  ofWagers.has(type) || (type === 'entry' && kind === 'wager');

/** What came in of wagers is held to what the doctor holds it to, seals and all. */
async function wagersMustHold(tx: Writing, wagers: ReadonlySet<string>): Promise<void> {
  if (wagers.size === 0) return;
  const ids = [...wagers];
  const [broken] = [...(await brokenSeals(tx, ids)), ...(await brokenModels(tx, ids))];
  if (broken) throw new Unreadable(`the wager ${broken.wager} does not hold: ${broken.wrong}.`);
  for (const [about, count] of [...wagerOrphans, ...worthOrphans]) {
    const { rows } = await count.execute(tx.db);
    if (rows[0]!.count > 0) throw new Unreadable(`this does not hold: ${about}.`);
  }
}

/** Nobody and nothing is here yet, whatever the workplace is called. */
async function isEmpty(tx: Writing): Promise<boolean> {
  return Object.keys(await countAll(tx)).length === 0;
}
