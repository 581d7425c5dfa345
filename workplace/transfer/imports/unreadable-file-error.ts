/**
 * A file that cannot be imported, with the line and what is wrong there, in words for whoever
 * imports. Thrown across the import's transaction, so nothing of the file is stored.
 */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly line: number | null;
  readonly file: string | null;

  constructor(problem: string, at: { line?: number | undefined; file?: string } = {}) {
    const place = [at.file, at.line === undefined ? '' : `line ${at.line}`].filter(Boolean);
    const where = place.join(', ');
    super(where ? `${where.charAt(0).toUpperCase()}${where.slice(1)}: ${problem}` : problem);
    this.line = at.line ?? null;
    this.file = at.file ?? null;
  }
}
