import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { imageTypes, keptTypes } from '../files/rules.ts';
import { handlePattern, profileInput } from '../people/rules.ts';
import { spaceNamePattern } from '../spaces/rules.ts';
import { reactionNames } from '../works/reactions.ts';
import { type Fact, facts } from './fact.ts';

/** The fields of a record by name, as columns hold them. */
export type Values = Record<string, unknown>;

/** A type of record: where it is kept and what is known of it, in the order of the archive. */
export interface RecordType {
  readonly name: string;
  readonly table: string;
  /** The facts that make it the same record; `id` alone for most. */
  readonly key: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** Order of the export, by columns of `records` (and of `placed`, which knows the depth below `above`). */
  readonly order: RawBuilder<unknown>;
  /** The fact that refers to another record of the same type. */
  readonly above?: string;
  /** What a file need not say, made from what it says. */
  complete?(values: Values, now: Date): Values;
  /** What is wrong with it as a whole, if anything. */
  problem?(values: Values): string | null;
  /** How many are fetched at once. */
  readonly batch?: number;
}

const { id, ref, time, line, text, flag, choice, count, of, verbatim } = facts;
const need = { required: true } as const;
const origin = of(
  'origin',
  z
    .string()
    .min(1)
    .max(500)
    .transform((it) => it.replaceAll('\0', '')),
  {
    unique: 'exact',
  },
);
const handle = of(
  'handle',
  z.string().regex(handlePattern, 'is not a handle (a–z, 0–9, hyphens)'),
  {
    unique: 'exact',
    ...need,
  },
);

const workplace: RecordType = {
  name: 'workplace',
  table: 'workplace',
  key: ['id'],
  order: sql`records.id`,
  facts: {
    id: id(),
    name: line('name', 200, need),
    createdAt: time('created_at'),
    /** How many records follow, so that an archive cut off at the end of a line is noticed. */
    holds: of('holds', z.record(z.string(), z.int().min(0)), { apart: true, select: sql`null` }),
  },
  complete: (values, now) => ({ ...values, createdAt: values.createdAt ?? now }),
};

const unit: RecordType = {
  name: 'unit',
  table: 'units',
  key: ['id'],
  order: sql`placed.depth, records.created_at, records.id`,
  above: 'parent',
  facts: {
    id: id(),
    handle,
    title: line('title', 200, need),
    parent: ref('parent_id', 'unit'),
    createdAt: time('created_at'),
    origin,
  },
  complete: (values, now) => ({ ...values, createdAt: values.createdAt ?? now }),
};

const picture = z.string().regex(/^\/attachments\/[0-9a-f-]{36}$/, 'is not an attachment');

const person: RecordType = {
  name: 'person',
  table: 'people',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    handle,
    name: line('name', 200, need),
    email: of('email', z.email('is not an e-mail address').max(254), { unique: 'lower' }),
    emailVerified: flag('email_verified', { unsaid: false }),
    title: line('title', 200),
    about: text('about'),
    webSite: facts.url('web_site'),
    picture: of('picture', picture),
    timeZone: of('time_zone', profileInput.shape.timeZone, { unsaid: 'UTC' }),
    standing: choice('standing', ['member', 'guest'], { unsaid: 'member' }),
    admin: flag('admin', { unsaid: false }),
    units: facts.refs('units', {
      refersTo: 'unit',
      apart: true,
      unsaid: [],
      select: sql`(select coalesce(json_agg(unit_id order by unit_id), '[]')
        from unit_people where person_id = records.id)`,
    }),
    createdAt: time('created_at'),
    updatedAt: time('updated_at'),
    leftAt: time('left_at'),
    origin,
  },
  complete(values, now) {
    const createdAt = values.createdAt ?? now;
    return { ...values, createdAt, updatedAt: values.updatedAt ?? createdAt };
  },
};

const members = z.array(
  z.object({
    person: facts.uuid,
    role: z.enum(['member', 'steward']).default('member'),
    since: facts.timeValue.optional(),
  }),
);

const space: RecordType = {
  name: 'space',
  table: 'spaces',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    name: of(
      'name',
      z.string().regex(spaceNamePattern, 'is not a space name (a–z, 0–9, hyphens)'),
      {
        unique: 'exact',
        ...need,
      },
    ),
    title: line('title', 200),
    purpose: text('purpose', { unsaid: '' }),
    audience: choice('audience', ['open', 'closed', 'public'], need),
    members: of('members', members, {
      refersTo: 'person',
      apart: true,
      unsaid: [],
      select: sql`(select coalesce(json_agg(json_build_object('person', person_id, 'role', role,
          'since', to_char(joined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by joined_at, person_id), '[]')
        from space_people where space_id = records.id)`,
    }),
    createdBy: ref('created_by', 'person'),
    createdAt: time('created_at'),
    archivedAt: time('archived_at'),
    origin,
  },
  complete: (values, now) => ({
    ...values,
    title: values.title ?? values.name,
    createdAt: values.createdAt ?? now,
  }),
};

const attachment: RecordType = {
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

const entry: RecordType = {
  name: 'entry',
  table: 'entries',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    space: ref('space_id', 'space', need),
    author: ref('author_id', 'person', need),
    kind: of('kind', z.string(), { unsaid: 'post' }),
    title: line('title', 500, need),
    body: text('body', { unsaid: '' }),
    tags: facts.texts('tags', { unsaid: [] }),
    details: of('details', z.record(z.string(), z.unknown()), { unsaid: {} }),
    createdAt: time('created_at', need),
    editedAt: time('edited_at'),
    closedAt: time('closed_at'),
    closedBy: ref('closed_by', 'person'),
    outcome: text('outcome'),
    revision: count('revision', { unsaid: 1 }),
    origin,
  },
};

const comment: RecordType = {
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

const revision: RecordType = {
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

const reaction: RecordType = {
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

const link: RecordType = {
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
    createdBy: ref('created_by', 'person'),
    createdAt: time('created_at', need),
    origin,
  },
  problem: ({ to, toUrl }) => (to || toUrl ? null : 'it leads nowhere: to or toUrl is needed.'),
};

const draft: RecordType = {
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
    updatedAt: time('updated_at', need),
  },
};

const read: RecordType = {
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

/** Everything that an archive holds, in the order in which it is written and read. */
export const recordTypes: readonly RecordType[] = [
  ...[workplace, unit, person, space, attachment, entry, comment],
  ...[revision, reaction, link, draft, read],
];
