import { type CsvError, parse } from 'csv-parse/sync';
import { Unreadable } from '../unreadable.ts';
import { areOfUnits, columnsOf, type Field } from './columns.ts';
import type { Said } from './read.ts';

interface Row {
  record: string[];
  info: { lines: number };
}

/** The rows of a CSV file with a header row (RFC 4180, and what spreadsheets make of it). */
export function readCsv(text: string): Said[] {
  const broken: number[] = [];
  const rows = rowsOf(text, (line) => broken.push(line));
  const [header, ...rest] = rows;
  if (!header) throw new Unreadable('There is no header row that names the columns.');
  const columns = columnsOf(header.record, header.info.lines);
  const type = areOfUnits(columns) ? 'unit' : 'person';
  const read = rest.map((row) => said(row, columns, type));
  const problem = 'a quotation mark stands where none can be';
  return [...read, ...broken.map((line): Said => ({ line, type, problem }))].sort(
    (a, b) => a.line - b.line,
  );
}

function rowsOf(text: string, broken: (line: number) => void): Row[] {
  const errors: CsvError[] = [];
  const rows = parse(text, {
    delimiter: separatorOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    info: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError) => void errors.push(error),
  } as never) as unknown as Row[];
  for (const error of errors) {
    const line = Number(error.lines ?? 1);
    // All that follows would be one cell, and nobody would know what was lost.
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Unreadable('a quotation mark up to here is never closed.', { line });
    broken(line);
  }
  return rows;
}

/** Whichever stands most often in the header, outside of quotation marks. */
function separatorOf(text: string): string {
  const header = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}

function said({ record, info }: Row, columns: (Field | null)[], type: Said['type']): Said {
  const line = info.lines;
  const over = record.findIndex((cell, i) => cell !== '' && !columns[i]);
  if (over >= 0) return { line, type, problem: 'there are more cells than columns' };
  const cells = new Map(columns.map((field, i) => [field, record[i] ?? '']));
  return saidOf(line, type, (field) => cells.get(field) ?? '');
}

/** What is said of somebody or of a unit, from fields by their names. */
export function saidOf(line: number, type: Said['type'], of: (field: Field) => string): Said {
  const text = (field: Field) => (of(field).trim() === '' ? {} : { [field]: of(field).trim() });
  if (type === 'unit') {
    const title = of('title').trim() || of('name').trim();
    return { line, type, ...text('handle'), ...text('parent'), ...(title ? { title } : {}) };
  }
  const name = of('name').trim() || `${of('givenName')} ${of('familyName')}`.trim();
  const units = of('units')
    .split(/[;|]/)
    .map((unit) => unit.trim())
    .filter(Boolean);
  return {
    line,
    type,
    ...text('handle'),
    ...text('email'),
    ...text('title'),
    ...text('reportsTo'),
    ...text('admin'),
    ...text('standing'),
    ...(name ? { name } : {}),
    ...(units.length > 0 ? { units } : {}),
  };
}
