import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, type LinkRelation, newId } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { CommandContext } from '../kernel/index.ts';
import { getCompounding, libraryViews, listCredit, listLibrary } from '../library/index.ts';
import { getProvenance } from '../provenance/index.ts';
import { getLineage } from './graph.ts';

/** What stands in the workplace: each work an entry with one comment, in a space. */
interface TestWork {
  space: 'yard' | 'attic' | 'porch';
  author: 'ada' | 'ben' | 'cleo';
  commenter: 'ada' | 'ben' | 'cleo';
  brief: 'draft' | 'shared' | 'confirmed' | null;
  age: number;
}

interface TestLink {
  from: number;
  to: number;
  fromComment: boolean;
  toComment: boolean;
  /** To a page elsewhere instead. */
  page: boolean;
  relation: LinkRelation;
}

const personArbitrary = fc.constantFrom('ada', 'ben', 'cleo');
const worksArbitrary = fc.array(
  fc.record<TestWork>({
    space: fc.constantFrom('yard', 'attic', 'porch'),
    author: personArbitrary as fc.Arbitrary<TestWork['author']>,
    commenter: personArbitrary as fc.Arbitrary<TestWork['author']>,
    brief: fc.constantFrom(null, null, 'draft', 'shared', 'confirmed'),
    age: fc.integer({ min: 1, max: 200 }),
  }),
  { minLength: 3, maxLength: 14 },
);
const linksArbitrary = fc.array(
  fc.record<TestLink>({
    from: fc.nat(13),
    to: fc.nat(13),
    fromComment: fc.boolean(),
    toComment: fc.boolean(),
    page: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    relation: fc.constantFrom('buildsOn', 'buildsOn', 'departsFrom', 'answers', 'supersedes'),
  }),
  { minLength: 2, maxLength: 40 },
);

let app: TestApp;
let cast: Cast;
const spaceIds = new Map<string, string>();

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  const spaces = await app.context.db.selectFrom('spaces').select(['id', 'name']).execute();
  for (const { id, name } of spaces) spaceIds.set(name, id);
});
afterAll(() => app.close());

const now = new Date('2026-06-01T12:00:00Z');
const DAY_MS = 86_400_000;

interface StoredWork extends TestWork {
  entry: string;
  comment: string;
  hidden: boolean;
}

interface StoredLink {
  later: StoredWork;
  earlier: StoredWork | null;
  from: string;
  to: string;
  relation: LinkRelation;
}

/** Cleo is no member of the attic. */
const isHidden = ({ space }: TestWork) => space === 'attic';

async function storeAll(db: Database, works: readonly TestWork[], links: readonly TestLink[]) {
  const stored = works.map((work) => ({
    ...work,
    entry: newId(),
    comment: newId(),
    hidden: isHidden(work),
  }));
  for (const [i, work] of stored.entries()) await storeWork(db, work, i);
  const ties = links.flatMap((link) => toStoredLink(link, stored));
  for (const tie of ties) await storeLink(db, tie);
  return { stored, ties };
}

async function storeWork(db: Database, work: StoredWork, i: number) {
  const created_at = new Date(now.getTime() - work.age * DAY_MS);
  const details = work.brief
    ? { status: work.brief, reviewBy: i % 2 ? '2026-05-01' : '2027-01-01' }
    : {};
  await db
    .insertInto('entries')
    .values({
      id: work.entry,
      kind: work.brief ? 'brief' : 'post',
      title: `Work ${i}`,
      slug: `w${i}`,
      body: 'b',
      html: 'b',
      created_at,
      details: JSON.stringify(details),
      space_id: spaceIds.get(work.space)!,
      author_id: cast[work.author].id,
    })
    .execute();
  if (i % 3 === 2) return;
  await db
    .insertInto('comments')
    .values({
      id: work.comment,
      entry_id: work.entry,
      author_id: cast[work.commenter].id,
      body: 'c',
      html: 'c',
      created_at,
    })
    .execute();
}

/** Supersession is between entries, and from a later one to an earlier, so that it never goes round. */
function toStoredLink(link: TestLink, stored: readonly StoredWork[]): StoredLink[] {
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

let linkCount = 0;

async function storeLink(db: Database, { later, earlier, from, to, relation }: StoredLink) {
  linkCount += 1;
  await db
    .insertInto('links')
    .values({
      id: newId(),
      relation,
      created_at: new Date(now.getTime() - 1000 * linkCount),
      from_entry: later.entry,
      from_comment: from === later.entry ? null : from,
      to_entry: earlier?.entry ?? null,
      to_comment: earlier && to !== earlier.entry ? to : null,
      to_url: earlier ? null : to,
    })
    .execute();
}

/** All that Cleo is shown. */
async function loadEverythingShown(context: CommandContext, stored: readonly StoredWork[]) {
  const shown: Record<string, unknown> = {};
  for (const { entry } of stored.filter(({ hidden }) => !hidden)) {
    shown[`lineage ${entry}`] = await getLineage(context, cast.cleo, entry);
    shown[`nearest ${entry}`] = await getLineage(context, cast.cleo, entry, { limit: 3 });
    shown[`provenance ${entry}`] = await getProvenance(context, cast.cleo, entry);
  }
  for (const view of libraryViews) shown[view] = await listLibrary(context, cast.cleo, view);
  for (const handle of ['ada', 'ben', 'cleo'] as const)
    shown[`credit ${handle}`] = await listCredit(context, cast.cleo, cast[handle].id);
  for (const space of [null, 'yard', 'porch'])
    shown[`measures ${space}`] = await getCompounding(context, cast.cleo, space);
  return shown;
}

async function deleteHidden(db: Database, stored: readonly StoredWork[]) {
  const ids = stored.filter(({ hidden }) => hidden).map(({ entry }) => entry);
  const those = sql`any(${ids}::uuid[])`;
  await sql`delete from links where from_entry = ${those} or to_entry = ${those}`.execute(db);
  await sql`delete from comments where entry_id = ${those}`.execute(db);
  await sql`delete from entries where id = ${those}`.execute(db);
}

/** Runs in a transaction that is taken back. */
async function inRolledBackTransaction(
  act: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const undo = new Error('undo');
  const done = app.context.db.transaction().execute(async (tx) => {
    await act({ ...app.context, now: () => now, db: tx as unknown as Database });
    throw undo;
  });
  await done.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

test('what is hidden is as if it never was: in lineage, library, credit and measures', async () => {
  const property = fc.asyncProperty(worksArbitrary, linksArbitrary, (works, links) =>
    inRolledBackTransaction(async (context) => {
      const { stored, ties } = await storeAll(context.db, works, links);
      const shown = await loadEverythingShown(context, stored);
      const seen = ties.filter(({ later, earlier }) => !later.hidden && !earlier?.hidden);
      for (const work of stored.filter(({ hidden }) => !hidden)) {
        const lineage = await getLineage(context, cast.cleo, work.entry);
        expect(new Set(lineage.nodes.map(({ id }) => id))).toEqual(listReachable(work, seen));
        expect(describeEdges(lineage.edges)).toEqual(
          describeEdges(seen.filter(({ from, to }) => areBothNodes(lineage.nodes, from, to))),
        );
      }
      expect(await loadUses(context)).toEqual(countExpectedUses(seen));
      for (const handle of ['ada', 'ben', 'cleo'] as const)
        expect(await loadCredit(context, handle)).toEqual(listExpectedCredit(seen, handle));
      await deleteHidden(context.db, stored);
      expect(await loadEverythingShown(context, stored)).toEqual(shown);
    }),
  );
  await fc.assert(property, { numRuns: runs(0.2) });
});

/** Naively: one step after another, from the whole conversation, until nothing is new. */
function listReachable(root: StoredWork, seen: readonly StoredLink[]): Set<string> {
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

function areBothNodes(nodes: readonly { id: string }[], ...ids: string[]): boolean {
  return ids[0] !== ids[1] && ids.every((id) => nodes.some((node) => node.id === id));
}

const describeEdges = (edges: readonly { from: string; to: string; relation: string }[]) =>
  edges.map(({ from, to, relation }) => `${from} ${relation} ${to}`).sort();

const isBuildingLink = ({ relation }: StoredLink) =>
  relation === 'buildsOn' || relation === 'departsFrom';

async function loadUses(context: CommandContext): Promise<Record<string, number>> {
  const { items } = await listLibrary(context, cast.cleo, 'mostBuiltUpon');
  return Object.fromEntries(items.map(({ id, uses }) => [id, uses]));
}

function countExpectedUses(seen: readonly StoredLink[]): Record<string, number> {
  const uses = new Map<string, Set<string>>();
  for (const { later, earlier, from } of seen.filter(isBuildingLink)) {
    if (!earlier || earlier === later) continue;
    uses.set(earlier.entry, (uses.get(earlier.entry) ?? new Set()).add(from));
  }
  return Object.fromEntries([...uses].map(([id, works]) => [id, works.size]));
}

async function loadCredit(context: CommandContext, handle: TestWork['author']): Promise<string[]> {
  const { items } = await listCredit(context, cast.cleo, cast[handle].id);
  return items
    .map(({ work, source }) => `${parseEntryId(work.path)} ${parseEntryId(source.path)}`)
    .sort();
}

const parseEntryId = (path: string) => path.split('/')[2];

function listExpectedCredit(seen: readonly StoredLink[], handle: TestWork['author']): string[] {
  const maker = (work: StoredWork, id: string) =>
    id === work.entry ? work.author : work.commenter;
  const pairs = seen
    .filter(isBuildingLink)
    .filter(({ earlier, to }) => earlier && maker(earlier, to) === handle)
    .filter(({ later, from }) => maker(later, from) !== handle)
    .map(({ from, to }) => `${from} ${to}`);
  return [...new Set(pairs)].sort();
}
