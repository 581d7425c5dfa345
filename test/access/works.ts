import { newId } from '../../storage/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';

/**
 * A question, its comment, its file, its earlier wording, and what it came from and was wrong about;
 * every word here is found nowhere else.
 */
export interface Works {
  entryId: string;
  slug: string;
  entryWord: string;
  commentId: string;
  commentWord: string;
  fileId: string;
  fileWord: string;
  tag: string;
  /** Stands in an earlier wording of the entry only. */
  wordingWord: string;
  /** Stands in the address of a page elsewhere that is its source. */
  linkId: string;
  linkWord: string;
  /** Stands in a correction of it, for which its comment is flagged. */
  correctionId: string;
  noteWord: string;
  flagId: string;
  /** A brief that is a template, was confirmed, and is due for review. */
  briefId: string;
  briefWord: string;
}

let stored = 0;

/**
 * Stored past the commands: what stands in an archived space was written before, and what stands
 * in somebody's name may have been written when they were still inside.
 */
export async function storeWorks(
  workplace: Workplace,
  space: string,
  author: string,
  closed: boolean,
): Promise<Works> {
  stored += 1;
  const works: Works = {
    entryId: newId(),
    slug: `slugq${stored}w`,
    entryWord: `entryq${stored}w`,
    commentId: newId(),
    commentWord: `commentq${stored}w`,
    fileId: newId(),
    fileWord: `fileq${stored}w`,
    tag: `tagq${stored}w`,
    wordingWord: `wordingq${stored}w`,
    linkId: newId(),
    linkWord: `linkq${stored}w`,
    correctionId: newId(),
    noteWord: `noteq${stored}w`,
    flagId: newId(),
    briefId: newId(),
    briefWord: `briefq${stored}w`,
  };
  await storeEntry(workplace, works, space, author, closed);
  await storeBrief(workplace, works, space, author);
  await storeRest(workplace, works, author);
  await storeLineage(workplace, works, author);
  return works;
}

async function storeEntry(
  { db, now }: Workplace,
  works: Works,
  space: string,
  author: string,
  closed: boolean,
): Promise<void> {
  const at = now();
  const closing = closed ? { closed_at: at, closed_by: author, outcome: 'Done' } : {};
  const { entryId: id, entryWord: word, slug } = works;
  await db
    .insertInto('entries')
    .values({
      ...{ id, kind: 'question', space_id: space, author_id: author, title: word, slug },
      ...{ body: word, html: `<p>${word}</p>`, excerpt: word, tags: [works.tag], ...closing },
      created_at: at,
    })
    .execute();
}

async function storeBrief({ db, now }: Workplace, works: Works, space: string, author: string) {
  const { briefId: id, briefWord: word } = works;
  const at = now();
  const confirmed = { confirmedAt: at.toISOString(), confirmedBy: author, reviewBy: '2001-01-01' };
  const details = { status: 'confirmed', template: true, ...confirmed };
  const body = `## ${word}\n\nSection ${word}.`;
  await db
    .insertInto('entries')
    .values({
      ...{ id, kind: 'brief', space_id: space, author_id: author, title: word, slug: word, body },
      ...{ html: `<p>${word}</p>`, excerpt: word, details: JSON.stringify(details) },
      created_at: at,
    })
    .execute();
}

async function storeRest({ db, now }: Workplace, works: Works, author: string): Promise<void> {
  const at = now();
  const { entryId: entry_id, commentId: id, commentWord: word, fileId } = works;
  await db
    .insertInto('comments')
    .values({ id, entry_id, author_id: author, body: word, html: `<p>${word}</p>`, created_at: at })
    .execute();
  await db
    .insertInto('attachments')
    .values({
      ...{ id: fileId, person_id: author, name: `${works.fileWord}.txt`, media_type: 'text/plain' },
      ...{ size: 2, sha256: works.fileWord, bytes: Buffer.from('hi'), created_at: at },
    })
    .execute();
  await db
    .insertInto('attachment_uses')
    .values({ attachment_id: fileId, entry_id, comment_id: null })
    .execute();
  const before = { entry_id, title: works.wordingWord, body: works.wordingWord, tags: [] };
  await db
    .insertInto('revisions')
    .values({ ...before, comment_id: null, number: 1, edited_by: author, edited_at: at })
    .execute();
  await db
    .insertInto('happenings')
    .values({ id: newId(), name: 'commentAdded', at, entry_id, comment_id: id })
    .execute();
}

/** The question builds on a page elsewhere, the comment on the question, which was corrected. */
async function storeLineage({ db, now }: Workplace, works: Works, author: string): Promise<void> {
  const at = now();
  const { entryId: entry_id, commentId: comment_id, linkId, linkWord, correctionId: id } = works;
  const link = { from_entry: entry_id, relation: 'buildsOn' as const, created_at: at };
  const url = `https://${linkWord}.example/`;
  const upward = { from_comment: comment_id, to_entry: entry_id };
  await db
    .insertInto('links')
    .values([
      { ...link, id: linkId, to_url: url },
      { ...link, id: newId(), ...upward },
    ])
    .execute();
  const cause = 'corrected' as const;
  await db
    .insertInto('corrections')
    .values({ id, entry_id, cause, note: works.noteWord, made_by: author, made_at: at })
    .execute();
  await db
    .insertInto('flags')
    .values({ id: works.flagId, correction_id: id, entry_id, comment_id, raised_at: at })
    .execute();
}
