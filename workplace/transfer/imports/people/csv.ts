import { type CsvError, parse } from 'csv-parse/sync';
import { UnreadableFileError } from '../unreadable-file-error.ts';
import { isUnitHeader, type PeopleField, parseHeader } from './columns.ts';
import type { PeopleLine } from './parse-people-file.ts';

interface CsvRow {
  record: string[];
  info: { lines: number };
}

/** The rows of a CSV file with a header row (RFC 4180, and what spreadsheets make of it). */
export function parseCsv(text: string): PeopleLine[] {
  const broken: number[] = [];
  const rows = parseCsvRows(text, (line) => broken.push(line));
  const [header, ...rest] = rows;
  if (!header) throw new UnreadableFileError('There is no header row that names the columns.');
  const columns = parseHeader(header.record, header.info.lines);
  const type = isUnitHeader(columns) ? 'unit' : 'person';
  const read = rest.map((row) => toPeopleLine(row, columns, type));
  const problem = 'a quotation mark stands where none can be';
  return [...read, ...broken.map((line): PeopleLine => ({ line, type, problem }))].sort(
    (a, b) => a.line - b.line,
  );
}

function parseCsvRows(text: string, broken: (line: number) => void): CsvRow[] {
  const errors: CsvError[] = [];
  const rows = parse(text, {
    delimiter: detectSeparator(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    info: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError) => void errors.push(error),
  } as never) as unknown as CsvRow[];
  for (const error of errors) {
    const line = Number(error.lines ?? 1);
    // All that follows would be one cell, and nobody would know what was lost.
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnreadableFileError('a quotation mark up to here is never closed.', { line });
    broken(line);
  }
  return rows;
}

/** Whichever stands most often in the header, outside of quotation marks. */
function detectSeparator(text: string): string {
  const header = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}

function toPeopleLine(
  { record, info }: CsvRow,
  columns: (PeopleField | null)[],
  type: PeopleLine['type'],
): PeopleLine {
  const line = info.lines;
  const over = record.findIndex((cell, i) => cell !== '' && !columns[i]);
  if (over >= 0) return { line, type, problem: 'there are more cells than columns' };
  const cells = new Map(columns.map((field, i) => [field, record[i] ?? '']));
  return buildPeopleLine(line, type, (field) => cells.get(field) ?? '');
}

/** What is said of somebody or of a unit, from fields by their names. */
export function buildPeopleLine(
  line: number,
  type: PeopleLine['type'],
  getCell: (field: PeopleField) => string,
): PeopleLine {
  const text = (field: PeopleField) =>
    getCell(field).trim() === '' ? {} : { [field]: getCell(field).trim() };
  if (type === 'unit') {
    const title = getCell('title').trim() || getCell('name').trim();
    return { line, type, ...text('handle'), ...text('parent'), ...(title ? { title } : {}) };
  }
  const name = getCell('name').trim() || `${getCell('givenName')} ${getCell('familyName')}`.trim();
  const units = getCell('units')
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
    ...text('membership'),
    ...(name ? { name } : {}),
    ...(units.length > 0 ? { units } : {}),
  };
}
