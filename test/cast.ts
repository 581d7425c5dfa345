import { newId } from '../storage/index.ts';
import { operator, type PersonViewer } from '../workplace/access/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { addPerson } from '../workplace/people/index.ts';
import { addMember, openSpace } from '../workplace/spaces/index.ts';
import { createToken, findTokenViewer } from '../workplace/tokens/index.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot, withNewIds } from './snapshot.ts';
import { beginningFor, openTestApp } from './workplace.ts';

/** The small cast of every test: Ada runs the place, Ben and Cleo work in it, Gus is a customer. */
export interface Cast {
  ada: PersonViewer;
  ben: PersonViewer;
  cleo: PersonViewer;
  gus: PersonViewer;
}

const members = [
  { handle: 'ada', name: 'Ada Quill', admin: true, website: 'https://ada.example.org/' },
  { handle: 'ben', name: 'Ben Oduya' },
  { handle: 'cleo', name: 'Cleo Marsh' },
  { handle: 'gus', name: 'Gus Holm', membership: 'guest' },
];

/** The cast as it was first added in this worker, and how long that took by the workplace's clock. */
interface Settled {
  snapshot: Snapshot;
  cast: Cast;
  took: number;
}

let settled: Promise<Settled> | undefined;

/**
 * Adds the cast, and three spaces: `yard` (open), `attic` (closed: Ada and Ben), `porch` (public).
 * Most tests begin with it, so an untouched workplace gets the rows that the commands wrote before.
 */
export async function settle(context: CommandContext): Promise<Cast> {
  const beginning = beginningFor(context);
  if (!(await beginning?.isUntouched())) return settleByCommands(context);
  settled ??= settleFirst();
  const { snapshot, cast, took } = await settled;
  const renewed = withNewIds(snapshot, cast);
  await restoreSnapshot(beginning!.client, renewed.snapshot);
  beginning!.advance(took);
  return renewed.beside;
}

async function settleFirst(): Promise<Settled> {
  const { context, connection, at, close } = await openTestApp();
  const first = context.now();
  at(new Date(first.getTime() - 1000).toISOString());
  const cast = await settleByCommands(context);
  const took = context.now().getTime() - first.getTime();
  const snapshot = await takeSnapshot(connection.client);
  await close();
  return { snapshot, cast, took };
}

async function settleByCommands(context: CommandContext): Promise<Cast> {
  for (const person of members) {
    await addPerson(context, operator, { ...person, email: `${person.handle}@example.org` });
  }
  const cast = {
    ada: await viewerFor(context, 'ada', 'admin'),
    ben: await viewerFor(context, 'ben'),
    cleo: await viewerFor(context, 'cleo'),
    gus: await viewerFor(context, 'gus'),
  };
  await openSpace(context, cast.ada, { name: 'yard', title: 'The yard', audience: 'open' });
  await openSpace(context, cast.ada, { name: 'attic', title: 'The attic', audience: 'closed' });
  await openSpace(context, cast.ada, { name: 'porch', title: 'The porch', audience: 'public' });
  await addMember(context, cast.ada, 'attic', { handle: 'ben' });
  return cast;
}

/** Somebody's viewer, by way of a token as a client would have it. */
export async function viewerFor(
  context: CommandContext,
  handle: string,
  scope: 'read' | 'write' | 'admin' = 'write',
): Promise<PersonViewer> {
  const viewer = await findTokenViewer(context, await tokenFor(context, handle, scope), 'api');
  if (!viewer) throw new Error(`${handle} has no token`);
  return viewer;
}

export async function tokenFor(
  context: CommandContext,
  handle: string,
  scope: 'read' | 'write' | 'admin' = 'write',
): Promise<string> {
  return (await createToken(context, operator, handle, { scope })).token;
}

/** The token of a session that somebody began, by whatever way. */
export async function sessionFor(
  context: CommandContext,
  { id: person_id }: PersonViewer,
  { hoursAgo = 0, userAgent }: { hoursAgo?: number; userAgent?: string } = {},
): Promise<string> {
  const at = new Date(context.now().getTime() - hoursAgo * 3_600_000);
  const id = newId();
  await context.db
    .insertInto('sessions')
    .values({
      id,
      token: id,
      person_id,
      created_at: at,
      updated_at: at,
      expires_at: new Date(at.getTime() + 30 * 86_400_000),
      user_agent: userAgent ?? null,
    })
    .execute();
  return id;
}
