import { isId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { type CommandContext, notAllowed, notFound, write } from '../kernel/index.ts';

/** A browser in which somebody is signed in. */
export interface SessionView {
  id: string;
  /** What the browser says of itself, where it said anything. */
  userAgent: string | null;
  createdAt: Date;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
}

/** One's own sessions that still hold, the current one first; `token` is that of the current one. */
export async function listSessions(
  { db, now }: CommandContext,
  viewer: PersonViewer,
  token: string | null,
): Promise<SessionView[]> {
  const rows = await db
    .selectFrom('sessions')
    .where('person_id', '=', viewer.id)
    .where('expires_at', '>', now())
    .select(['id', 'token', 'user_agent as userAgent', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows
    .map(({ token: theirs, ...row }) => ({ ...row, isCurrent: theirs === token }))
    .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}

/** Ends one of one's own sessions at once. */
export async function endSession(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
    const done = await tx.db
      .deleteFrom('sessions')
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) throw notFound();
    tx.emit({ name: 'sessionEnded', personId: viewer.id });
  });
}

/** Ends all of one's own sessions but the one with this token. */
export async function endOtherSessions(
  context: CommandContext,
  viewer: PersonViewer,
  token: string | null,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(context, async (tx) => {
    await tx.db
      .deleteFrom('sessions')
      .where('person_id', '=', viewer.id)
      .where('token', '<>', token ?? '')
      .execute();
    tx.emit({ name: 'sessionEnded', personId: viewer.id });
  });
}
