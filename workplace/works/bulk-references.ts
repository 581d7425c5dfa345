import type { Tx } from '../kernel/index.ts';
import { type BodyRenderOptions, type RenderedBody, renderBodyWith, type WorkRef } from './body.ts';

/** Everybody's handle, read once, to render many bodies without asking again for each. */
export interface HandleIndex {
  /** Who had this handle at that time: added by then, and not yet gone. */
  findAt(handle: string, time: Date): string | undefined;
}

/** Reads all handles; people added later in the transaction are not among them. */
export async function loadHandleIndex(tx: Pick<Tx, 'db'>): Promise<HandleIndex> {
  const rows = await tx.db
    .selectFrom('people')
    .select(['id', 'handle', 'created_at', 'left_at'])
    .execute();
  const people = new Map(rows.map((row) => [row.handle, row]));
  return {
    findAt(handle, time) {
      const person = people.get(handle);
      const there =
        person && person.created_at <= time && !(person.left_at && person.left_at <= time);
      return there ? person.id : undefined;
    },
  };
}

/** As `renderBody` would have rendered it at that time, so that an import makes the same HTML. */
export function renderBodyAt(
  markdown: string,
  people: HandleIndex,
  { time, ...rendering }: BodyRenderOptions & { time: Date },
): RenderedBody {
  return renderBodyWith(markdown, (handle) => people.findAt(handle, time), rendering);
}

/** A work that has been stored, and what its body refers to. */
export interface WorkReferences {
  ref: WorkRef;
  author: string | null;
  body: RenderedBody;
}

/** Records the mentions of many new works at once, and the files that their authors uploaded. */
export async function recordAllReferences(tx: Tx, works: readonly WorkReferences[]): Promise<void> {
  const mentions = works.flatMap(({ ref, body }) =>
    body.mentionedPeople.map((person_id) => ({ ...toWorkColumns(ref), person_id })),
  );
  for (let i = 0; i < mentions.length; i += 1000) {
    await tx.db
      .insertInto('mentions')
      .values(mentions.slice(i, i + 1000))
      .onConflict((on) => on.doNothing())
      .execute();
  }
  await recordAttachmentUses(tx, works);
}

async function recordAttachmentUses(tx: Tx, works: readonly WorkReferences[]): Promise<void> {
  const named = [...new Set(works.flatMap(({ body }) => body.attachments))];
  if (named.length === 0) return;
  const files = await tx.db
    .selectFrom('attachments')
    .select(['id', 'person_id'])
    .where('id', 'in', named)
    .execute();
  const owners = new Map(files.map((file) => [file.id, file.person_id]));
  const uses = works.flatMap(({ ref, author, body }) =>
    body.attachments
      .filter((id) => owners.has(id) && (owners.get(id) === null || owners.get(id) === author))
      .map((attachment_id) => ({ ...toWorkColumns(ref), attachment_id })),
  );
  if (uses.length === 0) return;
  await tx.db
    .insertInto('attachment_uses')
    .values(uses)
    .onConflict((on) => on.doNothing())
    .execute();
}

function toWorkColumns({ entryId, commentId }: WorkRef) {
  return { entry_id: entryId, comment_id: commentId };
}
