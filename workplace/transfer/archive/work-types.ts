import { sql } from 'kysely';
import { z } from 'zod';
import { downloadTypes, imageTypes } from '../../attachments/index.ts';
import { reactionNames } from '../../works/index.ts';
import { fieldTypes, origin, required } from './field.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, line, text, flag, choice, count, custom, verbatim } = fieldTypes;

export const attachment: RecordType = {
  name: 'attachment',
  table: 'attachments',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  batch: 2,
  fields: {
    id: id(),
    person: ref('person_id', 'person'),
    name: line('name', 500, required),
    mediaType: custom(
      'media_type',
      z
        .string()
        .refine((it) => imageTypes.includes(it) || downloadTypes.has(it), 'is not taken here'),
      required,
    ),
    sha256: custom('sha256', z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest')),
    width: count('width'),
    height: count('height'),
    createdAt: time('created_at', required),
    bytes: fieldTypes.bytes('bytes', required),
  },
};

export const entry: RecordType = {
  name: 'entry',
  table: 'entries',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  fields: {
    id: id(),
    space: ref('space_id', 'space', required),
    author: ref('author_id', 'person', required),
    kind: custom('kind', z.string(), { defaultValue: 'post' }),
    // Needed, but for entries that were withdrawn.
    title: line('title', 500, { defaultValue: '' }),
    body: text('body', { defaultValue: '' }),
    tags: fieldTypes.texts('tags', { defaultValue: [] }),
    details: custom('details', z.record(z.string(), z.unknown()), { defaultValue: {} }),
    createdAt: time('created_at', required),
    editedAt: time('edited_at'),
    closedAt: time('closed_at'),
    closedBy: ref('closed_by', 'person'),
    outcome: text('outcome'),
    withdrawnAt: time('withdrawn_at'),
    withdrawnBy: ref('withdrawn_by', 'person'),
    revision: count('revision', { defaultValue: 1 }),
    origin,
  },
  problem({ title, body, tags, withdrawnAt, withdrawnBy }) {
    if (withdrawnAt) {
      const words = title !== '' || body !== '' || (tags as string[]).length > 0;
      return words ? 'it was withdrawn, and still has words (title, body or tags).' : null;
    }
    if (withdrawnBy) return 'it says by whom it was withdrawn, and not when (withdrawnAt).';
    return title === '' ? 'entry title is missing.' : null;
  },
};

export const comment: RecordType = {
  name: 'comment',
  table: 'comments',
  key: ['id'],
  order: sql`placed.depth, records.created_at, records.id`,
  parentField: 'replyTo',
  fields: {
    id: id(),
    entry: ref('entry_id', 'entry', required),
    author: ref('author_id', 'person'),
    authorName: line('author_name', 200),
    authorUrl: fieldTypes.url('author_url'),
    body: text('body', { defaultValue: '' }),
    replyTo: ref('reply_to', 'comment', { within: 'entry' }),
    createdAt: time('created_at', required),
    timeKnown: flag('time_known', { defaultValue: true }),
    editedAt: time('edited_at'),
    deletedAt: time('deleted_at'),
    deletedBy: ref('deleted_by', 'person'),
    revision: count('revision', { defaultValue: 1 }),
    origin,
  },
  problem: ({ author, authorName }) =>
    author || authorName ? null : 'it has neither an author nor an authorName.',
};

/** What belongs to an entry, or to one of its comments. */
const workFields = {
  entry: ref('entry_id', 'entry', required),
  comment: ref('comment_id', 'comment', { within: 'entry' }),
};

export const revision: RecordType = {
  name: 'revision',
  table: 'revisions',
  key: ['entry', 'comment', 'number'],
  order: sql`records.entry_id, records.comment_id nulls first, records.number`,
  fields: {
    ...workFields,
    number: count('number', required),
    title: text('title'),
    body: text('body', { defaultValue: '' }),
    tags: fieldTypes.texts('tags'),
    editedBy: ref('edited_by', 'person'),
    editedAt: time('edited_at', required),
  },
};

export const reaction: RecordType = {
  name: 'reaction',
  table: 'reactions',
  key: ['entry', 'comment', 'person', 'name'],
  order: sql`records.entry_id, records.comment_id nulls first,
    records.person_id, records.name`,
  fields: {
    ...workFields,
    person: ref('person_id', 'person', required),
    name: choice('name', [...reactionNames], required),
    createdAt: time('created_at', required),
  },
};

export const link: RecordType = {
  name: 'link',
  table: 'links',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  fields: {
    id: id(),
    from: ref('from_entry', 'entry', required),
    fromComment: ref('from_comment', 'comment', { within: 'from' }),
    to: ref('to_entry', 'entry'),
    toComment: ref('to_comment', 'comment', { within: 'to' }),
    toUrl: fieldTypes.url('to_url'),
    relation: choice('relation', ['buildsOn', 'departsFrom', 'supersedes', 'answers'], required),
    reason: text('reason'),
    passage: text('passage'),
    found: flag('found', { defaultValue: false }),
    createdBy: ref('created_by', 'person'),
    createdAt: time('created_at', required),
    origin,
  },
  problem({ to, toUrl, toComment, fromComment, relation }) {
    if (!to && !toUrl) return 'it leads nowhere: to or toUrl is needed.';
    const between = to && !toComment && !fromComment;
    return relation !== 'supersedes' || between ? null : 'only an entry supersedes another entry.';
  },
};

export const draft: RecordType = {
  name: 'draft',
  table: 'drafts',
  key: ['id'],
  order: sql`records.updated_at, records.id`,
  fields: {
    id: id(),
    person: ref('person_id', 'person', required),
    entry: ref('entry_id', 'entry'),
    space: ref('space_id', 'space'),
    kind: verbatim('kind', { defaultValue: 'post' }),
    title: verbatim('title', { defaultValue: '' }),
    body: verbatim('body', { defaultValue: '' }),
    tags: custom('tags', z.array(z.string()).max(50), { defaultValue: [] }),
    buildsOn: verbatim('builds_on', { defaultValue: '' }),
    details: custom('details', z.record(z.string(), z.string()), { defaultValue: {} }),
    updatedAt: time('updated_at', required),
  },
};

export const readMark: RecordType = {
  name: 'read',
  table: 'reads',
  key: ['person', 'entry'],
  order: sql`records.person_id, records.entry_id`,
  fields: {
    person: ref('person_id', 'person', required),
    entry: ref('entry_id', 'entry', required),
    until: time('read_until', required),
  },
};
