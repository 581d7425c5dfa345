import { parse } from 'csv-parse/sync';
import { invalid } from '../refusal.ts';

const known = new Set(['at', 'value', 'evidence', 'note']);

/** Readings of a CSV (RFC 4180) whose first line names `at`, `value`, `evidence` and perhaps `note`. */
export function readingsIn(text: string): unknown[] {
  const rows = rowsOf(text);
  const named = Object.keys(rows[0] ?? {});
  if (rows.length === 0) throw invalid({ csv: 'csvEmpty' });
  if (!named.includes('value') || named.some((name) => !known.has(name))) {
    throw invalid({ csv: 'csvUnreadable' });
  }
  return rows.map(({ value = '', at, evidence, note }) => ({
    ...{ value: numberOf(value), at: at || null, evidence: evidence ?? '', note: note || null },
  }));
}

function rowsOf(text: string): Record<string, string>[] {
  try {
    return parse(text, {
      ...{ bom: true, trim: true, skip_empty_lines: true },
      columns: (names: string[]) => names.map((name) => name.toLowerCase()),
    });
  } catch {
    throw invalid({ csv: 'csvUnreadable' });
  }
}

/** A number as programs write it; one with a decimal comma might mean a thousand. */
function numberOf(text: string): unknown {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : text;
}
