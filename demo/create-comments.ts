import { addComment, reactToComment } from '../workplace/comments/index.ts';
import { applyAction } from '../workplace/entries/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { reactionNames } from '../workplace/works/index.ts';
import type { Cast, DemoContext } from './demo-context.ts';
import type { DemoComment, DemoEntry } from './loader/entry.ts';

/** Adds an entry's comments with their reactions, and accepts the answer among them. */
export async function createComments(
  { at, cast }: DemoContext,
  entry: DemoEntry,
  entryId: string,
): Promise<void> {
  const ids: string[] = [];
  for (const [index, comment] of entry.comments.entries()) {
    const context = at(entry.daysAgo - comment.after);
    const replyTo = comment.replyTo === undefined ? undefined : ids[comment.replyTo];
    const input = { body: comment.body, replyTo };
    const { id } = await addComment(context, cast.get(comment.author)!, entryId, input);
    await createReactions(context, cast, comment, { id, index });
    ids.push(id);
  }
  const accepted = entry.comments.findIndex((comment) => comment.isAccepted);
  if (accepted < 0) return;
  const context = at(entry.daysAgo - entry.comments.at(-1)!.after);
  const choice = { comment: ids[accepted] };
  await applyAction(context, cast.get(entry.author)!, entryId, 'acceptance', choice);
}

/** A few reactions, spread without a visible pattern and the same each time. */
async function createReactions(
  context: CommandContext,
  cast: Cast,
  { author, body }: DemoComment,
  { id, index }: { id: string; index: number },
): Promise<void> {
  const spread = (body.length * 7 + index * 13) % 11;
  if (spread > 3) return;
  const members = [...cast.values()].filter((person) => person.membership === 'member');
  const name = reactionNames[(body.length + index) % reactionNames.length]!;
  for (let i = 0; i <= spread; i += 1) {
    const person = members[(body.length + i * 5) % members.length]!;
    if (person.handle === author) continue;
    // Not everyone sees every space. Someone who cannot see this one does not react.
    await reactToComment(context, person, id, { name, on: true }).catch(() => undefined);
  }
}
