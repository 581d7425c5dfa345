import { sql } from 'kysely';
import { isId, newId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import {
  AppError,
  type CommandContext,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import { MAX_DEVICES, subscriptionInput } from './rules.ts';

/** A browser in which somebody is told of notices. */
export interface PushDeviceView {
  id: string;
  label: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
}

/** One's own devices whose sessions still hold, the latest first; `session` is the token of the present one. */
export async function listDevices(
  { db, now }: QueryContext & Pick<CommandContext, 'now'>,
  viewer: PersonViewer,
  session: string | null,
): Promise<PushDeviceView[]> {
  const rows = await db
    .selectFrom('push_devices')
    .innerJoin('sessions', 'sessions.id', 'push_devices.session_id')
    .where('push_devices.person_id', '=', viewer.id)
    .where('sessions.expires_at', '>', now())
    .orderBy('push_devices.created_at', 'desc')
    .orderBy('push_devices.id')
    .select(['push_devices.id', 'label', 'push_devices.created_at as createdAt'])
    .select(['last_used_at as lastUsedAt', 'sessions.token'])
    .execute();
  return rows.map(({ token, ...row }) => ({ ...row, isCurrent: token === session }));
}

/**
 * Adds the browser of a session, `{ endpoint, p256dh, auth, label }`; in place of what the same
 * browser was before, whosever that was. It goes with its session. No token adds one.
 */
export async function addDevice(
  context: CommandContext,
  viewer: PersonViewer,
  session: string | null,
  input: unknown,
): Promise<void> {
  const { endpoint, p256dh, auth, label } = parseInput(subscriptionInput, input);
  await write(context, async (tx) => {
    const session_id = await getSessionId(tx, viewer, session);
    await tx.db
      .deleteFrom('push_devices')
      .where((eb) => eb.or([eb('endpoint', '=', endpoint), eb('session_id', '=', session_id)]))
      .execute();
    await requireDeviceLimit(tx, viewer);
    const owner = { id: newId(), person_id: viewer.id, session_id };
    await tx.db
      .insertInto('push_devices')
      .values({ ...owner, endpoint, p256dh, auth, label, created_at: tx.now })
      .execute();
  });
}

async function getSessionId(tx: Tx, viewer: PersonViewer, token: string | null) {
  const row = await tx.db
    .selectFrom('sessions')
    .select('id')
    .where('token', '=', token ?? '')
    .where('person_id', '=', viewer.id)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst();
  if (!row) throw notAllowed();
  return row.id;
}

/** Locks the person, so that two at once do not both find room for the last. */
async function requireDeviceLimit({ db }: Tx, viewer: PersonViewer): Promise<void> {
  await sql`select id from people where id = ${viewer.id}::uuid for no key update`.execute(db);
  const { n } = await db
    .selectFrom('push_devices')
    .where('person_id', '=', viewer.id)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  if (Number(n) >= MAX_DEVICES) throw new AppError('tooMany', 'tooManyDevices');
}

/** Takes one of one's own devices away; nobody else's is found. */
export async function removeDevice(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  const { numDeletedRows } = await context.db
    .deleteFrom('push_devices')
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound();
}
