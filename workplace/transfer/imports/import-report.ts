import { cleanLine } from '../../text/index.ts';

/** What became of one kind of record: what was read is created, changed or skipped, never lost. */
export interface RecordOutcome {
  read: number;
  created: number;
  /** Of formats that change what is here. */
  changed?: number;
  skipped: { reason: string; count: number }[];
}

/** What an import did, as kept in `imports` and printed for whoever ran it. */
export interface ImportReport {
  format: string;
  source: string;
  records: Record<string, RecordOutcome>;
  warnings: string[];
  /** How many records could not be taken as they are, where a format takes the others all the same. */
  problems?: number;
}

/** The counting while an import runs. */
export interface Tally {
  read(what: string): void;
  created(what: string, count?: number): void;
  skipped(what: string, reason: string): void;
  /** Something that concerns no single record, said once, or counted where `{n}` stands. */
  warn(text: string): void;
  /** Throws where read ≠ created + skipped: then rows were lost, and nothing may be kept. */
  report(format: string, source: string): ImportReport;
}

/** A report is read by somebody. */
const MAX_WARNINGS = 100;

export const alreadyHereReason = 'already here';

export function createTally(): Tally {
  const counts = new Map<string, { read: number; created: number; skips: Map<string, number> }>();
  const warnings = new Map<string, number>();
  const getCounts = (what: string) => {
    const found = counts.get(what) ?? { read: 0, created: 0, skips: new Map() };
    counts.set(what, found);
    return found;
  };
  return {
    read(what) {
      getCounts(what).read += 1;
    },
    created(what, count = 1) {
      getCounts(what).created += count;
    },
    skipped: (what, reason) => incrementCount(getCounts(what).skips, reason),
    warn: (text) => incrementCount(warnings, warnings.size < MAX_WARNINGS ? text : 'and {n} more'),
    report(format, source) {
      const records: Record<string, RecordOutcome> = {};
      for (const [what, { read, created, skips }] of counts) {
        const skipped = [...skips].map(([reason, count]) => ({ reason, count }));
        requireBalanced(what, { read, created, skipped });
        records[what] = { read, created, skipped };
      }
      const lines = [...warnings].map(([text, n]) => text.replace('{n}', String(n)));
      return { format, source, records, warnings: lines };
    },
  };
}

/** Reasons may quote the source, and not everything in it can be kept or shown. */
function incrementCount(counts: Map<string, number>, text: string): void {
  const key = cleanLine(text);
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function requireBalanced(what: string, { read, created, skipped }: RecordOutcome): void {
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  if (read === created + left) return;
  throw new Error(`Of ${read} ${what} records, ${created} were created and ${left} skipped.`);
}

/** The report as a small table for a terminal. */
export function formatReport(report: ImportReport): string {
  const changes = Object.values(report.records).some(({ changed }) => changed !== undefined);
  const rows = Object.entries(report.records).map(([what, { read, created, changed, skipped }]) => [
    what,
    String(read),
    String(created),
    ...(changes ? [String(changed ?? 0)] : []),
    String(skipped.reduce((sum, { count }) => sum + count, 0)),
  ]);
  const head = ['', 'read', 'created', ...(changes ? ['changed'] : []), 'skipped'];
  const table = alignColumns([head, ...rows]);
  const reasons = Object.entries(report.records).flatMap(([what, { skipped }]) =>
    skipped.map(({ reason, count }) => `  ${count} × ${what} skipped: ${reason}`),
  );
  const warnings = report.warnings.map((warning) => `  ${warning}`);
  const title = `${report.format} from ${report.source}`;
  return `${[title, ...table, ...reasons, ...warnings].join('\n')}\n`;
}

function alignColumns(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]! + 2)))
      .join('')
      .trimEnd(),
  );
}
