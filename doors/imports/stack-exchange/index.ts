import { basename, join, resolve } from 'node:path';
import {
  type ImportedWork,
  type ImportFormat,
  importWorks,
  UnreadableFileError,
} from '../../../workplace/transfer/imports/index.ts';
import { getPathType } from '../../shared/source.ts';
import { readPerson } from './authors.ts';
import type { Dump } from './dump.ts';
import { type DumpRow, readRows } from './rows.ts';
import { readAnswer, readComment, readLink, readQuestion } from './works.ts';

export const stackExchange: ImportFormat = {
  name: 'stack-exchange',
  description: 'a folder with the data dump of a Stack Exchange site',
  async run(context, viewer, path, options) {
    if ((await getPathType(path)) !== 'folder') {
      throw new UnreadableFileError('this is not a folder with a dump.', { file: path });
    }
    const name = options.site ?? basename(resolve(path));
    const works = readWorks(path, name);
    return importWorks(context, viewer, {
      format: 'stack-exchange',
      source: basename(resolve(path)),
      name,
      options,
      works,
    });
  },
};

/** The works of a dump; its posts are read twice, since an answer may stand before its question. */
export async function* readWorks(folder: string, site: string): AsyncGenerator<ImportedWork> {
  const dump: Dump = {
    prefix: `stack-exchange:${site}`,
    folder,
    users: new Map(),
    names: new Set(),
    posts: new Map(),
  };
  yield* readTable(dump, 'Users', readPerson);
  yield* readTable(dump, 'Posts', readQuestion);
  yield* readTable(dump, 'Posts', readAnswer);
  yield* readTable(dump, 'Comments', readComment);
  yield* readOptionalTable(dump, 'PostLinks', readLink);
  yield* readOptionalTable(dump, 'Tags', skipTag);
  yield {
    type: 'warning',
    text: 'Votes, scores and views are not imported; only the last version of each post is imported.',
  };
  for (const name of ['Votes', 'Badges', 'PostHistory']) {
    if (await getPathType(join(folder, `${name}.xml`))) {
      yield { type: 'warning', text: `${name}.xml is not imported.` };
    }
  }
}

type RowReader = (row: DumpRow, dump: Dump) => Generator<ImportedWork>;

async function* readTable(dump: Dump, name: string, read: RowReader): AsyncGenerator<ImportedWork> {
  for await (const row of readRows(join(dump.folder, `${name}.xml`), name.toLowerCase())) {
    yield* withFileName(`${name}.xml`, read(row, dump));
  }
}

/** Says which file it was where a row could not be read. */
function* withFileName(file: string, works: Generator<ImportedWork>): Generator<ImportedWork> {
  try {
    yield* works;
  } catch (error) {
    if (error instanceof UnreadableFileError && !error.file)
      throw new UnreadableFileError(error.message, { file });
    throw error;
  }
}

async function* readOptionalTable(dump: Dump, name: string, read: RowReader) {
  if (await getPathType(join(dump.folder, `${name}.xml`))) yield* readTable(dump, name, read);
}

function* skipTag(): Generator<ImportedWork> {
  yield { type: 'leftOut', what: 'tag', reason: 'tags come with their questions' };
}
