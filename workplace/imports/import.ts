import type { Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { notAllowed } from '../refusal.ts';
import type { ImportOptions } from './format.ts';
import { keepReport } from './keep.ts';
import { newTally, type Report, type Tally } from './report.ts';
import { newShelf, type Shelf } from './shelf.ts';
import { spaceFor } from './space.ts';
import { storeComments } from './store-comments.ts';
import { storeEntries } from './store-entries.ts';
import { storeLinks } from './store-links.ts';
import { storePeople } from './store-people.ts';
import type { ImportedWork } from './works.ts';

interface Import {
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
  workplace: Workplace,
  viewer: Viewer,
  input: Import,
): Promise<Report> {
  if (viewer.is !== 'operator') throw notAllowed();
  const tally = newTally();
  return write(workplace, async (tx) => {
    const space = await spaceFor(tx, tally, input.name, input.options);
    const shelf = await newShelf(tx, tally, space);
    await storeAll(tx, shelf, input.works);
    const report = tally.report(input.format, input.source);
    await keepReport(tx, report);
    return report;
  });
}

type Batch = { [T in ImportedWork['type']]: Extract<ImportedWork, { type: T }>[] };

const mostWaiting = 500;
const mostText = 8 * 2 ** 20;

const emptyBatch = (): Batch => ({
  person: [],
  entry: [],
  comment: [],
  link: [],
  leftOut: [],
  warning: [],
});

async function storeAll(tx: Writing, shelf: Shelf, works: AsyncIterable<ImportedWork>) {
  let batch = emptyBatch();
  let waiting = 0;
  let text = 0;
  for await (const work of works) {
    note(shelf.tally, work);
    (batch[work.type] as ImportedWork[]).push(work);
    waiting += 1;
    if ('body' in work) text += work.body.length;
    if (waiting < mostWaiting && text < mostText) continue;
    await storeBatch(tx, shelf, batch);
    batch = emptyBatch();
    waiting = 0;
    text = 0;
  }
  await storeBatch(tx, shelf, batch);
}

function note(tally: Tally, work: ImportedWork): void {
  if (work.type === 'warning') tally.warn(work.text);
  else tally.read(work.what);
  if (work.type === 'leftOut') tally.skipped(work.what, work.reason);
}

/** What others refer to first. */
async function storeBatch(tx: Writing, shelf: Shelf, batch: Batch): Promise<void> {
  await storePeople(tx, shelf, batch.person);
  await storeEntries(tx, shelf, batch.entry);
  await storeComments(tx, shelf, batch.comment);
  await storeLinks(tx, shelf, batch.link);
}
