import { sql } from 'kysely';
import { settlements } from '../../lineage/index.ts';
import { fieldTypes, origin, required } from './field.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, text, choice } = fieldTypes;

export const externalPage: RecordType = {
  name: 'outsidePage',
  table: 'outside_pages',
  key: ['url'],
  order: sql`records.url collate "C"`,
  fields: {
    url: fieldTypes.url('url', required),
    title: text('title'),
    excerpt: text('excerpt'),
    askedAt: time('asked_at', required),
    fetchedAt: time('fetched_at'),
    problem: text('problem'),
  },
};

/** What belongs to an entry, or to one of its comments. */
const workFields = {
  entry: ref('entry_id', 'entry', required),
  comment: ref('comment_id', 'comment', { within: 'entry' }),
};

export const correction: RecordType = {
  name: 'correction',
  table: 'corrections',
  key: ['id'],
  order: sql`records.made_at, records.id`,
  fields: {
    id: id(),
    ...workFields,
    cause: choice('cause', ['corrected', 'superseded', 'withdrawn'], required),
    note: text('note'),
    by: ref('by_entry', 'entry'),
    madeBy: ref('made_by', 'person'),
    madeAt: time('made_at', required),
    origin,
  },
  problem({ cause, by, comment }) {
    if ((cause === 'superseded') !== Boolean(by)) {
      return 'it says what took the place (by) if, and only if, its cause is superseded.';
    }
    return cause !== 'corrected' && comment ? `only an entry is ${cause}.` : null;
  },
};

export const flag: RecordType = {
  name: 'flag',
  table: 'flags',
  key: ['correction', 'entry', 'comment'],
  order: sql`records.raised_at, records.id`,
  fields: {
    id: id(),
    correction: ref('correction_id', 'correction', required),
    ...workFields,
    raisedAt: time('raised_at', required),
    settled: choice('settled', [...settlements]),
    settledBy: ref('settled_by', 'person'),
    settledAt: time('settled_at'),
  },
  problem: ({ settled, settledAt }) =>
    (settled === null) === (settledAt === null)
      ? null
      : 'it says how it was settled if, and only if, it says when (settledAt).',
};
