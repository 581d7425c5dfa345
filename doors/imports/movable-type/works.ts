import { createHash } from 'node:crypto';
import type { ImportedComment, ImportedWork } from '../../../workplace/imports/index.ts';
import { cleanLine } from '../../../workplace/text/bounds.ts';
import type { Block, Section } from './blocks.ts';
import { dateOf, type Fields, fieldOf, fieldsOf, splitComment } from './fields.ts';
import { markdownOf } from './text.ts';

/** What is remembered from entry to entry of one file. */
export interface Memory {
  /** Begins every origin of the file. */
  prefix: string;
  authors: Set<string>;
  origins: Map<string, number>;
}

const tooMuch = 'its HTML is longer or more entangled than can be read';
const carried = new Set(
  'AUTHOR,AUTHOR EMAIL,TITLE,BASENAME,STATUS,ALLOW COMMENTS,ALLOW PINGS,CONVERT BREAKS,DATE,PRIMARY CATEGORY,CATEGORY,TAGS,NO ENTRY,UNIQUE URL'.split(
    ',',
  ),
);

/** The works of one entry of the file. */
export function* worksOf(block: Block, memory: Memory): Generator<ImportedWork> {
  const fields = fieldsOf(block);
  yield* leftOutOf(block, fields);
  const reason = reasonAgainst(fields);
  const body = reason ? '' : bodyOf(block, fields);
  if (reason || body === null) {
    yield { type: 'leftOut', what: 'entry', reason: reason ?? tooMuch };
    for (const _ of commentsIn(block)) {
      yield { type: 'leftOut', what: 'comment', reason: 'the entry it is on was skipped' };
    }
    return;
  }
  yield* entryOf(block, fields, body, memory);
}

function reasonAgainst(fields: Fields): string | null {
  const status = fieldOf(fields, 'STATUS').toLowerCase();
  if (status === 'draft') return 'draft';
  if (status !== '' && status !== 'publish') return `its status is ${status.slice(0, 40)}`;
  return fieldOf(fields, 'NO ENTRY') === '1' ? 'the file says that it is no entry' : null;
}

function* leftOutOf(block: Block, fields: Fields): Generator<ImportedWork> {
  for (const name of fields.keys()) {
    if (!carried.has(name))
      yield warn(`{n} × the field ${name.slice(0, 40)} left out: it has no place here`);
  }
  if (fieldOf(fields, 'AUTHOR EMAIL')) yield warn(withoutEmail);
  for (const { name, lines } of block.sections) {
    if (name === 'PING') yield { type: 'leftOut', what: 'ping', reason: 'trackbacks are not kept' };
    const isAside = name === 'EXCERPT' || name === 'KEYWORDS';
    if (isAside && lines.join('').trim())
      yield warn(`{n} × ${name.toLowerCase()} left out: made from the text here`);
  }
}

const withoutEmail = '{n} × an e-mail address left out: addresses are not published';
const warn = (text: string): ImportedWork => ({ type: 'warning', text });

function bodyOf(block: Block, fields: Fields): string | null {
  const breaks = fields.has('CONVERT BREAKS') ? fieldOf(fields, 'CONVERT BREAKS') : '1';
  const parts = block.sections
    .filter(({ name }) => name === 'BODY' || name === 'EXTENDED BODY')
    .map(({ lines }) => markdownOf(lines, breaks));
  return parts.includes(null) ? null : parts.filter(Boolean).join('\n\n');
}

function* entryOf(
  block: Block,
  fields: Fields,
  body: string,
  memory: Memory,
): Generator<ImportedWork> {
  const dateField = block.fields.find(({ text }) => text.startsWith('DATE:'));
  const createdAt = dateOf(fieldOf(fields, 'DATE'), dateField?.line ?? block.line);
  const name = fieldOf(fields, 'AUTHOR') || 'Somebody';
  const author = `${memory.prefix}:person:${keyFrom(name)}`;
  if (!memory.authors.has(author)) {
    memory.authors.add(author);
    yield {
      type: 'person',
      what: 'person',
      origin: author,
      name,
      webSite: null,
      about: null,
      createdAt,
    };
  }
  const title = fieldOf(fields, 'TITLE');
  const named = fieldOf(fields, 'BASENAME') || title;
  const origin = unique(
    memory,
    `${memory.prefix}:entry:${createdAt.toISOString().slice(0, 10)}:${keyFrom(named)}`,
  );
  const comments = [...commentsOf(block, origin, createdAt, memory)];
  const kept = comments.filter((work) => work.type === 'comment');
  const times = [createdAt, ...kept.map((comment) => comment.createdAt)];
  const last = new Date(times.reduce((latest, time) => Math.max(latest, time.getTime()), 0));
  const isOpen = fieldOf(fields, 'ALLOW COMMENTS') === '1' || !fields.has('ALLOW COMMENTS');
  yield {
    type: 'entry',
    what: 'entry',
    origin,
    author,
    kind: 'post',
    title,
    body,
    tags: tagsOf(fields),
    createdAt,
    closedAt: isOpen ? null : last,
    accepted: null,
  };
  yield* comments;
}

function tagsOf(fields: Fields): string[] {
  const categories = [...(fields.get('PRIMARY CATEGORY') ?? []), ...(fields.get('CATEGORY') ?? [])];
  const tags = (fields.get('TAGS') ?? []).flatMap((list) => list.split(','));
  return [...categories, ...tags].map((tag) => tag.trim().replace(/^"|"$/g, '')).filter(Boolean);
}

/** A name as part of an origin: short, and without what no column can hold. */
function keyFrom(name: string): string {
  return cleanLine(name).toLowerCase().slice(0, 120).toWellFormed();
}

/** An origin that comes twice in a file gets a number, which is the same at the next import. */
function unique(memory: Memory, origin: string): string {
  const times = (memory.origins.get(origin) ?? 0) + 1;
  memory.origins.set(origin, times);
  return times === 1 ? origin : `${origin}#${times}`;
}

function commentsIn(block: Block): Section[] {
  return block.sections.filter(({ name }) => name === 'COMMENT');
}

function* commentsOf(
  block: Block,
  entry: string,
  from: Date,
  memory: Memory,
): Generator<ImportedWork> {
  let before = from;
  for (const section of commentsIn(block)) {
    const { fields, text } = splitComment(section);
    if (fieldOf(fields, 'EMAIL')) yield warn(withoutEmail);
    const said = fieldOf(fields, 'DATE');
    if (!said) yield warn('{n} comments had no time; their order is kept');
    const createdAt = said ? dateOf(said, section.line) : new Date(before.getTime() + 1);
    before = createdAt;
    yield commentOf(fields, text, { entry, createdAt, timeKnown: said !== '' }, memory);
  }
}

type Place = Pick<ImportedComment, 'entry' | 'createdAt' | 'timeKnown'>;

function commentOf(fields: Fields, lines: string[], place: Place, memory: Memory): ImportedWork {
  const body = markdownOf(lines, '1');
  if (body === null) return { type: 'leftOut', what: 'comment', reason: tooMuch };
  const name = fieldOf(fields, 'AUTHOR') || 'Somebody';
  const content = JSON.stringify([name, fieldOf(fields, 'DATE'), lines.join('\n').trim()]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 20);
  return {
    type: 'comment',
    what: 'comment',
    origin: unique(memory, `${place.entry}:comment:${digest}`),
    author: { name, url: fieldOf(fields, 'URL') || null },
    body,
    replyTo: null,
    ...place,
  };
}
