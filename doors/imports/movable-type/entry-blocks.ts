import {
  readLines,
  type SourceLine,
  UnreadableFileError,
} from '../../../workplace/transfer/imports/index.ts';

const MAX_LINE_BYTES = 8 * 2 ** 20;
const MAX_ENTRY_SIZE = 64 * 2 ** 20;

/** A text of an entry, under its heading. */
export interface EntrySection {
  name: string;
  /** The line of its heading. */
  line: number;
  lines: string[];
}

/** One entry as it stands in the file. */
export interface EntryBlock {
  line: number;
  fields: { line: number; text: string }[];
  sections: EntrySection[];
}

const headings = new Set(['BODY', 'EXTENDED BODY', 'EXCERPT', 'KEYWORDS', 'COMMENT', 'PING']);
const knownFieldPattern =
  /^(AUTHOR|AUTHOR EMAIL|TITLE|BASENAME|STATUS|ALLOW COMMENTS|ALLOW PINGS|CONVERT BREAKS|DATE|PRIMARY CATEGORY|CATEGORY|TAGS|NO ENTRY|UNIQUE URL): ?/;
const fieldPattern = /^[A-Z][A-Z ]{0,40}: ?/;

/** The entries of a file, one in memory at a time. Throws Unreadable with the line that is wrong. */
export async function* readBlocks(source: AsyncIterable<Buffer>): AsyncGenerator<EntryBlock> {
  const reader = createBlockReader();
  let before: SourceLine | null = null;
  for await (const line of readLines(source, MAX_LINE_BYTES)) {
    if (before) yield* reader.take(before, line);
    before = line;
  }
  if (before) yield* reader.take(before, null);
  reader.mustBeDone();
}

/** Goes by a line and the one after it, since only the next says whether dashes end anything. */
function createBlockReader() {
  let block: EntryBlock | null = null;
  let section: EntrySection | null = null;
  let size = 0;

  function* take(line: SourceLine, next: SourceLine | null): Generator<EntryBlock> {
    const text = line.text.trimEnd();
    size += line.text.length;
    if (size > MAX_ENTRY_SIZE)
      throw new UnreadableFileError('this entry is longer than 64 MiB.', atLine(block!.line));
    if (block && text === '--------' && endsEntry(next, section !== null)) {
      yield block;
      block = null;
      section = null;
      size = 0;
    } else if (block && section && text === '-----' && endsSection(next)) {
      section = null;
    } else if (section) {
      section.lines.push(line.text);
    } else {
      between(line, text);
    }
  }

  function between({ number }: SourceLine, text: string): void {
    if (text === '') return;
    const heading = /^([A-Z ]+):$/.exec(text)?.[1] ?? '';
    if (block && headings.has(heading)) {
      section = { name: heading, line: number, lines: [] };
      block.sections.push(section);
      return;
    }
    if (block && text === '-----') return;
    requireField(block, number, text);
    block ??= { line: number, fields: [], sections: [] };
    block.fields.push({ line: number, text });
  }

  function mustBeDone(): void {
    if (section)
      throw new UnreadableFileError(
        `the file is cut off inside the ${section.name} that begins here.`,
        atLine(section.line),
      );
    if (block)
      throw new UnreadableFileError(
        'the entry that begins here is not ended by a line “--------”.',
        atLine(block.line),
      );
  }

  return { take, mustBeDone };
}

function requireField(block: EntryBlock | null, line: number, text: string): void {
  if (!block && !knownFieldPattern.test(text)) {
    const problem =
      'an entry should begin here, with a field such as “AUTHOR:” or “TITLE:”. This is not a Movable Type export.';
    throw new UnreadableFileError(problem, atLine(line));
  }
  if (block && block.sections.length > 0) {
    throw new UnreadableFileError(
      'a section such as “BODY:” or “COMMENT:” should begin here.',
      atLine(line),
    );
  }
  if (!fieldPattern.test(text))
    throw new UnreadableFileError('a field such as “TITLE:” should stand here.', atLine(line));
}

function endsSection(next: SourceLine | null): boolean {
  if (!next) return true;
  const text = next.text.trimEnd();
  return text === '--------' || (headings.has(text.replace(/:$/, '')) && text.endsWith(':'));
}

/** Inside a text these dashes may underline a heading, unless an entry begins after them. */
function endsEntry(next: SourceLine | null, inside: boolean): boolean {
  return !inside || (next !== null && knownFieldPattern.test(next.text));
}

const atLine = (line: number) => ({ line });
