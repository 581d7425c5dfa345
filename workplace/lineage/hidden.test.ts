import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, newId, type Relation } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { Workplace } from '../happenings/index.ts';
import { getCompounding, libraryViews, listCredit, listLibrary } from '../library/index.ts';
import { getProvenance } from '../provenance/index.ts';
import { getLineage } from './graph.ts';

/** What stands in the workplace: each work an entry with one comment, in a space. */
interface Work {
  space: 'yard' | 'attic' | 'porch';
  author: 'ada' | 'ben' | 'cleo';
  commenter: 'ada' | 'ben' | 'cleo';
  brief: 'draft' | 'shared' | 'confirmed' | null;
  age: number;
}

interface Link {
  from: number;
  to: number;
  fromComment: boolean;
  toComment: boolean;
  /** To a page elsewhere instead. */
  page: boolean;
  relation: Relation;
}

const person = fc.constantFrom('ada', 'ben', 'cleo');
const someWorks = fc.array(
  fc.record<Work>({
    space: fc.constantFrom('yard', 'attic', 'porch'),
    author: person as fc.Arbitrary<Work['author']>,
    commenter: person as fc.Arbitrary<Work['author']>,
    brief: fc.constantFrom(null, null, 'draft', 'shared', 'confirmed'),
    age: fc.integer({ min: 1, max: 200 }),
  }),
  { minLength: 3, maxLength: 14 },
);
const someLinks = fc.array(
  fc.record<Link>({
    from: fc.nat(13),
    to: fc.nat(13),
    fromComment: fc.boolean(),
    toComment: fc.boolean(),
    page: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    relation: fc.constantFrom('buildsOn', 'buildsOn', 'departsFrom', 'answers', 'supersedes'),
  }),
  { minLength: 2, maxLength: 40 },
);

let house: TestWorkplace;
let cast: Cast;
const spaceIds = new Map<string, string>();

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  const spaces = await house.workplace.db.selectFrom('spaces').select(['id', 'name']).execute();
  for (const { id, name } of spaces) spaceIds.set(name, id);
});
afterAll(() => house.close());

const now = new Date('2026-06-01T12:00:00Z');
const day = 86_400_000;

interface Stored extends Work {
  entry: string;
  comment: string;
  hidden: boolean;
}

interface Tie {
  later: Stored;
  earlier: Stored | null;
  from: string;
  to: string;
  relation: Relation;
}

/** Cleo is no member of the attic. */
const isHidden = ({ space }: Work) => space === 'attic';

async function store(db: Database, works: readonly Work[], links: readonly Link[]) {
  const stored = works.map((work) => ({
    ...work,
    ...{ entry: newId(), comment: newId(), hidden: isHidden(work) },
  }));
  for (const [i, work] of stored.entries()) await storeWork(db, work, i);
  const ties = links.flatMap((link) => tieOf(link, stored));
  for (const tie of ties) await storeTie(db, tie);
  return { stored, ties };
}

async function storeWork(db: Database, work: Stored, i: number) {
  const created_at = new Date(now.getTime() - work.age * day);
  const details = work.brief
    ? { status: work.brief, reviewBy: i % 2 ? '2026-05-01' : '2027-01-01' }
    : {};
  await db
    .insertInto('entries')
    .values({
      ...{ id: work.entry, kind: work.brief ? 'brief' : 'post', title: `Work ${i}`, slug: `w${i}` },
      ...{ body: 'b', html: 'b', created_at, details: JSON.stringify(details) },
      ...{ space_id: spaceIds.get(work.space)!, author_id: cast[work.author].id },
    })
    .execute();
  if (i % 3 === 2) return;
  await db
    .insertInto('comments')
    .values({
      ...{ id: work.comment, entry_id: work.entry, author_id: cast[work.commenter].id },
      ...{ body: 'c', html: 'c', created_at },
    })
    .execute();
}

/** Supersession is between entries, and from a later one to an earlier, so that it never goes round. */
function tieOf(link: Link, stored: readonly Stored[]): Tie[] {
  const replaces = link.relation === 'supersedes';
  const [from, to] = [link.from % stored.length, link.to % stored.length];
  const [later, earlier] = [stored[from]!, stored[to]!];
  if (replaces && from <= to) return [];
  const said = !replaces && link.fromComment && from % 3 !== 2;
  const about = !replaces && link.toComment && to % 3 !== 2;
  const page = !replaces && link.page;
  const begin = said ? later.comment : later.entry;
  const end = page ? `https://page.example.org/${to % 3}` : about ? earlier.comment : earlier.entry;
  return [{ later, earlier: page ? null : earlier, from: begin, to: end, relation: link.relation }];
}

let linked = 0;

async function storeTie(db: Database, { later, earlier, from, to, relation }: Tie) {
  linked += 1;
  await db
    .insertInto('links')
    .values({
      ...{ id: newId(), relation, created_at: new Date(now.getTime() - 1000 * linked) },
      from_entry: later.entry,
      from_comment: from === later.entry ? null : from,
      to_entry: earlier?.entry ?? null,
      to_comment: earlier && to !== earlier.entry ? to : null,
      to_url: earlier ? null : to,
    })
    .execute();
}

/** All that Cleo is shown. */
async function shownTo(workplace: Workplace, stored: readonly Stored[]) {
  const shown: Record<string, unknown> = {};
  for (const { entry } of stored.filter(({ hidden }) => !hidden)) {
    shown[`lineage ${entry}`] = await getLineage(workplace, cast.cleo, entry);
    shown[`nearest ${entry}`] = await getLineage(workplace, cast.cleo, entry, { most: 3 });
    shown[`provenance ${entry}`] = await getProvenance(workplace, cast.cleo, entry);
  }
  for (const view of libraryViews) shown[view] = await listLibrary(workplace, cast.cleo, view);
  for (const handle of ['ada', 'ben', 'cleo'] as const)
    shown[`credit ${handle}`] = await listCredit(workplace, cast.cleo, cast[handle].id);
  for (const space of [null, 'yard', 'porch'])
    shown[`measures ${space}`] = await getCompounding(workplace, cast.cleo, space);
  return shown;
}

async function withoutHidden(db: Database, stored: readonly Stored[]) {
  const ids = stored.filter(({ hidden }) => hidden).map(({ entry }) => entry);
  const those = sql`any(${ids}::uuid[])`;
  await sql`delete from links where from_entry = ${those} or to_entry = ${those}`.execute(db);
  await sql`delete from comments where entry_id = ${those}`.execute(db);
  await sql`delete from entries where id = ${those}`.execute(db);
}

/** Runs in a transaction that is taken back. */
async function passing(act: (workplace: Workplace) => Promise<void>): Promise<void> {
  const undo = new Error('undo');
  const done = house.workplace.db.transaction().execute(async (tx) => {
    await act({ ...house.workplace, now: () => now, db: tx as unknown as Database });
    throw undo;
  });
  await done.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

test('what is hidden is as if it never was: in lineage, library, credit and measures', async () => {
  const property = fc.asyncProperty(someWorks, someLinks, (works, links) =>
    passing(async (workplace) => {
      const { stored, ties } = await store(workplace.db, works, links);
      const shown = await shownTo(workplace, stored);
      const seen = ties.filter(({ later, earlier }) => !later.hidden && !earlier?.hidden);
      for (const work of stored.filter(({ hidden }) => !hidden)) {
        const lineage = await getLineage(workplace, cast.cleo, work.entry);
        expect(new Set(lineage.nodes.map(({ id }) => id))).toEqual(reachedBy(work, seen));
        expect(edgesOf(lineage.edges)).toEqual(
          edgesOf(seen.filter(({ from, to }) => within(lineage.nodes, from, to))),
        );
      }
      expect(await usesShown(workplace)).toEqual(usesAmong(seen));
      for (const handle of ['ada', 'ben', 'cleo'] as const)
        expect(await creditShown(workplace, handle)).toEqual(creditAmong(seen, handle));
      await withoutHidden(workplace.db, stored);
      expect(await shownTo(workplace, stored)).toEqual(shown);
    }),
  );
  await fc.assert(property, { numRuns: runs(0.2) });
});

/** Naively: one step after another, from the whole conversation, until nothing is new. */
function reachedBy(root: Stored, seen: readonly Tie[]): Set<string> {
  const reached = new Set([root.entry]);
  for (const way of ['sources', 'uses'] as const) {
    const [near, far] = way === 'sources' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const own = new Set([root.entry]);
    if (seen.some((tie) => tie[near] === root.comment)) own.add(root.comment);
    for (let size = 0; size !== own.size; ) {
      size = own.size;
      for (const tie of seen) if (own.has(tie[near])) own.add(tie[far]);
    }
    for (const id of own) reached.add(id);
  }
  return reached;
}

function within(nodes: readonly { id: string }[], ...ids: string[]): boolean {
  return ids[0] !== ids[1] && ids.every((id) => nodes.some((node) => node.id === id));
}

const edgesOf = (edges: readonly { from: string; to: string; relation: string }[]) =>
  edges.map(({ from, to, relation }) => `${from} ${relation} ${to}`).sort();

const takesUp = ({ relation }: Tie) => relation === 'buildsOn' || relation === 'departsFrom';

async function usesShown(workplace: Workplace): Promise<Record<string, number>> {
  const { items } = await listLibrary(workplace, cast.cleo, 'mostBuiltUpon');
  return Object.fromEntries(items.map(({ id, uses }) => [id, uses]));
}

function usesAmong(seen: readonly Tie[]): Record<string, number> {
  const uses = new Map<string, Set<string>>();
  for (const { later, earlier, from } of seen.filter(takesUp)) {
    if (!earlier || earlier === later) continue;
    uses.set(earlier.entry, (uses.get(earlier.entry) ?? new Set()).add(from));
  }
  return Object.fromEntries([...uses].map(([id, works]) => [id, works.size]));
}

async function creditShown(workplace: Workplace, handle: Work['author']): Promise<string[]> {
  const { items } = await listCredit(workplace, cast.cleo, cast[handle].id);
  return items.map(({ work, source }) => `${idIn(work.path)} ${idIn(source.path)}`).sort();
}

const idIn = (path: string) => path.split('/')[2];

function creditAmong(seen: readonly Tie[], handle: Work['author']): string[] {
  const maker = (work: Stored, id: string) => (id === work.entry ? work.author : work.commenter);
  const pairs = seen
    .filter(takesUp)
    .filter(({ earlier, to }) => earlier && maker(earlier, to) === handle)
    .filter(({ later, from }) => maker(later, from) !== handle)
    .map(({ from, to }) => `${from} ${to}`);
  return [...new Set(pairs)].sort();
}
