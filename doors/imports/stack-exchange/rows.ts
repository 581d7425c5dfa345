import { basename } from 'node:path';
import { SaxesParser } from 'saxes';
import { UnreadableFileError } from '../../../workplace/transfer/imports/index.ts';
import { openFile } from '../../shared/source.ts';

/** The attributes of one `<row>`. */
export type DumpRow = Readonly<Record<string, string>>;

/** Longest row in bytes; the longest post has 30,000 characters. */
const MAX_ROW_BYTES = 8 * 2 ** 20;

/**
 * The rows of a table of a dump, `root` being the name of its outermost element. Streams; throws
 * Unreadable at anything that is not well-formed UTF-8 XML of this shape. A DOCTYPE, with which a
 * file could expand without end or ask for other files, is refused.
 */
export async function* readRows(path: string, root: string): AsyncGenerator<DumpRow> {
  const file = basename(path);
  const reader = createRowReader(file, root);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let since = 0;
  for await (const chunk of await openFile(path)) {
    const rows = reader.write(decodeChunk(decoder, chunk, file, reader.line()));
    since = rows.length > 0 ? 0 : since + chunk.length;
    if (since > MAX_ROW_BYTES)
      throw new UnreadableFileError('this row has no end.', { file, line: reader.line() });
    yield* rows;
  }
  decodeChunk(decoder, null, file, reader.line());
  yield* reader.end();
}

function createRowReader(file: string, root: string) {
  const parser = new SaxesParser();
  const fail = (problem: string): never => {
    throw new UnreadableFileError(problem, { file, line: parser.line });
  };
  let rows: DumpRow[] = [];
  let depth = 0;
  parser.on('error', (error) => fail(`this is not well-formed XML (${formatXmlError(error)}).`));
  parser.on('doctype', () => fail('a DOCTYPE has no place in a dump.'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (name !== [root, 'row'][depth - 1]) fail(`<${name.slice(0, 40)}> has no place here.`);
    if (depth === 2) rows.push(attributes);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  const taken = () => {
    const found = rows;
    rows = [];
    return found;
  };
  return {
    line: () => parser.line,
    write(text: string): DumpRow[] {
      parser.write(text);
      return taken();
    },
    end(): DumpRow[] {
      parser.close();
      return taken();
    },
  };
}

/** saxes puts its own position before the message. */
function formatXmlError(error: Error): string {
  return error.message.replace(/^\S*\d+:\d+: /, '').replace(/\.$/, '');
}

function decodeChunk(
  decoder: TextDecoder,
  chunk: Buffer | null,
  file: string,
  line: number,
): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new UnreadableFileError('after this line there is text that is not UTF-8.', {
      file,
      line,
    });
  }
}
