import { newId } from '../storage/index.ts';
import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { markRead, tellUntold } from '../workplace/attention/index.ts';
import {
  addComment,
  closeConversation,
  listComments,
  reactToComment,
} from '../workplace/conversation/index.ts';
import { dayIn } from '../workplace/days.ts';
import { actOnEntry, editEntry, publishEntry } from '../workplace/entries/index.ts';
import { type Workplace, write } from '../workplace/happenings/index.ts';
import { addPerson, addUnit } from '../workplace/people/index.ts';
import { conflict } from '../workplace/refusal.ts';
import { ensureWorkplace, findWorkplace } from '../workplace/sign-in/index.ts';
import { hashed, setPassword } from '../workplace/sign-in/password.ts';
import { addMember, openSpace } from '../workplace/spaces/index.ts';
import { reactionNames } from '../workplace/works/reactions.ts';
import { people, units } from './cast.ts';
import { fieldNotes } from './spaces/field-notes.ts';
import { frontDesk } from './spaces/front-desk.ts';
import { harbourClub } from './spaces/harbour-club.ts';
import { ideas } from './spaces/ideas.ts';
import { leadership } from './spaces/leadership.ts';
import { workshop } from './spaces/workshop.ts';
import type { DemoBrief, DemoComment, DemoEntry, DemoSpace } from './types.ts';
import { makeWagers } from './wager-making.ts';

const spaces: DemoSpace[] = [frontDesk, workshop, fieldNotes, ideas, harbourClub, leadership];

/** Everybody of the sample signs in with HANDLE@fernhill.example and this. */
export const samplePassword = 'fernhill-sample';
const admins = new Set(['ines', 'viktor']);
const day = 86_400_000;

/** Fills an empty workplace with a firm of forty and what they talk about, dated back from today. */
export async function makeDemo(workplace: Workplace): Promise<void> {
  if (await findWorkplace(workplace)) return;
  const taken = await workplace.db.selectFrom('people').select('id').executeTakeFirst();
  if (taken) throw conflict('workplaceNotEmpty');
  const today = workplace.now().getTime();
  const at = (daysAgo: number): Workplace => ({
    ...workplace,
    now: () => new Date(Math.floor(today - daysAgo * day)),
    reactions: [],
  });
  await ensureWorkplace(at(430), 'Fernhill Instruments');
  const cast = await hire(at(425));
  for (const space of spaces) await furnish(at(420), cast, space);
  const entries = spaces.flatMap((space) => space.entries.map((entry) => ({ ...entry, space })));
  const made = new Map<string, string>();
  for (const entry of entries.sort((a, b) => b.daysAgo - a.daysAgo)) {
    made.set(entry.key, await tell(at, cast, entry.space, entry, made));
  }
  await makeWagers(at, cast);
  await remember(at(2), cast, [...made.values()]);
  await tellOf(at(0), at(2).now());
}

type Cast = Map<string, PersonViewer>;
type At = (daysAgo: number) => Workplace;

async function hire(workplace: Workplace): Promise<Cast> {
  for (const unit of units) {
    await addUnit(workplace, operator, {
      handle: unit.key,
      title: unit.title,
      parent: unit.parent,
    });
  }
  const hash = await hashed(samplePassword);
  const cast: Cast = new Map();
  for (const person of people) {
    const standing = person.guest ? ('guest' as const) : ('member' as const);
    const admin = admins.has(person.handle);
    const { id } = await addPerson(workplace, operator, {
      ...person,
      title: person.role,
      email: `${person.handle}@fernhill.example`,
      units: person.guest ? [] : person.units,
      standing,
      admin,
    });
    await write(workplace, (tx) => setPassword(tx, id, hash));
    const { handle, name, timeZone } = person;
    const scope = admin ? 'admin' : 'write';
    cast.set(handle, {
      is: 'person',
      id,
      handle,
      name,
      picture: null,
      webSite: person.webSite ?? null,
      timeZone,
      standing,
      admin,
      scope,
    });
  }
  return cast;
}

async function furnish(workplace: Workplace, cast: Cast, space: DemoSpace): Promise<void> {
  const { name, title, purpose, audience } = space;
  await openSpace(workplace, cast.get(space.by)!, { name, title, purpose, audience });
  for (const handle of space.members) {
    if (handle !== space.by) await addMember(workplace, cast.get(space.by)!, name, { handle });
  }
}

async function tell(
  at: At,
  cast: Cast,
  space: DemoSpace,
  entry: DemoEntry,
  made: Map<string, string>,
): Promise<string> {
  const { id } = await publishEntry(at(entry.daysAgo), cast.get(entry.by)!, {
    space: space.name,
    kind: entry.kind,
    title: entry.title,
    body: entry.body,
    tags: entry.tags ?? [],
    buildsOn: (entry.buildsOn ?? []).flatMap((key) => made.get(key) ?? []),
  });
  await tie(at(entry.daysAgo), cast.get(entry.by)!, id, entry, made);
  if (entry.brief) await goOn(at, cast, id, entry, entry.brief);
  const comments: string[] = [];
  for (const comment of entry.comments) {
    comments.push(await say(at, cast, id, entry, comment, comments));
  }
  if (entry.accepted !== undefined) {
    const last = entry.comments.at(-1)!.after;
    const comment = comments[entry.accepted];
    await actOnEntry(at(entry.daysAgo - last), cast.get(entry.by)!, id, 'acceptance', { comment });
  }
  if (entry.closed) {
    const closer = cast.get(entry.closed.by)!;
    const who =
      closer.handle === entry.by || closer.handle === space.by ? closer : cast.get(entry.by)!;
    const { outcome } = entry.closed;
    await closeConversation(at(entry.daysAgo - entry.closed.after), who, id, { outcome });
  }
  return id;
}

/** What an entry departs from, and what it takes the place of. */
async function tie(
  workplace: Workplace,
  author: PersonViewer,
  from_entry: string,
  { departsFrom, supersedes }: DemoEntry,
  made: Map<string, string>,
): Promise<void> {
  const links = [
    { relation: 'departsFrom' as const, key: departsFrom?.key, reason: departsFrom?.because },
    { relation: 'supersedes' as const, key: supersedes },
  ].flatMap(({ key, ...link }) => {
    const to_entry = key && made.get(key);
    return to_entry ? { ...link, id: newId(), from_entry, to_entry, created_by: author.id } : [];
  });
  if (links.length === 0) return;
  await write(workplace, async (tx) => {
    await tx.db
      .insertInto('links')
      .values(links.map((link) => ({ ...link, created_at: tx.now })))
      .execute();
  });
}

/** A brief is shared, improved by others, and confirmed until some day. */
async function goOn(at: At, cast: Cast, id: string, entry: DemoEntry, brief: DemoBrief) {
  const author = cast.get(entry.by)!;
  const then = (after: number) => at(entry.daysAgo - after);
  if (brief.shared !== undefined) {
    await actOnEntry(then(brief.shared), author, id, 'status', { status: 'shared' });
  }
  if (brief.template !== undefined) {
    await actOnEntry(then(brief.template), author, id, 'template', {});
  }
  for (const { by, after, body } of brief.edits ?? []) {
    await editEntry(then(after), cast.get(by)!, id, { body });
  }
  if (!brief.confirmed) return;
  const { by, after, reviewIn } = brief.confirmed;
  const until = new Date(then(after).now().getTime() + reviewIn * day);
  const confirmation = { reviewBy: dayIn('UTC', until) };
  await actOnEntry(then(after), cast.get(by)!, id, 'confirmation', confirmation);
}

async function say(
  at: At,
  cast: Cast,
  entryId: string,
  entry: DemoEntry,
  comment: DemoComment,
  earlier: string[],
): Promise<string> {
  const workplace = at(entry.daysAgo - comment.after);
  const replyTo = comment.replyTo === undefined ? undefined : earlier[comment.replyTo];
  const said = { body: comment.body, replyTo };
  const { id } = await addComment(workplace, cast.get(comment.by)!, entryId, said);
  await nod(workplace, cast, id, comment, earlier.length);
  return id;
}

/** A few nods, spread without a pattern that one would notice. */
async function nod(workplace: Workplace, cast: Cast, id: string, comment: DemoComment, n: number) {
  const spread = (comment.body.length * 7 + n * 13) % 11;
  if (spread > 3) return;
  const others = [...cast.values()].filter((person) => person.standing === 'member');
  const name = reactionNames[(comment.body.length + n) % reactionNames.length]!;
  for (let i = 0; i <= spread; i += 1) {
    const person = others[(comment.body.length + i * 5) % others.length]!;
    if (person.handle === comment.by) continue;
    // Not everybody sees every space; somebody who does not simply gives no nod.
    await reactToComment(workplace, person, id, { name, on: true }).catch(() => undefined);
  }
}

/** What happened since then is told to whom it concerns; all before it they have heard long ago. */
async function tellOf(workplace: Workplace, since: Date): Promise<void> {
  await workplace.db
    .updateTable('happenings')
    .set({ untold: false })
    .where('at', '<', since)
    .execute();
  await tellUntold(workplace, workplace.now());
}

/** Two days ago three of them had read what there was, so that there is something new to see. */
async function remember(workplace: Workplace, cast: Cast, entries: string[]): Promise<void> {
  for (const handle of ['ines', 'ada', 'rafael']) {
    const reader = cast.get(handle)!;
    for (const id of entries) {
      const { items } = await listComments(workplace, reader, id, { limit: 1 }).catch(() => ({
        items: [],
      }));
      if (items.length > 0) await markRead(workplace, reader, id, workplace.now());
    }
  }
}
