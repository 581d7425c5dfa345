import { createHash } from 'node:crypto';
import { cleanLine } from '../../../workplace/text/index.ts';
import type { ImportedComment, ImportedWork } from '../../../workplace/transfer/imports/index.ts';
import type { EntryBlock, EntrySection } from './entry-blocks.ts';
import { type FieldValues, getField, parseDate, parseFields, splitComment } from './fields.ts';
import { toMarkdown } from './markdown.ts';

/** What is remembered from entry to entry of one file. */
export interface ImportMemory {
  /** Begins every origin of the file. */
  prefix: string;
  authors: Set<string>;
  origins: Map<string, number>;
}

const tooComplexReason = 'its HTML is too long or too deeply nested to convert';
const importedFields = new Set(
  'AUTHOR,AUTHOR EMAIL,TITLE,BASENAME,STATUS,ALLOW COMMENTS,ALLOW PINGS,CONVERT BREAKS,DATE,PRIMARY CATEGORY,CATEGORY,TAGS,NO ENTRY,UNIQUE URL'.split(
    ',',
  ),
);

/** The works of one entry of the file. */
export function* readEntryWorks(block: EntryBlock, memory: ImportMemory): Generator<ImportedWork> {
  const fields = parseFields(block);
  yield* listSkippedParts(block, fields);
  const reason = getSkipReason(fields);
  const body = reason ? '' : parseBody(block, fields);
  if (reason || body === null) {
    yield { type: 'leftOut', what: 'entry', reason: reason ?? tooComplexReason };
    for (const _ of listCommentSections(block)) {
      yield { type: 'leftOut', what: 'comment', reason: 'the entry it is on was skipped' };
    }
    return;
  }
  yield* readEntry(block, fields, body, memory);
}

function getSkipReason(fields: FieldValues): string | null {
  const status = getField(fields, 'STATUS').toLowerCase();
  if (status === 'draft') return 'draft';
  if (status !== '' && status !== 'publish') return `its status is ${status.slice(0, 40)}`;
  return getField(fields, 'NO ENTRY') === '1' ? 'the file says that it is no entry' : null;
}

function* listSkippedParts(block: EntryBlock, fields: FieldValues): Generator<ImportedWork> {
  for (const name of fields.keys()) {
    if (!importedFields.has(name))
      yield toWarning(`{n} × the field ${name.slice(0, 40)} left out: it has no place here`);
  }
  if (getField(fields, 'AUTHOR EMAIL')) yield toWarning(emailWarning);
  for (const { name, lines } of block.sections) {
    if (name === 'PING') yield { type: 'leftOut', what: 'ping', reason: 'trackbacks are not kept' };
    const isAside = name === 'EXCERPT' || name === 'KEYWORDS';
    if (isAside && lines.join('').trim())
      yield toWarning(`{n} × ${name.toLowerCase()} left out: made from the text here`);
  }
}

const emailWarning = '{n} × an e-mail address left out: addresses are not published';
const toWarning = (text: string): ImportedWork => ({ type: 'warning', text });

function parseBody(block: EntryBlock, fields: FieldValues): string | null {
  const breaks = fields.has('CONVERT BREAKS') ? getField(fields, 'CONVERT BREAKS') : '1';
  const parts = block.sections
    .filter(({ name }) => name === 'BODY' || name === 'EXTENDED BODY')
    .map(({ lines }) => toMarkdown(lines, breaks));
  return parts.includes(null) ? null : parts.filter(Boolean).join('\n\n');
}

function* readEntry(
  block: EntryBlock,
  fields: FieldValues,
  body: string,
  memory: ImportMemory,
): Generator<ImportedWork> {
  const dateField = block.fields.find(({ text }) => text.startsWith('DATE:'));
  const createdAt = parseDate(getField(fields, 'DATE'), dateField?.line ?? block.line);
  const name = getField(fields, 'AUTHOR') || 'Somebody';
  const author = `${memory.prefix}:person:${toOriginKey(name)}`;
  if (!memory.authors.has(author)) {
    memory.authors.add(author);
    yield {
      type: 'person',
      what: 'person',
      origin: author,
      name,
      website: null,
      about: null,
      createdAt,
    };
  }
  const title = getField(fields, 'TITLE');
  const named = getField(fields, 'BASENAME') || title;
  const origin = makeUniqueOrigin(
    memory,
    `${memory.prefix}:entry:${createdAt.toISOString().slice(0, 10)}:${toOriginKey(named)}`,
  );
  const comments = [...readComments(block, origin, createdAt, memory)];
  const kept = comments.filter((work) => work.type === 'comment');
  const times = [createdAt, ...kept.map((comment) => comment.createdAt)];
  const last = new Date(times.reduce((latest, time) => Math.max(latest, time.getTime()), 0));
  const isOpen = getField(fields, 'ALLOW COMMENTS') === '1' || !fields.has('ALLOW COMMENTS');
  yield {
    type: 'entry',
    what: 'entry',
    origin,
    author,
    kind: 'post',
    title,
    body,
    tags: parseTags(fields),
    createdAt,
    closedAt: isOpen ? null : last,
    accepted: null,
  };
  yield* comments;
}

function parseTags(fields: FieldValues): string[] {
  const categories = [...(fields.get('PRIMARY CATEGORY') ?? []), ...(fields.get('CATEGORY') ?? [])];
  const tags = (fields.get('TAGS') ?? []).flatMap((list) => list.split(','));
  return [...categories, ...tags].map((tag) => tag.trim().replace(/^"|"$/g, '')).filter(Boolean);
}

/** A name as part of an origin: short, and without what no column can hold. */
function toOriginKey(name: string): string {
  return cleanLine(name).toLowerCase().slice(0, 120).toWellFormed();
}

/** An origin that comes twice in a file gets a number, which is the same at the next import. */
function makeUniqueOrigin(memory: ImportMemory, origin: string): string {
  const times = (memory.origins.get(origin) ?? 0) + 1;
  memory.origins.set(origin, times);
  return times === 1 ? origin : `${origin}#${times}`;
}

function listCommentSections(block: EntryBlock): EntrySection[] {
  return block.sections.filter(({ name }) => name === 'COMMENT');
}

function* readComments(
  block: EntryBlock,
  entry: string,
  from: Date,
  memory: ImportMemory,
): Generator<ImportedWork> {
  let before = from;
  for (const section of listCommentSections(block)) {
    const { fields, text } = splitComment(section);
    if (getField(fields, 'EMAIL')) yield toWarning(emailWarning);
    const date = getField(fields, 'DATE');
    if (!date) yield toWarning('{n} comments had no time; their order is kept');
    const createdAt = date ? parseDate(date, section.line) : new Date(before.getTime() + 1);
    before = createdAt;
    yield toComment(fields, text, { entry, createdAt, timeKnown: date !== '' }, memory);
  }
}

type CommentPlace = Pick<ImportedComment, 'entry' | 'createdAt' | 'timeKnown'>;

function toComment(
  fields: FieldValues,
  lines: string[],
  place: CommentPlace,
  memory: ImportMemory,
): ImportedWork {
  const body = toMarkdown(lines, '1');
  if (body === null) return { type: 'leftOut', what: 'comment', reason: tooComplexReason };
  const name = getField(fields, 'AUTHOR') || 'Somebody';
  const content = JSON.stringify([name, getField(fields, 'DATE'), lines.join('\n').trim()]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 20);
  return {
    type: 'comment',
    what: 'comment',
    origin: makeUniqueOrigin(memory, `${place.entry}:comment:${digest}`),
    author: { name, url: getField(fields, 'URL') || null },
    body,
    replyTo: null,
    ...place,
  };
}
