import type { PersonViewer } from '../workplace/access/index.ts';
import { listComments } from '../workplace/comments/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { conflict } from '../workplace/kernel/index.ts';
import { createMissedNotifications, markRead } from '../workplace/notifications/index.ts';
import { ensureWorkplace, findWorkplace } from '../workplace/sign-in/index.ts';
import { addMember, openSpace } from '../workplace/spaces/index.ts';
import { createEntry } from './create-entry.ts';
import { createPeople } from './create-people.ts';
import { createWagers } from './create-wagers.ts';
import { type Cast, travelInTime } from './demo-context.ts';
import { loadContent } from './loader/load-content.ts';
import type { DemoSpace } from './loader/schemas.ts';

/** Fills an empty workplace with a firm of forty and what they talk about, dated back from today. */
export async function makeDemo(context: CommandContext): Promise<void> {
  if (await findWorkplace(context)) return;
  const taken = await context.db.selectFrom('people').select('id').executeTakeFirst();
  if (taken) throw conflict('workplaceNotEmpty');
  const { units, people, spaces, entries, wagers } = loadContent();
  const at = travelInTime(context);
  await ensureWorkplace(at(430), 'Fernhill Instruments');
  const cast = await createPeople(at(425), units, people);
  for (const space of spaces) await createSpace(at(420), cast, space);
  const ids = new Map<string, string>();
  for (const entry of entries.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    await createEntry({ at, cast }, entry, ids);
  }
  await createWagers({ at, cast }, units, wagers);
  await markEntriesRead(at(2), cast, [...ids.values()]);
  await createNotices(at(0), at(2).now());
}

async function createSpace(context: CommandContext, cast: Cast, space: DemoSpace): Promise<void> {
  const { name, title, purpose, audience } = space;
  const steward = cast.get(space.steward)!;
  await openSpace(context, steward, { name, title, purpose, audience });
  for (const handle of space.members) {
    if (handle !== space.steward) await addMember(context, steward, name, { handle });
  }
}

/** Three people had read everything by then, so that there is something new for them to see. */
async function markEntriesRead(context: CommandContext, cast: Cast, ids: string[]): Promise<void> {
  const readers = ['ines', 'ada', 'rafael'].map((handle) => cast.get(handle)!);
  await Promise.all(readers.map((reader) => markReadBy(context, reader, ids)));
}

async function markReadBy(context: CommandContext, reader: PersonViewer, ids: string[]) {
  for (const id of ids) {
    const { items } = await listComments(context, reader, id, { limit: 1 }).catch(() => ({
      items: [],
    }));
    if (items.length > 0) await markRead(context, reader, id, context.now());
  }
}

/** Only what is recent creates notices: everything older has long been read. */
async function createNotices(context: CommandContext, since: Date): Promise<void> {
  await context.db
    .updateTable('happenings')
    .set({ untold: false })
    .where('at', '<', since)
    .execute();
  await createMissedNotifications(context, context.now());
}
