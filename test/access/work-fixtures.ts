import { newId } from '../../storage/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { insertRows } from './insert-rows.ts';

/**
 * A question, its comment, its file, its earlier revision, its source and its correction, and a
 * brief beside it; every word here is found nowhere else.
 */
export interface WorkFixture {
  entryId: string;
  slug: string;
  entryWord: string;
  commentId: string;
  commentWord: string;
  fileId: string;
  fileWord: string;
  tag: string;
  /** In an earlier revision of the entry only. */
  revisionWord: string;
  /** In the address of a page elsewhere that is its source. */
  linkId: string;
  linkWord: string;
  /** In a correction of it, for which its comment is flagged. */
  correctionId: string;
  noteWord: string;
  flagId: string;
  /** A brief that is a template, was confirmed, and is due for review. */
  briefId: string;
  briefWord: string;
}

/** Where works are stored, and in whose name. */
export interface Site {
  spaceId: string;
  author: string;
  closed: boolean;
}

/** A work that is about to be stored. */
interface Work extends WorkFixture, Site {
  at: Date;
}

let stored = 0;

/**
 * Stored past the commands: the works of an archived space were written before it was archived,
 * and those of somebody outside may have been written while they were inside.
 */
export async function storeWorks(
  context: CommandContext,
  sites: readonly Site[],
): Promise<WorkFixture[]> {
  const works = sites.map((site) => ({ ...newWork(), ...site, at: context.now() }));
  await storeEntries(context, works);
  await storeBriefs(context, works);
  await storeComments(context, works);
  await storeFiles(context, works);
  await storeRevisions(context, works);
  await storeLineage(context, works);
  return works.map(
    ({ spaceId: _space, author: _author, closed: _closed, at: _at, ...work }) => work,
  );
}

function newWork(): WorkFixture {
  stored += 1;
  return {
    entryId: newId(),
    slug: `slugq${stored}w`,
    entryWord: `entryq${stored}w`,
    commentId: newId(),
    commentWord: `commentq${stored}w`,
    fileId: newId(),
    fileWord: `fileq${stored}w`,
    tag: `tagq${stored}w`,
    revisionWord: `revisionq${stored}w`,
    linkId: newId(),
    linkWord: `linkq${stored}w`,
    correctionId: newId(),
    noteWord: `noteq${stored}w`,
    flagId: newId(),
    briefId: newId(),
    briefWord: `briefq${stored}w`,
  };
}

async function storeEntries({ db }: CommandContext, works: readonly Work[]): Promise<void> {
  const rows = works.map(
    ({ entryId, entryWord: word, slug, tag, spaceId, author, closed, at }) => ({
      id: entryId,
      kind: 'question',
      space_id: spaceId,
      author_id: author,
      title: word,
      slug,
      body: word,
      html: `<p>${word}</p>`,
      excerpt: word,
      tags: [tag],
      created_at: at,
      closed_at: closed ? at : null,
      closed_by: closed ? author : null,
      outcome: closed ? 'Done' : null,
    }),
  );
  await insertRows(db, 'entries', rows);
}

async function storeBriefs({ db }: CommandContext, works: readonly Work[]): Promise<void> {
  const rows = works.map(({ briefId, briefWord: word, spaceId, author, at }) => ({
    id: briefId,
    kind: 'brief',
    space_id: spaceId,
    author_id: author,
    title: word,
    slug: word,
    body: `## ${word}\n\nSection ${word}.`,
    html: `<p>${word}</p>`,
    excerpt: word,
    details: {
      status: 'confirmed',
      template: true,
      confirmedAt: at,
      confirmedBy: author,
      reviewBy: '2001-01-01',
    },
    created_at: at,
  }));
  await insertRows(db, 'entries', rows);
}

async function storeComments({ db }: CommandContext, works: readonly Work[]): Promise<void> {
  const rows = works.map(({ commentId, commentWord: word, entryId, author, at }) => ({
    id: commentId,
    entry_id: entryId,
    author_id: author,
    body: word,
    html: `<p>${word}</p>`,
    created_at: at,
  }));
  await insertRows(db, 'comments', rows);
  const events = works.map(({ entryId, commentId, at }) => ({
    id: newId(),
    name: 'commentAdded',
    at,
    entry_id: entryId,
    comment_id: commentId,
  }));
  await insertRows(db, 'happenings', events);
}

async function storeFiles({ db }: CommandContext, works: readonly Work[]): Promise<void> {
  const rows = works.map(({ fileId, fileWord, author, at }) => ({
    id: fileId,
    person_id: author,
    name: `${fileWord}.txt`,
    media_type: 'text/plain',
    size: 2,
    sha256: fileWord,
    bytes: `\\x${Buffer.from('hi').toString('hex')}`,
    created_at: at,
  }));
  await insertRows(db, 'attachments', rows);
  const uses = works.map(({ fileId, entryId }) => ({ attachment_id: fileId, entry_id: entryId }));
  await insertRows(db, 'attachment_uses', uses);
}

async function storeRevisions({ db }: CommandContext, works: readonly Work[]): Promise<void> {
  const rows = works.map(({ entryId, revisionWord: word, author, at }) => ({
    entry_id: entryId,
    number: 1,
    title: word,
    body: word,
    tags: [],
    edited_by: author,
    edited_at: at,
  }));
  await insertRows(db, 'revisions', rows);
}

/** The question builds on a page elsewhere, the comment on the question, which was corrected. */
async function storeLineage({ db }: CommandContext, works: readonly Work[]): Promise<void> {
  const sources = works.map(({ linkId, linkWord, entryId, at }) => ({
    id: linkId,
    from_entry: entryId,
    relation: 'buildsOn',
    to_url: `https://${linkWord}.example/`,
    created_at: at,
  }));
  await insertRows(db, 'links', sources);
  const answers = works.map(({ entryId, commentId, at }) => ({
    id: newId(),
    from_entry: entryId,
    from_comment: commentId,
    relation: 'buildsOn',
    to_entry: entryId,
    created_at: at,
  }));
  await insertRows(db, 'links', answers);
  const corrections = works.map(({ correctionId, entryId, noteWord, author, at }) => ({
    id: correctionId,
    entry_id: entryId,
    cause: 'corrected',
    note: noteWord,
    made_by: author,
    made_at: at,
  }));
  await insertRows(db, 'corrections', corrections);
  const flags = works.map(({ flagId, correctionId, entryId, commentId, at }) => ({
    id: flagId,
    correction_id: correctionId,
    entry_id: entryId,
    comment_id: commentId,
    raised_at: at,
  }));
  await insertRows(db, 'flags', flags);
}
