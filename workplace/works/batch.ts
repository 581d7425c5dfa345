import type { Writing } from '../happenings/index.ts';
import { type Body, bodyFor, type Place, type Rendering } from './body.ts';

/** Everybody's handle, read once, to render many bodies without asking again for each. */
export interface KnownPeople {
  /** Who had this handle at that time: added by then, and not yet gone. */
  at(handle: string, time: Date): string | undefined;
}

/** Reads all handles; people added later in the transaction are not among them. */
export async function knownPeople(tx: Pick<Writing, 'db'>): Promise<KnownPeople> {
  const rows = await tx.db
    .selectFrom('people')
    .select(['id', 'handle', 'created_at', 'left_at'])
    .execute();
  const people = new Map(rows.map((row) => [row.handle, row]));
  return {
    at(handle, time) {
      const person = people.get(handle);
      const there =
        person && person.created_at <= time && !(person.left_at && person.left_at <= time);
      return there ? person.id : undefined;
    },
  };
}

/** As `renderBody` would have rendered it at that time, so that an import makes the same HTML. */
export function renderThen(
  markdown: string,
  people: KnownPeople,
  { time, ...rendering }: Rendering & { time: Date },
): Body {
  return bodyFor(markdown, (handle) => people.at(handle, time), rendering);
}

/** A work that has been stored, and what its body refers to. */
export interface Referring {
  place: Place;
  author: string | null;
  body: Body;
}

/** Records the mentions of many new works at once, and the files that their authors uploaded. */
export async function recordAllReferences(tx: Writing, works: readonly Referring[]): Promise<void> {
  const mentions = works.flatMap(({ place, body }) =>
    body.mentioned.map((person_id) => ({ ...columnsOf(place), person_id })),
  );
  for (let i = 0; i < mentions.length; i += 1000) {
    await tx.db
      .insertInto('mentions')
      .values(mentions.slice(i, i + 1000))
      .onConflict((on) => on.doNothing())
      .execute();
  }
  await useAttachments(tx, works);
}

async function useAttachments(tx: Writing, works: readonly Referring[]): Promise<void> {
  const named = [...new Set(works.flatMap(({ body }) => body.attachments))];
  if (named.length === 0) return;
  const files = await tx.db
    .selectFrom('attachments')
    .select(['id', 'person_id'])
    .where('id', 'in', named)
    .execute();
  const owners = new Map(files.map((file) => [file.id, file.person_id]));
  const uses = works.flatMap(({ place, author, body }) =>
    body.attachments
      .filter((id) => owners.has(id) && (owners.get(id) === null || owners.get(id) === author))
      .map((attachment_id) => ({ ...columnsOf(place), attachment_id })),
  );
  if (uses.length === 0) return;
  await tx.db
    .insertInto('attachment_uses')
    .values(uses)
    .onConflict((on) => on.doNothing())
    .execute();
}

function columnsOf({ entryId, commentId }: Place) {
  return { entry_id: entryId, comment_id: commentId };
}
