import type { Viewer } from '../../access/index.ts';
import { type CommandContext, notAllowed, type Tx, write } from '../../kernel/index.ts';
import type { ImportOptions } from './import-format.ts';
import { createTally, type ImportReport, type Tally } from './import-report.ts';
import { createImportState, type ImportState } from './import-state.ts';
import type { ImportedWork } from './imported-work.ts';
import { saveReport } from './save-report.ts';
import { storeComments } from './store-comments.ts';
import { storeEntries } from './store-entries.ts';
import { storeLinks } from './store-links.ts';
import { storePeople } from './store-people.ts';
import { findOrOpenSpace } from './target-space.ts';

interface WorksImport {
  format: string;
  /** What the report calls the source. */
  source: string;
  /** Name for the space where none is asked for. */
  name: string;
  options: ImportOptions;
  works: AsyncIterable<ImportedWork>;
}

/**
 * Stores what a door reads, all of it or (when reading throws) nothing, in one space. Works are
 * known again by their origin, so importing twice changes nothing.
 */
export async function importWorks(
  context: CommandContext,
  viewer: Viewer,
  input: WorksImport,
): Promise<ImportReport> {
  if (viewer.kind !== 'operator') throw notAllowed();
  const tally = createTally();
  return write(context, async (tx) => {
    const space = await findOrOpenSpace(tx, tally, input.name, input.options);
    const shelf = await createImportState(tx, tally, space);
    await storeWorks(tx, shelf, input.works);
    const report = tally.report(input.format, input.source);
    await saveReport(tx, report);
    return report;
  });
}

type WorkBatch = { [T in ImportedWork['type']]: Extract<ImportedWork, { type: T }>[] };

const MAX_BATCH_WORKS = 500;
const MAX_BATCH_TEXT = 8 * 2 ** 20;

const createEmptyBatch = (): WorkBatch => ({
  person: [],
  entry: [],
  comment: [],
  link: [],
  leftOut: [],
  warning: [],
});

async function storeWorks(tx: Tx, shelf: ImportState, works: AsyncIterable<ImportedWork>) {
  let batch = createEmptyBatch();
  let waiting = 0;
  let text = 0;
  for await (const work of works) {
    countWork(shelf.tally, work);
    (batch[work.type] as ImportedWork[]).push(work);
    waiting += 1;
    if ('body' in work) text += work.body.length;
    if (waiting < MAX_BATCH_WORKS && text < MAX_BATCH_TEXT) continue;
    await storeBatch(tx, shelf, batch);
    batch = createEmptyBatch();
    waiting = 0;
    text = 0;
  }
  await storeBatch(tx, shelf, batch);
}

function countWork(tally: Tally, work: ImportedWork): void {
  if (work.type === 'warning') tally.warn(work.text);
  else tally.read(work.what);
  if (work.type === 'leftOut') tally.skipped(work.what, work.reason);
}

/** What others refer to first. */
async function storeBatch(tx: Tx, shelf: ImportState, batch: WorkBatch): Promise<void> {
  await storePeople(tx, shelf, batch.person);
  await storeEntries(tx, shelf, batch.entry);
  await storeComments(tx, shelf, batch.comment);
  await storeLinks(tx, shelf, batch.link);
}
