import { isId } from '../../storage/index.ts';
import { personId, type Viewer } from '../access/index.ts';
import type { Reading, Writing } from '../happenings/index.ts';
import { mostPassage } from '../lineage/rules.ts';
import { type Named, namedBy } from '../lineage/sources.ts';
import { invalid } from '../refusal.ts';
import { TooComplex } from '../text/bounds.ts';
import { renderMarkdown } from '../text/markdown.ts';
import { plainText } from '../text/plain.ts';
import { putThereByOwners } from './put-there.ts';

/** Where a body stands: an entry's own, or that of one of its comments. */
export interface Place {
  entryId: string;
  commentId: string | null;
}

/** A body ready to be stored: its safe HTML, and what it refers to within the workplace. */
export interface Body {
  html: string;
  mentioned: string[];
  attachments: string[];
  works: FoundWork[];
}

/** A work of the workplace that a body leads to, and the words of it that are quoted there. */
export interface FoundWork {
  named: Named;
  passage: string | null;
}

const excerptLength = 280;

/** How an entry's body begins, in words, for lists. */
export const excerptOf = ({ html }: Pick<Body, 'html'>): string => plainText(html, excerptLength);

/** Which work a body is: the headings of an entry can be linked to, those of its comments cannot. */
export interface Rendering {
  sections?: boolean;
}

/** Renders Markdown once, at write time. Only handles of real people become mentions. */
export async function renderBody(
  tx: Reading,
  markdown: string,
  rendering: Rendering = {},
): Promise<Body> {
  const people = await peopleNamedIn(tx, markdown);
  try {
    return bodyFor(markdown, (handle) => people.get(handle), rendering);
  } catch (error) {
    if (error instanceof TooComplex) throw invalid({ body: 'tooComplex' });
    throw error;
  }
}

/** The same where somebody else knows whose handles are whose; throws TooComplex as it is. */
export function bodyFor(
  markdown: string,
  personOf: (handle: string) => string | undefined,
  rendering: Rendering = {},
): Body {
  const { html, mentions, targets, quoted } = renderMarkdown(markdown, {
    mentionable: (handle) => personOf(handle) !== undefined,
    ...rendering,
  });
  return {
    html,
    mentioned: mentions.flatMap((handle) => personOf(handle) ?? []),
    attachments: targets.flatMap(attachmentIn),
    works: worksAmong(targets, quoted),
  };
}

async function peopleNamedIn(tx: Reading, markdown: string) {
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

function attachmentIn(target: string): string[] {
  const match = /^\/attachments\/([0-9a-f-]{36})(?:$|[/?#])/.exec(target);
  return match && isId(match[1]) ? [match[1]] : [];
}

const mostWorks = 100;

/** Each work once, by the first address that leads to it. */
function worksAmong(targets: string[], quoted: ReadonlyMap<string, string>): FoundWork[] {
  const works = new Map<string, FoundWork>();
  for (const target of targets) {
    const named = namedBy(target);
    const id = named?.comment ?? named?.entry;
    const passage = quoted.get(target)?.slice(0, mostPassage) ?? null;
    if (named && id && !works.get(id)?.passage) works.set(id, { named, passage });
  }
  return [...works.values()].slice(0, mostWorks);
}

/** Records whom a body mentions and which files it shows, in place of what it did before. */
export async function recordReferences(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  body: Body,
  fresh: boolean,
): Promise<void> {
  if (!fresh) await forgetReferences(tx, place);
  const at = { entry_id: place.entryId, comment_id: place.commentId };
  if (body.mentioned.length > 0) {
    await tx.db
      .insertInto('mentions')
      .values(body.mentioned.map((person_id) => ({ ...at, person_id })))
      .onConflict((on) => on.doNothing())
      .execute();
  }
  if (body.attachments.length > 0) await useAttachments(tx, viewer, place, body.attachments);
}

/** One's own uploads, and what others put there: naming another's file must not open it to the readers of this work. */
async function useAttachments(tx: Writing, viewer: Viewer, place: Place, ids: string[]) {
  const files = await tx.db
    .selectFrom('attachments')
    .select(['id', 'person_id as owner'])
    .where('id', 'in', ids)
    .execute();
  const isOwn = ({ owner }: { owner: string | null }) =>
    viewer.is === 'operator' || owner === personId(viewer);
  const others = files.filter((file) => !isOwn(file));
  const rows = [...files.filter(isOwn), ...(await putThereByOwners(tx.db, place, others))];
  if (rows.length === 0) return;
  await tx.db
    .insertInto('attachment_uses')
    .values(
      rows.map((row) => ({
        attachment_id: row.id,
        entry_id: place.entryId,
        comment_id: place.commentId,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Lets go of mentions and files, as when a comment is deleted. */
export async function forgetReferences(tx: Writing, place: Place): Promise<void> {
  for (const table of ['mentions', 'attachment_uses'] as const) {
    await tx.db
      .deleteFrom(table)
      .where('entry_id', '=', place.entryId)
      .where('comment_id', 'is not distinct from', place.commentId)
      .execute();
  }
}
