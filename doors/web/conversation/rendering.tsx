import { sayTitle } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import { type BriefStatus, findStatus } from '../../../workplace/briefs/index.ts';
import {
  type CommentView,
  getComment,
  listComments,
} from '../../../workplace/conversation/index.ts';
import {
  type EntryHead,
  type EntryView,
  getEntry,
  getNeighbours,
} from '../../../workplace/entries/index.ts';
import { findLastHappening } from '../../../workplace/live/missed.ts';
import { Contents } from '../briefs/contents.tsx';
import { Beside } from '../entries/beside.tsx';
import { EntryBody, EntryHeader } from '../entries/entry.tsx';
import { HeadLinks } from '../entries/head-links.tsx';
import { kindPage } from '../entries/kind-pages.ts';
import type { House } from '../house.ts';
import { Tombstone } from '../withdrawal/tombstone.tsx';
import { type CommentParts, commentParts } from './comment.tsx';
import { ChosenComment, Outcome } from './outcome.tsx';

/** An entry's page as all its readers see it, in pieces between which the viewer's own things go. */
export interface Rendering {
  title: string;
  head: string;
  beside: string;
  besideBelow: string;
  /** Its title and author. */
  header: string;
  /** How far it has come, for kinds that say so. */
  status: BriefStatus | null;
  /** Its text, up to what the viewer may do with it. */
  entry: string;
  /** What came of it: the accepted comment, the outcome. */
  result: string;
  comments: CommentParts[];
  /** The comments joined, by what differs from viewer to viewer; see `commentBytesFor`. */
  bytes: Map<string, Uint8Array>;
  count: number;
  closed: boolean;
  withdrawn: boolean;
  outcome: string | null;
  space: EntryView['space'];
  kind: string;
  chosen: string | null;
  reactions: EntryView['reactions'];
  path: string;
  page: number;
  last: boolean;
  /** The last happening that was surely rendered; an open page is told of those after it. */
  since: string | null;
  /** When the newest of what is shown was written: somebody who sees this page has read so far. */
  until: Date;
}

export const commentsOnPage = 200;

/** Whatever decides how the page reads; whoever has the same gets the same. */
export interface Setting {
  page: number;
  zone: string;
  origin: string;
}

/** Renders an entry and a part of its conversation, or takes what was rendered for its version. */
export async function findRendering(
  house: House,
  viewer: Viewer,
  head: EntryHead,
  setting: Setting,
): Promise<Rendering> {
  const key = [head.id, head.version, setting.page, setting.zone, setting.origin].join('|');
  const known = house.renderings.get(key);
  if (known) return known;
  const made = await render(house, viewer, head, setting);
  house.renderings.put(key, made, sizeOf(made));
  return made;
}

async function render(house: House, viewer: Viewer, head: EntryHead, setting: Setting) {
  const { workplace } = house.doorway;
  // Asked before the rest: what happens meanwhile is then told twice rather than not at all.
  const since = await findLastHappening(workplace, head.id);
  const skip = (setting.page - 1) * commentsOnPage;
  const [entry, comments, beside, status] = await Promise.all([
    getEntry(workplace, viewer, head.id),
    listComments(workplace, viewer, head.id, { limit: commentsOnPage, skip }),
    getNeighbours(workplace, viewer, head.id),
    head.status && findStatus(workplace, viewer, head.id),
  ]);
  const chosen = await chosenOf(house, viewer, entry, comments.items);
  const shown = new Set(comments.items.map((comment) => comment.id));
  const { choice, contents, concludes } = kindPage(entry.kind);
  const { zone, page } = setting;
  const atEnd = comments.next === null;
  return {
    title: sayTitle(entry.title),
    head: String(<HeadLinks entry={entry} beside={beside} setting={setting} last={atEnd} />),
    beside: String(<Beside beside={beside} space={entry.space} />),
    besideBelow: String(<Beside beside={beside} space={entry.space} below />),
    header: String(<EntryHeader entry={entry} zone={zone} />),
    status,
    entry: entry.withdrawn
      ? String(<Tombstone withdrawal={entry.withdrawn} zone={zone} />)
      : (contents ? String(<Contents html={entry.html} />) : '') +
        String(<EntryBody entry={entry} />),
    result:
      (chosen && choice
        ? String(<ChosenComment comment={chosen} choice={choice} zone={zone} />)
        : '') +
      (entry.closed && !concludes ? String(<Outcome closed={entry.closed} zone={zone} />) : ''),
    comments: comments.items.map((comment) =>
      commentParts(comment, {
        zone,
        shown,
        chosen: comment.id === entry.chosen ? choice : undefined,
      }),
    ),
    bytes: new Map(),
    count: entry.comments,
    closed: entry.closed !== null,
    withdrawn: entry.withdrawn !== null,
    outcome: entry.closed?.outcome ?? null,
    space: entry.space,
    kind: entry.kind,
    chosen: entry.chosen,
    reactions: entry.reactions,
    path: entry.path,
    page,
    last: atEnd,
    since,
    until: comments.items.at(-1)?.createdAt ?? entry.createdAt,
  } satisfies Rendering;
}

/** The accepted comment stands under the question even when its own place is pages away. */
async function chosenOf(house: House, viewer: Viewer, entry: EntryView, items: CommentView[]) {
  if (!entry.chosen) return null;
  const here = items.find((comment) => comment.id === entry.chosen);
  const comment = here ?? (await getComment(house.doorway.workplace, viewer, entry.chosen));
  return comment.deletedAt ? null : comment;
}

function sizeOf(rendering: Rendering): number {
  const { head, beside, header, entry, result, comments } = rendering;
  const own = head.length + 2 * beside.length + header.length + entry.length + result.length;
  // Twice for two-byte characters, and once more for the bytes kept of it.
  return 3 * comments.reduce((sum, part) => sum + part.open.length + 400, own + 1000);
}
