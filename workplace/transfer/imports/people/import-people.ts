import { canAdminister, type Viewer } from '../../../access/index.ts';
import { type CommandContext, notAllowed, write } from '../../../kernel/index.ts';
import { bumpPeopleCounter } from '../../../people/index.ts';
import { alreadyHereReason, type ImportReport, type RecordOutcome } from '../import-report.ts';
import { saveReport } from '../save-report.ts';
import type { LineResult, PeopleImportContext } from './import-line.ts';
import { importPersonLines } from './import-person-lines.ts';
import { importUnitLines } from './import-unit-lines.ts';
import { type PeopleLine, parsePeopleFile } from './parse-people-file.ts';
import { loadPeopleIndex } from './people-index.ts';

export interface PeopleFile {
  bytes: Uint8Array;
  /** What the report calls it. */
  source: string;
  makeUnits: boolean;
  /** The words for the reason of a refusal. */
  explainReason(reason: string): string;
}

/** What an import of people did, or would do. The results name people; the report, which is kept, does not. */
export interface PeopleImport {
  report: ImportReport;
  results: LineResult[];
}

/**
 * Brings people and units from a file: adds who is not here, changes what the file says otherwise,
 * and deletes nothing. A line that cannot be taken is reported, and the others are. Throws Unreadable
 * for a file that is none, with nothing stored.
 */
export async function importPeople(
  context: CommandContext,
  viewer: Viewer,
  file: PeopleFile,
): Promise<PeopleImport> {
  return runImport(context, viewer, file, false);
}

/** Does the same and takes all of it back, so that what is shown beforehand is what would be done. */
export async function previewPeopleImport(
  context: CommandContext,
  viewer: Viewer,
  file: PeopleFile,
): Promise<PeopleImport> {
  return runImport(context, viewer, file, true).catch((error: unknown) => {
    if (error instanceof PreviewRollback) return error.preview;
    throw error;
  });
}

/** Thrown across the transaction, which is rolled back by it. */
class PreviewRollback extends Error {
  readonly preview: PeopleImport;
  constructor(done: PeopleImport) {
    super('Preview only: the transaction is rolled back.');
    this.preview = done;
  }
}

async function runImport(
  context: CommandContext,
  viewer: Viewer,
  { bytes, source, makeUnits, explainReason }: PeopleFile,
  isPreview: boolean,
): Promise<PeopleImport> {
  if (!canAdminister(viewer)) throw notAllowed();
  const lines = parsePeopleFile(bytes);
  return write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    const register = await loadPeopleIndex(tx);
    const done = await importLines(
      { tx, viewer, register, makeUnits, explainReason },
      lines,
      source,
    );
    if (isPreview) throw new PreviewRollback(done);
    await saveReport(tx, done.report);
    return done;
  });
}

async function importLines(
  taking: PeopleImportContext,
  lines: readonly PeopleLine[],
  source: string,
): Promise<PeopleImport> {
  const linesOfType = (type: PeopleLine['type']) => lines.filter((line) => line.type === type);
  const units = await importUnitLines(taking, linesOfType('unit'));
  const people = await importPersonLines(taking, linesOfType('person'));
  const results = [...units, ...people].sort((a, b) => a.line - b.line);
  const records: ImportReport['records'] = {};
  if (units.length > 0) records.units = toRecordOutcome(units);
  if (people.length > 0) records.people = toRecordOutcome(people);
  const warnings = people
    .filter(({ outcome, problem }) => outcome !== 'refused' && problem)
    .slice(0, MAX_REPORTED_LINES)
    .map(({ line, problem }) => `Line ${line} was imported except for this: ${problem}`);
  const problems = results.filter(({ problem }) => problem).length;
  return { report: { format: 'people', source, records, warnings, problems }, results };
}

/** A report is read by somebody. */
const MAX_REPORTED_LINES = 100;

function toRecordOutcome(results: readonly LineResult[]): RecordOutcome {
  const count = (outcome: LineResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const refused = Map.groupBy(
    results.filter(({ outcome }) => outcome === 'refused'),
    ({ problem = '' }) => problem,
  );
  const reasons = [...refused].map(([problem, all]) => ({
    reason: `${problem} (${formatLineNumbers(all)})`,
    count: all.length,
  }));
  const same = { reason: alreadyHereReason, count: count('unchanged') };
  return {
    read: results.length,
    created: count('created'),
    changed: count('changed'),
    skipped: same.count > 0 ? [same, ...reasons] : reasons,
  };
}

function formatLineNumbers(results: readonly LineResult[]): string {
  const named = results.slice(0, MAX_REPORTED_LINES).map(({ line }) => line);
  const rest = results.length > named.length ? ` and ${results.length - named.length} more` : '';
  return `${results.length === 1 ? 'line' : 'lines'} ${named.join(', ')}${rest}`;
}
