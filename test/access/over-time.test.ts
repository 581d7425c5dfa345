import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Audience, SpaceRole } from '../../storage/index.ts';
import {
  anonymous,
  canManage,
  canSee,
  canWrite,
  operator,
  type PersonViewer,
  type Viewer,
} from '../../workplace/access/index.ts';
import { listEntries, publishEntry } from '../../workplace/entries/index.ts';
import { AppError } from '../../workplace/kernel/errors.ts';
import { addPerson, deactivatePerson } from '../../workplace/people/index.ts';
import {
  addMember,
  archiveSpace,
  changeSpace,
  listSpaces,
  openSpace,
  removeMember,
} from '../../workplace/spaces/index.ts';
import { findTokenViewer } from '../../workplace/tokens/index.ts';
import { tokenFor } from '../cast.ts';
import { isLong } from '../long.ts';
import { openTestApp, type TestApp } from '../workplace.ts';

let app: TestApp;
let runs = 0;

beforeAll(async () => {
  app = await openTestApp();
  await addPerson(app.context, operator, { handle: 'root', name: 'Root', admin: true });
});
afterAll(() => app.close());

const hands = ['admin', 'one', 'two', 'guest'] as const;
type Hand = (typeof hands)[number];
const spaceNames = ['a', 'b'] as const;

/** What somebody does next. */
type Step =
  | { do: 'publish'; who: Hand; space: string }
  | { do: 'add'; who: Hand; space: string; whom: Hand; role: SpaceRole }
  | { do: 'remove'; who: Hand; space: string; whom: Hand }
  | { do: 'audience'; who: Hand; space: string; audience: Audience }
  | { do: 'archive'; who: Hand; space: string; archived: boolean }
  | { do: 'leave'; whom: Hand };

const who = fc.constantFrom(...hands);
const space = fc.constantFrom(...spaceNames);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('publish' as const), who, space }),
  fc.record({
    do: fc.constant('add' as const),
    who,
    space,
    whom: who,
    role: fc.constantFrom<SpaceRole>('member', 'steward'),
  }),
  fc.record({ do: fc.constant('remove' as const), who, space, whom: who }),
  fc.record({
    do: fc.constant('audience' as const),
    who,
    space,
    audience: fc.constantFrom<Audience>('open', 'closed', 'public'),
  }),
  fc.record({ do: fc.constant('archive' as const), who, space, archived: fc.boolean() }),
  { arbitrary: fc.record({ do: fc.constant('leave' as const), whom: who }), weight: 1 },
);

interface Room {
  audience: Audience;
  archived: boolean;
  roles: Map<Hand, SpaceRole>;
  entries: string[];
}

/** The naive workplace beside the real one: plain objects, and the pure rule. */
class Model {
  readonly rooms = new Map<string, Room>();
  readonly gone = new Set<Hand>();

  standing(hand: Hand | null, name: string) {
    const { audience, archived, roles } = this.rooms.get(name)!;
    return { audience, archived, role: (hand && roles.get(hand)) || null };
  }

  /** Whether the step is allowed; if it is, the model takes it, too. */
  take(next: Step, viewer: Viewer): boolean {
    if (next.do === 'leave') return !this.gone.has(next.whom) && Boolean(this.gone.add(next.whom));
    const room = this.rooms.get(next.space)!;
    const standing = this.standing(next.who, next.space);
    if (next.do === 'publish') return canWrite(viewer, standing);
    const own = next.do === 'remove' && next.who === next.whom && canSee(viewer, standing);
    if (!own && !canManage(viewer, standing)) return false;
    return this.tend(next, room);
  }

  private tend(next: Exclude<Step, { do: 'publish' | 'leave' }>, room: Room): boolean {
    if (next.do === 'audience') room.audience = next.audience;
    if (next.do === 'archive') room.archived = next.archived;
    if (next.do === 'remove') return room.roles.delete(next.whom);
    if (next.do !== 'add') return true;
    if (this.gone.has(next.whom)) return false;
    room.roles.set(next.whom, next.role);
    return true;
  }
}

interface Run {
  id: number;
  model: Model;
  tokens: Record<Hand, string>;
}

/** Spaces that the operator opened, so that they may also be without a steward. */
async function begin(): Promise<Run> {
  runs += 1;
  const { context } = app;
  const tokens = {} as Record<Hand, string>;
  for (const hand of hands) {
    const membership = hand === 'guest' ? 'guest' : 'member';
    const person = { handle: handle(runs, hand), name: hand, membership, admin: hand === 'admin' };
    await addPerson(context, operator, person);
    tokens[hand] = await tokenFor(context, person.handle);
  }
  const model = new Model();
  for (const name of spaceNames) {
    const room = { name: `${name}${runs}`, title: name, audience: 'closed' as const };
    await openSpace(context, operator, room);
    await addMember(context, operator, room.name, {
      handle: handle(runs, 'one'),
      role: 'steward',
    });
    const roles = new Map<Hand, SpaceRole>([['one', 'steward']]);
    model.rooms.set(name, { audience: 'closed', archived: false, roles, entries: [] });
  }
  return { id: runs, model, tokens };
}

const handle = (run: number, hand: Hand) => `${hand}-${run}`;

async function findViewer(run: Run, hand: Hand): Promise<Viewer> {
  return (await findTokenViewer(app.context, run.tokens[hand], 'api')) ?? anonymous;
}

async function carryOut(run: Run, next: Step, viewer: Viewer): Promise<void> {
  const { context } = app;
  if (next.do === 'leave') return deactivatePerson(context, operator, handle(run.id, next.whom));
  const name = `${next.space}${run.id}`;
  if (next.do === 'archive') return archiveSpace(context, viewer, name, next.archived);
  if (next.do === 'audience') return changeSpace(context, viewer, name, next);
  if (next.do === 'remove') {
    return removeMember(context, viewer, name, handle(run.id, next.whom));
  }
  if (next.do === 'add') {
    return addMember(context, viewer, name, {
      handle: handle(run.id, next.whom),
      role: next.role,
    });
  }
  const entry = { space: name, title: 'Words' };
  const { id } = await publishEntry(context, viewer as PersonViewer, entry);
  run.model.rooms.get(next.space)!.entries.push(id);
}

async function follow(run: Run, next: Step): Promise<void> {
  const viewer = next.do === 'leave' ? operator : await findViewer(run, next.who);
  // Somebody who is gone has no viewer to publish with; doors ask them to sign in.
  if (viewer.kind === 'anonymous' && next.do === 'publish') return;
  const may = run.model.take(next, viewer);
  const went = await carryOut(run, next, viewer).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
  expect(went).toBe(may);
}

/** What each of them sees is what the rule says over the model, nothing more and nothing less. */
async function compare(run: Run): Promise<void> {
  for (const hand of [...hands, null]) {
    const viewer = hand ? await findViewer(run, hand) : anonymous;
    const rooms = [...run.model.rooms].filter(([name]) =>
      canSee(viewer, run.model.standing(viewer.kind === 'person' ? hand : null, name)),
    );
    const names = rooms.map(([name]) => `${name}${run.id}`);
    const entries = rooms.flatMap(([, room]) => room.entries);
    expect(await seenBy(run, viewer)).toEqual({ names: names.sort(), entries: entries.sort() });
  }
}

async function seenBy(run: Run, viewer: Viewer) {
  const { context } = app;
  const spaces = await listSpaces(context, viewer, { archived: true, limit: 200 });
  const mine = spaces.items.filter(({ name }) => name.slice(1) === String(run.id));
  const entries: string[] = [];
  for (const name of spaceNames) {
    const { items } = await listEntries(context, viewer, { space: `${name}${run.id}` });
    entries.push(...items.map(({ id }) => id));
  }
  return { names: mine.map(({ name }) => name).sort(), entries: entries.sort() };
}

test('after every step, whatever it was, everybody sees what the rule says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const run = await begin();
      for (const next of steps) {
        await follow(run, next);
        await compare(run);
      }
    }),
    { numRuns: isLong ? 150 : 15 },
  );
}, 300_000);
