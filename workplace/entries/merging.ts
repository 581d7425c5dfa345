import { isId } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notFound, Refusal } from '../refusal.ts';
import { mergeTexts, type Part, settledText } from '../text/merge.ts';
import { entryChange } from './rules.ts';
import { getUnwithdrawn, requireRewording } from './standing.ts';

/** How an entry reads. */
export interface Wording {
  title: string;
  body: string;
  tags: string[];
}

/** An edit laid over what others wrote meanwhile: what is settled, and what somebody has to choose. */
export interface Merge {
  title: string | { yours: string; theirs: string };
  body: Part[];
  tags: string[];
}

/** For one contested place: whose words stand there. */
export type Choice = 'yours' | 'theirs' | 'both';

/** Both sides changed the same words. Nothing was written; everything that either side said is here. */
export class EditedMeanwhile extends Refusal {
  /** What the edit began from; null where it says to have seen what never was. */
  readonly base: Wording | null;
  readonly yours: Wording;
  readonly theirs: Wording;
  /** How many edits `theirs` has seen: what a further edit of it has to name. */
  readonly edits: number;

  constructor(sides: { base: Wording | null; yours: Wording; theirs: Wording; edits: number }) {
    super('conflict', 'editedMeanwhile');
    this.base = sides.base;
    this.yours = sides.yours;
    this.theirs = sides.theirs;
    this.edits = sides.edits;
  }
}

/** Lays two edits of one wording over each other, field by field. */
export function mergeWordings(base: Wording, yours: Wording, theirs: Wording): Merge {
  return {
    title: mergeTitles(base.title, yours.title, theirs.title),
    body: mergeTexts(base.body, yours.body, theirs.body),
    tags: mergeTags(base.tags, yours.tags, theirs.tags),
  };
}

function mergeTitles(base: string, yours: string, theirs: string): Merge['title'] {
  if (yours === base || yours === theirs) return theirs;
  return theirs === base ? yours : { yours, theirs };
}

/** What either side added is there, what either side took away is not. */
function mergeTags(base: string[], yours: string[], theirs: string[]): string[] {
  const gone = base.filter((tag) => !yours.includes(tag));
  const kept = theirs.filter((tag) => !gone.includes(tag));
  return [...kept, ...yours.filter((tag) => !base.includes(tag) && !kept.includes(tag))];
}

/** The merged wording where nothing is contested; null where somebody has to choose. */
export function settledWording({ title, body, tags }: Merge): Wording | null {
  const text = settledText(body);
  return typeof title === 'string' && text !== null ? { title, body: text, tags } : null;
}

/** The merged wording by somebody's choices; where none is said, both wordings stay. */
export function chosenWording(merge: Merge, choose: (place: string) => Choice): Wording {
  const { title, tags } = merge;
  const body = merge.body.flatMap((part, i) => {
    if ('settled' in part) return [part.settled];
    const choice = choose(String(i));
    if (choice !== 'both') return part[choice] === '' ? [] : [part[choice]];
    return [part.theirs, part.yours].filter((text) => text !== '').join('\n\n');
  });
  const named = typeof title === 'string' ? title : titleOf(title, choose('title'));
  return { title: named, body: body.join('\n'), tags };
}

function titleOf(title: { yours: string; theirs: string }, choice: Choice): string {
  return choice === 'both' ? `${title.theirs} / ${title.yours}` : title[choice];
}

/** The wording after so many edits; null where there never was one. The caller has checked access. */
export async function findWording(
  reading: Reading,
  id: string,
  edits: number,
): Promise<Wording | null> {
  if (!Number.isSafeInteger(edits) || edits < 0 || edits > 1_000_000) return null;
  const earlier = await reading.db
    .selectFrom('revisions')
    .where('entry_id', '=', id)
    .where('comment_id', 'is', null)
    .orderBy('number')
    .offset(edits)
    .limit(1)
    .select(['title', 'body', 'tags'])
    .executeTakeFirst();
  if (earlier) return { title: earlier.title ?? '', body: earlier.body, tags: earlier.tags ?? [] };
  if (edits !== (await countEdits(reading, id))) return null;
  return reading.db
    .selectFrom('entries')
    .where('id', '=', id)
    .select(['title', 'body', 'tags'])
    .executeTakeFirstOrThrow();
}

/** How often an entry has been edited. */
export async function countEdits(reading: Reading, id: string): Promise<number> {
  const { edits } = await reading.db
    .selectFrom('revisions')
    .where('entry_id', '=', id)
    .where('comment_id', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('edits'))
    .executeTakeFirstOrThrow();
  return Number(edits);
}

/**
 * An edit that was refused as contested, laid again over the wording that it met (`against` edits),
 * for whoever chooses between them. Asking again gives the same places, since wordings stay.
 */
export async function getMerge(
  reading: Reading,
  viewer: Viewer,
  id: string,
  edit: { change: unknown; against: number },
): Promise<Merge> {
  if (!isId(id)) throw notFound();
  const change = parse(entryChange, edit.change);
  const standing = await getUnwithdrawn(reading, viewer, id);
  requireRewording(viewer, standing);
  const base = await findWording(reading, id, change.edits ?? -1);
  const theirs = await findWording(reading, id, edit.against);
  if (!base || !theirs) throw notFound();
  return mergeWordings(base, changed(base, change), theirs);
}

/** A wording with what a change names. */
export function changed(from: Wording, change: Partial<Wording>): Wording {
  return {
    title: change.title ?? from.title,
    body: change.body ?? from.body,
    tags: change.tags ?? from.tags,
  };
}
