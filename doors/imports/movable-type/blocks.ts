import { type Line, readLines, Unreadable } from '../../../workplace/imports/index.ts';

const mostLine = 8 * 2 ** 20;
const mostEntry = 64 * 2 ** 20;

/** A text of an entry, under its heading. */
export interface Section {
  name: string;
  /** The line of its heading. */
  line: number;
  lines: string[];
}

/** One entry as it stands in the file. */
export interface Block {
  line: number;
  fields: { line: number; text: string }[];
  sections: Section[];
}

const headings = new Set(['BODY', 'EXTENDED BODY', 'EXCERPT', 'KEYWORDS', 'COMMENT', 'PING']);
const known =
  /^(AUTHOR|AUTHOR EMAIL|TITLE|BASENAME|STATUS|ALLOW COMMENTS|ALLOW PINGS|CONVERT BREAKS|DATE|PRIMARY CATEGORY|CATEGORY|TAGS|NO ENTRY|UNIQUE URL): ?/;
const field = /^[A-Z][A-Z ]{0,40}: ?/;

/** The entries of a file, one in memory at a time. Throws Unreadable with the line that is wrong. */
export async function* readBlocks(source: AsyncIterable<Buffer>): AsyncGenerator<Block> {
  const reader = newReader();
  let before: Line | null = null;
  for await (const line of readLines(source, mostLine)) {
    if (before) yield* reader.take(before, line);
    before = line;
  }
  if (before) yield* reader.take(before, null);
  reader.mustBeDone();
}

/** Goes by a line and the one after it, since only the next says whether dashes end anything. */
function newReader() {
  let block: Block | null = null;
  let section: Section | null = null;
  let size = 0;

  function* take(line: Line, next: Line | null): Generator<Block> {
    const text = line.text.trimEnd();
    size += line.text.length;
    if (size > mostEntry)
      throw new Unreadable('this entry is longer than 64 MiB.', at(block!.line));
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

  function between({ number }: Line, text: string): void {
    if (text === '') return;
    const heading = /^([A-Z ]+):$/.exec(text)?.[1] ?? '';
    if (block && headings.has(heading)) {
      section = { name: heading, line: number, lines: [] };
      block.sections.push(section);
      return;
    }
    if (block && text === '-----') return;
    mustBeField(block, number, text);
    block ??= { line: number, fields: [], sections: [] };
    block.fields.push({ line: number, text });
  }

  function mustBeDone(): void {
    if (section)
      throw new Unreadable(
        `the file is cut off inside the ${section.name} that begins here.`,
        at(section.line),
      );
    if (block)
      throw new Unreadable(
        'the entry that begins here is not ended by a line “--------”.',
        at(block.line),
      );
  }

  return { take, mustBeDone };
}

function mustBeField(block: Block | null, line: number, text: string): void {
  if (!block && !known.test(text)) {
    const problem =
      'an entry should begin here, with a field such as “AUTHOR:” or “TITLE:”. This is not a Movable Type export.';
    throw new Unreadable(problem, at(line));
  }
  if (block && block.sections.length > 0) {
    throw new Unreadable('a section such as “BODY:” or “COMMENT:” should begin here.', at(line));
  }
  if (!field.test(text))
    throw new Unreadable('a field such as “TITLE:” should stand here.', at(line));
}

function endsSection(next: Line | null): boolean {
  if (!next) return true;
  const text = next.text.trimEnd();
  return text === '--------' || (headings.has(text.replace(/:$/, '')) && text.endsWith(':'));
}

/** Inside a text these dashes may underline a heading, unless an entry begins after them. */
function endsEntry(next: Line | null, inside: boolean): boolean {
  return !inside || (next !== null && known.test(next.text));
}

const at = (line: number) => ({ line });
