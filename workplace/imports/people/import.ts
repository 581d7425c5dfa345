import { mayAdminister, type Viewer } from '../../access/index.ts';
import { type Workplace, write } from '../../happenings/index.ts';
import { peopleChanged } from '../../people/commands.ts';
import { notAllowed } from '../../refusal.ts';
import { keepReport } from '../keep.ts';
import { alreadyHere, type Outcome, type Report } from '../report.ts';
import { readPeople, type Said } from './read.ts';
import { openRegister } from './register.ts';
import { takePeople } from './take-people.ts';
import { takeUnits } from './take-units.ts';
import type { Deed, Taking } from './taking.ts';

export interface PeopleFile {
  bytes: Uint8Array;
  /** What the report calls it. */
  source: string;
  makeUnits: boolean;
  /** The words for the reason of a refusal. */
  say(reason: string): string;
}

/** What an import of people did, or would do. Deeds name people; the report, which is kept, does not. */
export interface PeopleImport {
  report: Report;
  deeds: Deed[];
}

/**
 * Brings people and units from a file: adds who is not here, changes what the file says otherwise,
 * and deletes nothing. A line that cannot be taken is reported, and the others are. Throws Unreadable
 * for a file that is none, with nothing stored.
 */
export async function importPeople(
  workplace: Workplace,
  viewer: Viewer,
  file: PeopleFile,
): Promise<PeopleImport> {
  return taken(workplace, viewer, file, false);
}

/** Does the same and takes all of it back, so that what is shown beforehand is what would be done. */
export async function rehearsePeople(
  workplace: Workplace,
  viewer: Viewer,
  file: PeopleFile,
): Promise<PeopleImport> {
  return taken(workplace, viewer, file, true).catch((error: unknown) => {
    if (error instanceof Rehearsed) return error.done;
    throw error;
  });
}

/** Thrown across the transaction, which is rolled back by it. */
class Rehearsed extends Error {
  readonly done: PeopleImport;
  constructor(done: PeopleImport) {
    super('It was only a rehearsal.');
    this.done = done;
  }
}

async function taken(
  workplace: Workplace,
  viewer: Viewer,
  { bytes, source, makeUnits, say }: PeopleFile,
  rehearsal: boolean,
): Promise<PeopleImport> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const lines = readPeople(bytes);
  return write(workplace, async (tx) => {
    await peopleChanged(tx);
    const register = await openRegister(tx);
    const done = await takeAll({ tx, viewer, register, makeUnits, say }, lines, source);
    if (rehearsal) throw new Rehearsed(done);
    await keepReport(tx, done.report);
    return done;
  });
}

async function takeAll(
  taking: Taking,
  lines: readonly Said[],
  source: string,
): Promise<PeopleImport> {
  const of = (type: Said['type']) => lines.filter((line) => line.type === type);
  const units = await takeUnits(taking, of('unit'));
  const people = await takePeople(taking, of('person'));
  const deeds = [...units, ...people].sort((a, b) => a.line - b.line);
  const records: Report['records'] = {};
  if (units.length > 0) records.units = outcomeOf(units);
  if (people.length > 0) records.people = outcomeOf(people);
  const warnings = people
    .filter(({ did, problem }) => did !== 'refused' && problem)
    .slice(0, mostSaid)
    .map(({ line, problem }) => `Line ${line} was taken but for this: ${problem}`);
  const problems = deeds.filter(({ problem }) => problem).length;
  return { report: { format: 'people', source, records, warnings, problems }, deeds };
}

/** A report is read by somebody. */
const mostSaid = 100;

function outcomeOf(deeds: readonly Deed[]): Outcome {
  const count = (did: Deed['did']) => deeds.filter((deed) => deed.did === did).length;
  const refused = Map.groupBy(
    deeds.filter(({ did }) => did === 'refused'),
    ({ problem = '' }) => problem,
  );
  const reasons = [...refused].map(([problem, all]) => ({
    reason: `${problem} (${linesOf(all)})`,
    count: all.length,
  }));
  const same = { reason: alreadyHere, count: count('unchanged') };
  return {
    read: deeds.length,
    created: count('created'),
    changed: count('changed'),
    skipped: same.count > 0 ? [same, ...reasons] : reasons,
  };
}

function linesOf(deeds: readonly Deed[]): string {
  const named = deeds.slice(0, mostSaid).map(({ line }) => line);
  const rest = deeds.length > named.length ? ` and ${deeds.length - named.length} more` : '';
  return `${deeds.length === 1 ? 'line' : 'lines'} ${named.join(', ')}${rest}`;
}
