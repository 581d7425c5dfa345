import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { getEntryHead, getEntryWithSources } from '../entries/index.ts';
import {
  applyPlan,
  type CreatedWork,
  createWorks,
  type LineagePlan,
  planArbitrary,
  toWorkId,
} from './generated-lineage.fixture.ts';
import { type LinkEndpoint, listCorrections, listLinks, listOpenFlags } from './index.ts';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
});
afterAll(() => app.close());

const spaces = { open: 'yard', closed: 'attic' };

type Edge = { from: CreatedWork; to: CreatedWork; relation: string };

/** Everything made on a work, step by step until nothing more is found. */
function listDownstream(links: Edge[], of: CreatedWork, except: CreatedWork | null): Set<string> {
  const found = new Set([toWorkId(of)]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { from, to, relation } of links) {
      if (relation !== 'supersedes' && found.has(toWorkId(to))) found.add(toWorkId(from));
    }
  }
  found.delete(toWorkId(of));
  if (except) found.delete(toWorkId(except));
  return found;
}

async function loadFlaggedIds(correction: string): Promise<Set<string>> {
  const rows = await app.context.db
    .selectFrom('flags')
    .where('correction_id', '=', correction)
    .select(['entry_id', 'comment_id'])
    .execute();
  return new Set(rows.map((row) => row.comment_id ?? row.entry_id));
}

test('a correction reaches exactly the works downstream, however they hang together', async () => {
  await fc.assert(
    fc.asyncProperty(planArbitrary, fc.nat(20), async (plan, last) => {
      const { context } = app;
      const works = await createWorks(context, plan, { author: cast.ben, spaces });
      const linking = { ...plan, actions: plan.actions.filter((action) => action.do === 'link') };
      const { links } = await applyPlan(context, linking, works);
      const actions = [{ do: 'correct' as const, of: last }];
      const { corrections } = await applyPlan(context, { ...plan, actions }, works);
      for (const { id, of } of corrections) {
        expect(await loadFlaggedIds(id)).toEqual(listDownstream(links, of, null));
      }
    }),
    { numRuns: runs(0.4) },
  );
});

test('what supersedes a work corrects it, and is not flagged itself', async () => {
  await fc.assert(
    fc.asyncProperty(planArbitrary, fc.nat(20), fc.nat(20), async (plan, from, to) => {
      const { context } = app;
      const works = await createWorks(context, plan, { author: cast.ben, spaces });
      const carrying = plan.actions.filter(
        (action) => action.do === 'link' && action.relation !== 'supersedes',
      );
      const { links } = await applyPlan(context, { ...plan, actions: carrying }, works);
      const actions = [{ do: 'link' as const, from, to, relation: 'supersedes' as const }];
      const { links: made } = await applyPlan(context, { ...plan, actions }, works);
      for (const { from: later, to: earlier } of made) {
        const correction = await context.db
          .selectFrom('corrections')
          .where('entry_id', '=', earlier.entryId)
          .where('by_entry', '=', later.entryId)
          .select('id')
          .executeTakeFirstOrThrow();
        expect(await loadFlaggedIds(correction.id)).toEqual(listDownstream(links, earlier, later));
      }
    }),
    { numRuns: runs(0.2) },
  );
});

/** What a viewer is told of a graph, in the numbers of its plan. */
async function loadVisibleLineage(viewer: PersonViewer, works: (CreatedWork | null)[]) {
  const { context } = app;
  const there = works.filter((work) => work !== null);
  const visible = there.filter((work) => !work.hidden);
  const names = new Map(there.map((work) => [toWorkId(work), work.number]));
  const name = (end: LinkEndpoint | null) => end && names.get(end.comment ?? end.entry);
  const ours = new Set(there.map((work) => work.entryId));
  const flags = (await listOpenFlags(context, viewer, { limit: 200 })).items
    .filter(({ work }) => ours.has(work.entry))
    .map((flag) => [name(flag.work), name(flag.corrected), name(flag.by), flag.note]);
  const entries = [];
  for (const { entryId, commentId, number } of visible) {
    if (commentId) continue;
    const [head, links, corrections, whole] = await Promise.all([
      getEntryHead(context, viewer, entryId),
      listLinks(context, viewer, entryId, { limit: 200 }),
      listCorrections(context, viewer, entryId),
      getEntryWithSources(context, viewer, entryId),
    ]);
    const told = (each: (typeof head.links)[number]) =>
      [name(each.from), each.relation, name(each.to), each.corrected?.cause].join(' ');
    entries.push({
      number,
      links: head.links.map(told),
      all: links.items.map(told),
      more: links.next,
      corrections: corrections.items.map(({ cause, by }) => [cause, by && names.get(by.id)]),
      flags: head.flags.map(({ work, corrected, by }) => [name(work), name(corrected), name(by)]),
      buildsOn: whole.buildsOn.map((path) => names.get(/[0-9a-f-]{36}$/.exec(path)?.[0] ?? '')),
    });
  }
  return { flags, entries };
}

/** The second builds on the first by a hidden one, and by itself only once the first was corrected. */
const linkedAfterCorrection: LineagePlan = {
  works: [0, 1, 2].map((n) => ({ comment: false, hidden: n === 2, on: 0 })),
  actions: [
    { do: 'link', from: 1, to: 2, relation: 'buildsOn' },
    { do: 'link', from: 2, to: 0, relation: 'buildsOn' },
    { do: 'correct', of: 0 },
    { do: 'link', from: 1, to: 0, relation: 'buildsOn' },
  ],
};

test('lineage shows and counts as if what is hidden had never been', async () => {
  const { cleo } = cast;
  await fc.assert(
    fc.asyncProperty(planArbitrary, async (plan: LineagePlan) => {
      const { context } = app;
      const making = { author: cleo, spaces };
      const whole = await createWorks(context, plan, making);
      await applyPlan(context, plan, whole);
      const small = await createWorks(context, plan, { ...making, withoutHidden: true });
      await applyPlan(context, plan, small);
      // Cleo wrote all of it, and sees nothing of what is in the attic.
      expect(await loadVisibleLineage(cleo, whole)).toEqual(await loadVisibleLineage(cleo, small));
    }),
    { numRuns: runs(0.3), examples: [[linkedAfterCorrection]] },
  );
});
