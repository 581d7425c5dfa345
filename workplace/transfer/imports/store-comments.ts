import { sql } from 'kysely';
import { findKind } from '../../../kinds/index.ts';
import { newId } from '../../../storage/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { toDay } from '../../kernel/index.ts';
import { cleanLine, cleanText } from '../../text/index.ts';
import { type HandleIndex, recordAllReferences } from '../../works/index.ts';
import { alreadyHereReason } from './import-report.ts';
import { type ImportState, loadKnownPeople } from './import-state.ts';
import type { ImportedComment } from './imported-work.ts';
import { renderIfPossible, tooComplexReason } from './store-entries.ts';
import { toSafeWebsite } from './store-people.ts';

/** Comments on entries, and replies to comments, that came before them. */
export async function storeComments(
  tx: Tx,
  shelf: ImportState,
  comments: readonly ImportedComment[],
): Promise<void> {
  if (comments.length === 0) return;
  await loadImportedComments(tx, shelf, comments);
  const known = await loadKnownPeople(tx, shelf);
  const made = comments.flatMap((comment) => toNewComment(shelf, known, comment) ?? []);
  if (made.length === 0) return;
  await tx.db
    .insertInto('comments')
    .values(made.map(({ row }) => row))
    .execute();
  await recordAllReferences(
    tx,
    made.map(({ row, body }) => ({
      ref: { entryId: row.entry_id, commentId: row.id },
      author: row.author_id,
      body,
    })),
  );
  await acceptAnswers(
    tx,
    shelf,
    made.map(({ row }) => row),
  );
}

async function loadImportedComments(
  tx: Tx,
  shelf: ImportState,
  comments: readonly ImportedComment[],
) {
  const rows = await tx.db
    .selectFrom('comments')
    .select(['id', 'origin', 'entry_id'])
    .where(sql<boolean>`origin = any(${comments.map((comment) => comment.origin)}::text[])`)
    .execute();
  for (const row of rows) shelf.comments.set(row.origin!, { id: row.id, entry: row.entry_id });
}

function toNewComment(shelf: ImportState, known: HandleIndex, comment: ImportedComment) {
  const refused = getSkipReason(shelf, comment);
  const text = cleanText(comment.body);
  const body = refused ? null : renderIfPossible(known, text, { time: comment.createdAt });
  if (refused || !body) {
    shelf.tally.skipped(comment.what, refused ?? tooComplexReason);
    return null;
  }
  const row = {
    id: newId(),
    entry_id: shelf.entries.get(comment.entry)!,
    ...toAuthorColumns(shelf, comment),
    body: text,
    html: body.html,
    reply_to: comment.replyTo ? shelf.comments.get(comment.replyTo)!.id : null,
    created_at: comment.createdAt,
    time_known: comment.timeKnown,
    origin: comment.origin,
  };
  shelf.comments.set(comment.origin, { id: row.id, entry: row.entry_id });
  shelf.tally.created(comment.what);
  return { row, body };
}

function getSkipReason(shelf: ImportState, comment: ImportedComment): string | null {
  if (shelf.comments.has(comment.origin)) return alreadyHereReason;
  if (!shelf.entries.has(comment.entry)) return 'the entry it is on was skipped';
  if (comment.replyTo && !shelf.comments.has(comment.replyTo))
    return 'the comment it replies to was skipped';
  return comment.body.trim() === '' ? 'it has no text' : null;
}

function toAuthorColumns(shelf: ImportState, { author }: ImportedComment) {
  if ('person' in author) {
    return { author_id: shelf.people.get(author.person)!, author_name: null, author_url: null };
  }
  return {
    author_id: null,
    author_name: cleanLine(author.name).slice(0, 120).toWellFormed() || 'Somebody',
    author_url: toSafeWebsite(shelf, author.url),
  };
}

/** Tells new questions which of these comments they had accepted, as accepting does. */
async function acceptAnswers(
  tx: Tx,
  { accepted }: ImportState,
  rows: readonly { id: string; origin: string; entry_id: string }[],
): Promise<void> {
  const acceptance = findKind('question')!.actions.find((verb) => verb.noun === 'acceptance')!;
  const chosen = rows.filter((row) => accepted.get(row.origin) === row.entry_id);
  if (chosen.length === 0) return;
  const entries = chosen.map((row) => row.entry_id);
  const doing = { personId: null, now: tx.now, today: toDay('UTC', tx.now) };
  const details = chosen.map(({ id }) =>
    JSON.stringify(acceptance.apply({}, { comment: id }, doing)),
  );
  await sql`update entries set details = chosen.details
    from unnest(${entries}::uuid[], ${details}::jsonb[]) as chosen (entry, details)
    where entries.id = chosen.entry`.execute(tx.db);
}
