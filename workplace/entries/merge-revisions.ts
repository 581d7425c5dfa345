import { isId } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import { getActiveEntryAccess, requireEditableText } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { AppError, notFound, parseInput } from '../kernel/index.ts';
import { getSettledText, type MergePart, mergeTexts } from '../text/index.ts';
import { entryChange } from './rules.ts';

/** How an entry reads. */
export interface EntryRevision {
  title: string;
  body: string;
  tags: string[];
}

/** An edit laid over what others wrote meanwhile: what is settled, and what somebody has to choose. */
export interface EntryMerge {
  title: string | { yours: string; theirs: string };
  body: MergePart[];
  tags: string[];
}

/** For one contested place: whose words stand there. */
export type MergeChoice = 'yours' | 'theirs' | 'both';

/** Both sides changed the same words. Nothing was written; everything that either side said is here. */
export class EditConflict extends AppError {
  /** What the edit began from; null where it says to have seen what never was. */
  readonly base: EntryRevision | null;
  readonly yours: EntryRevision;
  readonly theirs: EntryRevision;
  /** How many edits `theirs` has seen: what a further edit of it has to name. */
  readonly edits: number;

  constructor(sides: {
    base: EntryRevision | null;
    yours: EntryRevision;
    theirs: EntryRevision;
    edits: number;
  }) {
    super('conflict', 'editConflict');
    this.base = sides.base;
    this.yours = sides.yours;
    this.theirs = sides.theirs;
    this.edits = sides.edits;
  }
}

/** Lays two edits of one version over each other, field by field. */
export function mergeRevisions(
  base: EntryRevision,
  yours: EntryRevision,
  theirs: EntryRevision,
): EntryMerge {
  return {
    title: mergeTitles(base.title, yours.title, theirs.title),
    body: mergeTexts(base.body, yours.body, theirs.body),
    tags: mergeTags(base.tags, yours.tags, theirs.tags),
  };
}

function mergeTitles(base: string, yours: string, theirs: string): EntryMerge['title'] {
  if (yours === base || yours === theirs) return theirs;
  return theirs === base ? yours : { yours, theirs };
}

/** What either side added is there, what either side took away is not. */
function mergeTags(base: string[], yours: string[], theirs: string[]): string[] {
  const gone = base.filter((tag) => !yours.includes(tag));
  const kept = theirs.filter((tag) => !gone.includes(tag));
  return [...kept, ...yours.filter((tag) => !base.includes(tag) && !kept.includes(tag))];
}

/** The merged version where nothing is contested; null where somebody has to choose. */
export function toMergedRevision({ title, body, tags }: EntryMerge): EntryRevision | null {
  const text = getSettledText(body);
  return typeof title === 'string' && text !== null ? { title, body: text, tags } : null;
}

/** The merged version by somebody's choices; where none is said, both versions stay. */
export function applyMergeChoices(
  merge: EntryMerge,
  choose: (place: string) => MergeChoice,
): EntryRevision {
  const { title, tags } = merge;
  const body = merge.body.flatMap((part, i) => {
    if ('settled' in part) return [part.settled];
    const choice = choose(String(i));
    if (choice !== 'both') return part[choice] === '' ? [] : [part[choice]];
    return [part.theirs, part.yours].filter((text) => text !== '').join('\n\n');
  });
  const named = typeof title === 'string' ? title : chooseTitle(title, choose('title'));
  return { title: named, body: body.join('\n'), tags };
}

function chooseTitle(title: { yours: string; theirs: string }, choice: MergeChoice): string {
  return choice === 'both' ? `${title.theirs} / ${title.yours}` : title[choice];
}

/** The version after so many edits; null where there never was one. The caller has checked access. */
export async function findRevision(
  context: QueryContext,
  id: string,
  edits: number,
): Promise<EntryRevision | null> {
  if (!Number.isSafeInteger(edits) || edits < 0 || edits > 1_000_000) return null;
  const earlier = await context.db
    .selectFrom('revisions')
    .where('entry_id', '=', id)
    .where('comment_id', 'is', null)
    .orderBy('number')
    .offset(edits)
    .limit(1)
    .select(['title', 'body', 'tags'])
    .executeTakeFirst();
  if (earlier) return { title: earlier.title ?? '', body: earlier.body, tags: earlier.tags ?? [] };
  if (edits !== (await countEdits(context, id))) return null;
  return context.db
    .selectFrom('entries')
    .where('id', '=', id)
    .select(['title', 'body', 'tags'])
    .executeTakeFirstOrThrow();
}

/** How often an entry has been edited. */
export async function countEdits(context: QueryContext, id: string): Promise<number> {
  const { edits } = await context.db
    .selectFrom('revisions')
    .where('entry_id', '=', id)
    .where('comment_id', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('edits'))
    .executeTakeFirstOrThrow();
  return Number(edits);
}

/**
 * An edit that was refused as contested, laid again over the version that it met (`against` edits),
 * for whoever chooses between them. Asking again gives the same places, since versions stay.
 */
export async function getMerge(
  context: QueryContext,
  viewer: Viewer,
  id: string,
  edit: { change: unknown; against: number },
): Promise<EntryMerge> {
  if (!isId(id)) throw notFound();
  const change = parseInput(entryChange, edit.change);
  const access = await getActiveEntryAccess(context, viewer, id);
  requireEditableText(viewer, access);
  const base = await findRevision(context, id, change.edits ?? -1);
  const theirs = await findRevision(context, id, edit.against);
  if (!base || !theirs) throw notFound();
  return mergeRevisions(base, applyChange(base, change), theirs);
}

/** A version with what a change names. */
export function applyChange(from: EntryRevision, change: Partial<EntryRevision>): EntryRevision {
  return {
    title: change.title ?? from.title,
    body: change.body ?? from.body,
    tags: change.tags ?? from.tags,
  };
}
