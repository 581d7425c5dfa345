import { parse } from 'csv-parse/sync';
import { invalid } from '../../kernel/index.ts';

const knownColumns = new Set(['at', 'value', 'evidence', 'note']);

/** One reading of a file: the line on which it ends, counted from 1, and what it says. */
export interface CsvReading {
  line: number;
  input: { value: unknown; at: string | null; evidence: string; note: string | null };
}

/** Readings of a CSV (RFC 4180) whose first line names `at`, `value`, `evidence` and perhaps `note`. */
export function parseReadingCsv(text: string): CsvReading[] {
  const rows = parseCsvRows(text);
  const named = Object.keys(rows[0]?.record ?? {});
  if (rows.length === 0) throw invalid({ csv: 'csvEmpty' });
  if (!named.includes('value') || named.some((name) => !knownColumns.has(name))) {
    throw invalid({ csv: 'csvUnreadable' });
  }
  return rows.map(({ record: { value = '', at, evidence, note }, info }) => ({
    line: info.lines,
    input: {
      value: parseCsvNumber(value),
      at: at || null,
      evidence: evidence ?? '',
      note: note || null,
    },
  }));
}

interface CsvRow {
  record: Record<string, string>;
  info: { lines: number };
}

function parseCsvRows(text: string): CsvRow[] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      columns: (names: string[]) => names.map((name) => name.toLowerCase()),
    }) as unknown as CsvRow[];
  } catch {
    throw invalid({ csv: 'csvUnreadable' });
  }
}

/** A number as programs write it; one with a decimal comma might mean a thousand. */
function parseCsvNumber(text: string): unknown {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : text;
}
