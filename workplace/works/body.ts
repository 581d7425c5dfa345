import { isId } from '../../storage/index.ts';
import { getPersonId, type Viewer } from '../access/index.ts';
import type { QueryContext, Tx } from '../kernel/index.ts';
import { invalid } from '../kernel/index.ts';
import { renderMarkdown, TooComplex, toPlainText } from '../text/index.ts';
import { filterPlacedByOwner } from './owner-attachments.ts';
import { parseWorkAddress, type WorkAddress } from './work-address.ts';

/** Where a body stands: an entry's own, or that of one of its comments. */
export interface WorkRef {
  entryId: string;
  commentId: string | null;
}

/** A body ready to be stored: its safe HTML, and what it refers to within the workplace. */
export interface RenderedBody {
  html: string;
  mentionedPeople: string[];
  attachments: string[];
  inlineLinks: InlineLink[];
}

/** A work of the workplace that a body leads to, and the words of it that are quoted there. */
export interface InlineLink {
  address: WorkAddress;
  passage: string | null;
}

const MAX_EXCERPT_LENGTH = 280;

/** How an entry's body begins, in words, for lists. */
export const makeExcerpt = ({ html }: Pick<RenderedBody, 'html'>): string =>
  toPlainText(html, MAX_EXCERPT_LENGTH);

/** Which work a body is: the headings of an entry can be linked to, those of its comments cannot. */
export interface BodyRenderOptions {
  sections?: boolean;
}

/** Renders Markdown once, at write time. Only handles of real people become mentions. */
export async function renderBody(
  tx: QueryContext,
  markdown: string,
  rendering: BodyRenderOptions = {},
): Promise<RenderedBody> {
  const people = await findMentionedPeople(tx, markdown);
  try {
    return renderBodyWith(markdown, (handle) => people.get(handle), rendering);
  } catch (error) {
    if (error instanceof TooComplex) throw invalid({ body: 'tooComplex' });
    throw error;
  }
}

/** The same where somebody else knows whose handles are whose; throws TooComplex as it is. */
export function renderBodyWith(
  markdown: string,
  personOf: (handle: string) => string | undefined,
  rendering: BodyRenderOptions = {},
): RenderedBody {
  const { html, mentions, targets, quotedByTarget } = renderMarkdown(markdown, {
    mentionable: (handle) => personOf(handle) !== undefined,
    ...rendering,
  });
  return {
    html,
    mentionedPeople: mentions.flatMap((handle) => personOf(handle) ?? []),
    attachments: targets.flatMap(parseAttachmentPath),
    inlineLinks: collectInlineLinks(targets, quotedByTarget),
  };
}

async function findMentionedPeople(tx: QueryContext, markdown: string) {
  const handles = [...markdown.matchAll(/@([a-z0-9][a-z0-9-]{0,38})/gi)].map((match) =>
    match[1]!.toLowerCase().replace(/-+$/, ''),
  );
  if (handles.length === 0) return new Map<string, string>();
  const rows = await tx.db
    .selectFrom('people')
    .select(['id', 'handle'])
    .where('handle', 'in', [...new Set(handles)].slice(0, 500))
    .where('left_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.handle, row.id]));
}

function parseAttachmentPath(target: string): string[] {
  const match = /^\/attachments\/([0-9a-f-]{36})(?:$|[/?#])/.exec(target);
  return match && isId(match[1]) ? [match[1]] : [];
}

const MAX_INLINE_LINKS = 100;

/** Each work once, by the first address that leads to it. */
function collectInlineLinks(targets: string[], quoted: ReadonlyMap<string, string>): InlineLink[] {
  const works = new Map<string, InlineLink>();
  for (const target of targets) {
    const named = parseWorkAddress(target);
    const id = named?.comment ?? named?.entry;
    const passage = quoted.get(target)?.slice(0, MAX_PASSAGE_LENGTH) ?? null;
    if (named && id && !works.get(id)?.passage) works.set(id, { address: named, passage });
  }
  return [...works.values()].slice(0, MAX_INLINE_LINKS);
}

/** Records whom a body mentions and which files it shows, in place of what it did before. */
export async function recordReferences(
  tx: Tx,
  viewer: Viewer,
  ref: WorkRef,
  body: RenderedBody,
  fresh: boolean,
): Promise<void> {
  if (!fresh) await deleteReferences(tx, ref);
  const at = { entry_id: ref.entryId, comment_id: ref.commentId };
  if (body.mentionedPeople.length > 0) {
    await tx.db
      .insertInto('mentions')
      .values(body.mentionedPeople.map((person_id) => ({ ...at, person_id })))
      .onConflict((on) => on.doNothing())
      .execute();
  }
  if (body.attachments.length > 0) await recordAttachmentUses(tx, viewer, ref, body.attachments);
}

/** One's own uploads, and what others put there: naming another's file must not open it to the readers of this work. */
async function recordAttachmentUses(tx: Tx, viewer: Viewer, ref: WorkRef, ids: string[]) {
  const files = await tx.db
    .selectFrom('attachments')
    .select(['id', 'person_id as owner'])
    .where('id', 'in', ids)
    .execute();
  const isOwn = ({ owner }: { owner: string | null }) =>
    viewer.kind === 'operator' || owner === getPersonId(viewer);
  const others = files.filter((file) => !isOwn(file));
  const rows = [...files.filter(isOwn), ...(await filterPlacedByOwner(tx.db, ref, others))];
  if (rows.length === 0) return;
  await tx.db
    .insertInto('attachment_uses')
    .values(
      rows.map((row) => ({
        attachment_id: row.id,
        entry_id: ref.entryId,
        comment_id: ref.commentId,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Lets go of mentions and files, as when a comment is deleted. */
export async function deleteReferences(tx: Tx, ref: WorkRef): Promise<void> {
  for (const table of ['mentions', 'attachment_uses'] as const) {
    await tx.db
      .deleteFrom(table)
      .where('entry_id', '=', ref.entryId)
      .where('comment_id', 'is not distinct from', ref.commentId)
      .execute();
  }
}
export const MAX_PASSAGE_LENGTH = 2000;
