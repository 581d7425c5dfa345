import { basename, join, resolve } from 'node:path';
import {
  type ImportedWork,
  type ImportFormat,
  importWorks,
  Unreadable,
} from '../../../workplace/imports/index.ts';
import { kindOf } from '../../shared/source.ts';
import { personOf } from './authors.ts';
import type { Dump } from './posts.ts';
import { type Row, readRows } from './rows.ts';
import { answerOf, commentOf, linkOf, questionOf } from './works.ts';

export const stackExchange: ImportFormat = {
  name: 'stack-exchange',
  description: 'a folder with the data dump of a Stack Exchange site',
  async run(workplace, viewer, path, options) {
    if ((await kindOf(path)) !== 'folder') {
      throw new Unreadable('this is not a folder with a dump.', { file: path });
    }
    const name = options.site ?? basename(resolve(path));
    const works = readWorks(path, name);
    return importWorks(workplace, viewer, {
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
  yield* table(dump, 'Users', personOf);
  yield* table(dump, 'Posts', questionOf);
  yield* table(dump, 'Posts', answerOf);
  yield* table(dump, 'Comments', commentOf);
  yield* optionalTable(dump, 'PostLinks', linkOf);
  yield* optionalTable(dump, 'Tags', tagOf);
  yield {
    type: 'warning',
    text: 'Votes, scores and views are not imported; edits show their last wording.',
  };
  for (const name of ['Votes', 'Badges', 'PostHistory']) {
    if (await kindOf(join(folder, `${name}.xml`))) {
      yield { type: 'warning', text: `${name}.xml is not imported.` };
    }
  }
}

type Reader = (row: Row, dump: Dump) => Generator<ImportedWork>;

async function* table(dump: Dump, name: string, read: Reader): AsyncGenerator<ImportedWork> {
  for await (const row of readRows(join(dump.folder, `${name}.xml`), name.toLowerCase())) {
    yield* inFile(`${name}.xml`, read(row, dump));
  }
}

/** Says which file it was where a row could not be read. */
function* inFile(file: string, works: Generator<ImportedWork>): Generator<ImportedWork> {
  try {
    yield* works;
  } catch (error) {
    if (error instanceof Unreadable && !error.file) throw new Unreadable(error.message, { file });
    throw error;
  }
}

async function* optionalTable(dump: Dump, name: string, read: Reader) {
  if (await kindOf(join(dump.folder, `${name}.xml`))) yield* table(dump, name, read);
}

function* tagOf(): Generator<ImportedWork> {
  yield { type: 'leftOut', what: 'tag', reason: 'tags come with their questions' };
}
