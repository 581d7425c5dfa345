import { sayTitle } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import { type BriefStatus, findBriefStatus } from '../../../workplace/briefs/index.ts';
import { type CommentView, getComment, listComments } from '../../../workplace/comments/index.ts';
import {
  type EntryHead,
  type EntryView,
  getEntry,
  getNeighbours,
} from '../../../workplace/entries/index.ts';
import { findLastEventId } from '../../../workplace/live/index.ts';
import { Contents } from '../briefs/contents.tsx';
import { type CommentParts, renderCommentParts } from '../comments/comment.tsx';
import { ChosenComment, Outcome } from '../comments/outcome.tsx';
import type { WebContext } from '../web-context.ts';
import { Tombstone } from '../withdrawal/tombstone.tsx';
import { EntryBody, EntryHeader } from './entry-content.tsx';
import { HeadLinks } from './head-links.tsx';
import { getKindPage } from './kind-pages.ts';
import { NeighbourNav } from './neighbour-nav.tsx';

/** An entry's page as all its readers see it, in pieces between which the viewer's own things go. */
export interface EntryRendering {
  title: string;
  head: string;
  neighbours: string;
  neighboursBelow: string;
  /** Its title and author. */
  header: string;
  /** How far it has come, for kinds that say so. */
  status: BriefStatus | null;
  /** Its text, up to what the viewer may do with it. */
  entry: string;
  /** What came of it: the accepted comment, the outcome. */
  conclusion: string;
  comments: CommentParts[];
  /** The comments joined, by what differs from viewer to viewer; see `commentBytesFor`. */
  bytesByState: Map<string, Uint8Array>;
  commentCount: number;
  isClosed: boolean;
  isWithdrawn: boolean;
  outcome: string | null;
  space: EntryView['space'];
  kind: string;
  chosenCommentId: string | null;
  reactions: EntryView['reactions'];
  path: string;
  page: number;
  isLastPage: boolean;
  /** The last happening that was surely rendered; an open page is told of those after it. */
  lastEventId: string | null;
  /** When the newest of what is shown was written: somebody who sees this page has read so far. */
  newestAt: Date;
}

export const COMMENTS_PER_PAGE = 200;

/** Whatever decides how the page reads; whoever has the same gets the same. */
export interface RenderSettings {
  page: number;
  zone: string;
  origin: string;
}

/** Renders an entry and a part of its conversation, or takes what was rendered for its version. */
export async function getRendering(
  web: WebContext,
  viewer: Viewer,
  head: EntryHead,
  setting: RenderSettings,
): Promise<EntryRendering> {
  const key = [head.id, head.version, setting.page, setting.zone, setting.origin].join('|');
  const known = web.renderings.get(key);
  if (known) return known;
  const made = await renderEntry(web, viewer, head, setting);
  web.renderings.put(key, made, estimateSize(made));
  return made;
}

async function renderEntry(
  web: WebContext,
  viewer: Viewer,
  head: EntryHead,
  setting: RenderSettings,
) {
  const { context } = web.door;
  // Asked before the rest: what happens meanwhile is then told twice rather than not at all.
  const since = await findLastEventId(context, head.id);
  const skip = (setting.page - 1) * COMMENTS_PER_PAGE;
  const [entry, comments, neighbours, status] = await Promise.all([
    getEntry(context, viewer, head.id),
    listComments(context, viewer, head.id, { limit: COMMENTS_PER_PAGE, skip }),
    getNeighbours(context, viewer, head.id),
    head.status && findBriefStatus(context, viewer, head.id),
  ]);
  const chosen = await findChosenComment(web, viewer, entry, comments.items);
  const shown = new Set(comments.items.map((comment) => comment.id));
  const { choice, hasContents, hasConclusion } = getKindPage(entry.kind);
  const { zone, page } = setting;
  const atEnd = comments.next === null;
  return {
    title: sayTitle(entry.title),
    head: String(
      <HeadLinks entry={entry} neighbours={neighbours} settings={setting} isLastPage={atEnd} />,
    ),
    neighbours: String(<NeighbourNav neighbours={neighbours} space={entry.space} />),
    neighboursBelow: String(<NeighbourNav neighbours={neighbours} space={entry.space} below />),
    header: String(<EntryHeader entry={entry} zone={zone} />),
    status,
    entry: entry.withdrawn
      ? String(<Tombstone withdrawal={entry.withdrawn} zone={zone} />)
      : (hasContents ? String(<Contents html={entry.html} />) : '') +
        String(<EntryBody entry={entry} />),
    conclusion:
      (chosen && choice
        ? String(<ChosenComment comment={chosen} choice={choice} zone={zone} />)
        : '') +
      (entry.closed && !hasConclusion ? String(<Outcome closed={entry.closed} zone={zone} />) : ''),
    comments: comments.items.map((comment) =>
      renderCommentParts(comment, {
        zone,
        idsOnPage: shown,
        chosen: comment.id === entry.chosenCommentId ? choice : undefined,
      }),
    ),
    bytesByState: new Map(),
    commentCount: entry.comments,
    isClosed: entry.closed !== null,
    isWithdrawn: entry.withdrawn !== null,
    outcome: entry.closed?.outcome ?? null,
    space: entry.space,
    kind: entry.kind,
    chosenCommentId: entry.chosenCommentId,
    reactions: entry.reactions,
    path: entry.path,
    page,
    isLastPage: atEnd,
    lastEventId: since,
    newestAt: comments.items.at(-1)?.createdAt ?? entry.createdAt,
  } satisfies EntryRendering;
}

/** The accepted comment stands under the question even when its own place is pages away. */
async function findChosenComment(
  web: WebContext,
  viewer: Viewer,
  entry: EntryView,
  items: CommentView[],
) {
  if (!entry.chosenCommentId) return null;
  const here = items.find((comment) => comment.id === entry.chosenCommentId);
  const comment = here ?? (await getComment(web.door.context, viewer, entry.chosenCommentId));
  return comment.deletedAt ? null : comment;
}

function estimateSize(rendering: EntryRendering): number {
  const { head, neighbours, header, entry, conclusion, comments } = rendering;
  const own =
    head.length + 2 * neighbours.length + header.length + entry.length + conclusion.length;
  // Twice for two-byte characters, and once more for the bytes kept of it.
  return 3 * comments.reduce((sum, part) => sum + part.openingHtml.length + 400, own + 1000);
}
