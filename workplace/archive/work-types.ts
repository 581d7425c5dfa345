import { sql } from 'kysely';
import { z } from 'zod';
import { imageTypes, keptTypes } from '../files/rules.ts';
import { reactionNames } from '../works/reactions.ts';
import { facts, need, origin } from './fact.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, line, text, flag, choice, count, of, verbatim } = facts;

export const attachment: RecordType = {
  name: 'attachment',
  table: 'attachments',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  batch: 2,
  facts: {
    id: id(),
    person: ref('person_id', 'person'),
    name: line('name', 500, need),
    mediaType: of(
      'media_type',
      z.string().refine((it) => imageTypes.includes(it) || keptTypes.has(it), 'is not taken here'),
      need,
    ),
    sha256: of('sha256', z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest')),
    width: count('width'),
    height: count('height'),
    createdAt: time('created_at', need),
    bytes: facts.bytes('bytes', need),
  },
};

export const entry: RecordType = {
  name: 'entry',
  table: 'entries',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    space: ref('space_id', 'space', need),
    author: ref('author_id', 'person', need),
    kind: of('kind', z.string(), { unsaid: 'post' }),
    // Needed, but for entries that were withdrawn.
    title: line('title', 500, { unsaid: '' }),
    body: text('body', { unsaid: '' }),
    tags: facts.texts('tags', { unsaid: [] }),
    details: of('details', z.record(z.string(), z.unknown()), { unsaid: {} }),
    createdAt: time('created_at', need),
    editedAt: time('edited_at'),
    closedAt: time('closed_at'),
    closedBy: ref('closed_by', 'person'),
    outcome: text('outcome'),
    withdrawnAt: time('withdrawn_at'),
    withdrawnBy: ref('withdrawn_by', 'person'),
    revision: count('revision', { unsaid: 1 }),
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
  above: 'replyTo',
  facts: {
    id: id(),
    entry: ref('entry_id', 'entry', need),
    author: ref('author_id', 'person'),
    authorName: line('author_name', 200),
    authorUrl: facts.url('author_url'),
    body: text('body', { unsaid: '' }),
    replyTo: ref('reply_to', 'comment', { within: 'entry' }),
    createdAt: time('created_at', need),
    timeKnown: flag('time_known', { unsaid: true }),
    editedAt: time('edited_at'),
    deletedAt: time('deleted_at'),
    deletedBy: ref('deleted_by', 'person'),
    revision: count('revision', { unsaid: 1 }),
    origin,
  },
  problem: ({ author, authorName }) =>
    author || authorName ? null : 'it has neither an author nor an authorName.',
};

/** What belongs to an entry, or to one of its comments. */
const work = {
  entry: ref('entry_id', 'entry', need),
  comment: ref('comment_id', 'comment', { within: 'entry' }),
};

export const revision: RecordType = {
  name: 'revision',
  table: 'revisions',
  key: ['entry', 'comment', 'number'],
  order: sql`records.entry_id, records.comment_id nulls first, records.number`,
  facts: {
    ...work,
    number: count('number', need),
    title: text('title'),
    body: text('body', { unsaid: '' }),
    tags: facts.texts('tags'),
    editedBy: ref('edited_by', 'person'),
    editedAt: time('edited_at', need),
  },
};

export const reaction: RecordType = {
  name: 'reaction',
  table: 'reactions',
  key: ['entry', 'comment', 'person', 'name'],
  order: sql`records.entry_id, records.comment_id nulls first,
    records.person_id, records.name`,
  facts: {
    ...work,
    person: ref('person_id', 'person', need),
    name: choice('name', [...reactionNames], need),
    createdAt: time('created_at', need),
  },
};

export const link: RecordType = {
  name: 'link',
  table: 'links',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    from: ref('from_entry', 'entry', need),
    fromComment: ref('from_comment', 'comment', { within: 'from' }),
    to: ref('to_entry', 'entry'),
    toComment: ref('to_comment', 'comment', { within: 'to' }),
    toUrl: facts.url('to_url'),
    relation: choice('relation', ['buildsOn', 'departsFrom', 'supersedes', 'answers'], need),
    reason: text('reason'),
    passage: text('passage'),
    found: flag('found', { unsaid: false }),
    createdBy: ref('created_by', 'person'),
    createdAt: time('created_at', need),
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
  facts: {
    id: id(),
    person: ref('person_id', 'person', need),
    entry: ref('entry_id', 'entry'),
    space: ref('space_id', 'space'),
    kind: verbatim('kind', { unsaid: 'post' }),
    title: verbatim('title', { unsaid: '' }),
    body: verbatim('body', { unsaid: '' }),
    tags: of('tags', z.array(z.string()).max(50), { unsaid: [] }),
    buildsOn: verbatim('builds_on', { unsaid: '' }),
    details: of('details', z.record(z.string(), z.string()), { unsaid: {} }),
    updatedAt: time('updated_at', need),
  },
};

export const read: RecordType = {
  name: 'read',
  table: 'reads',
  key: ['person', 'entry'],
  order: sql`records.person_id, records.entry_id`,
  facts: {
    person: ref('person_id', 'person', need),
    entry: ref('entry_id', 'entry', need),
    until: time('read_until', need),
  },
};
