import { parse } from 'csv-parse/sync';
import { invalid } from '../refusal.ts';

const known = new Set(['at', 'value', 'evidence', 'note']);

/** One reading of a file: the line on which it ends, counted from 1, and what it says. */
export interface ReadingOfCsv {
  line: number;
  input: { value: unknown; at: string | null; evidence: string; note: string | null };
}

/** Readings of a CSV (RFC 4180) whose first line names `at`, `value`, `evidence` and perhaps `note`. */
export function readingsIn(text: string): ReadingOfCsv[] {
  const rows = rowsOf(text);
  const named = Object.keys(rows[0]?.record ?? {});
  if (rows.length === 0) throw invalid({ csv: 'csvEmpty' });
  if (!named.includes('value') || named.some((name) => !known.has(name))) {
    throw invalid({ csv: 'csvUnreadable' });
  }
  return rows.map(({ record: { value = '', at, evidence, note }, info }) => ({
    line: info.lines,
    input: {
      value: numberOf(value),
      at: at || null,
      evidence: evidence ?? '',
      note: note || null,
    },
  }));
}

interface Row {
  record: Record<string, string>;
  info: { lines: number };
}

function rowsOf(text: string): Row[] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      columns: (names: string[]) => names.map((name) => name.toLowerCase()),
    }) as unknown as Row[];
  } catch {
    throw invalid({ csv: 'csvUnreadable' });
  }
}

/** A number as programs write it; one with a decimal comma might mean a thousand. */
function numberOf(text: string): unknown {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : text;
}
