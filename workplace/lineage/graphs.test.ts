import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { getEntryHead, getWholeEntry } from '../entries/index.ts';
import { doAll, idOf, type MadeWork, makeWorks, type Plan, plans } from './graph.fixture.ts';
import { type LinkEnd, listCorrections, listLinks, listOpenFlags } from './index.ts';

let house: TestWorkplace;
let cast: Cast;
beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
});
afterAll(() => house.close());

const spaces = { open: 'yard', closed: 'attic' };

type Edge = { from: MadeWork; to: MadeWork; relation: string };

/** Everything made on a work, step by step until nothing more is found. */
function downstream(links: Edge[], of: MadeWork, except: MadeWork | null): Set<string> {
  const found = new Set([idOf(of)]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { from, to, relation } of links) {
      if (relation !== 'supersedes' && found.has(idOf(to))) found.add(idOf(from));
    }
  }
  found.delete(idOf(of));
  if (except) found.delete(idOf(except));
  return found;
}

async function flagged(correction: string): Promise<Set<string>> {
  const rows = await house.workplace.db
    .selectFrom('flags')
    .where('correction_id', '=', correction)
    .select(['entry_id', 'comment_id'])
    .execute();
  return new Set(rows.map((row) => row.comment_id ?? row.entry_id));
}

test('a correction reaches exactly the works downstream, however they hang together', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.nat(20), async (plan, last) => {
      const { workplace } = house;
      const works = await makeWorks(workplace, plan, { author: cast.ben, spaces });
      const linking = { ...plan, deeds: plan.deeds.filter((deed) => deed.do === 'link') };
      const { links } = await doAll(workplace, linking, works);
      const deeds = [{ do: 'correct' as const, of: last }];
      const { corrections } = await doAll(workplace, { ...plan, deeds }, works);
      for (const { id, of } of corrections) {
        expect(await flagged(id)).toEqual(downstream(links, of, null));
      }
    }),
    { numRuns: runs(0.4) },
  );
});

test('what supersedes a work corrects it, and is not flagged itself', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.nat(20), fc.nat(20), async (plan, from, to) => {
      const { workplace } = house;
      const works = await makeWorks(workplace, plan, { author: cast.ben, spaces });
      const carrying = plan.deeds.filter(
        (deed) => deed.do === 'link' && deed.relation !== 'supersedes',
      );
      const { links } = await doAll(workplace, { ...plan, deeds: carrying }, works);
      const deeds = [{ do: 'link' as const, from, to, relation: 'supersedes' as const }];
      const { links: made } = await doAll(workplace, { ...plan, deeds }, works);
      for (const { from: later, to: earlier } of made) {
        const correction = await workplace.db
          .selectFrom('corrections')
          .where('entry_id', '=', earlier.entryId)
          .where('by_entry', '=', later.entryId)
          .select('id')
          .executeTakeFirstOrThrow();
        expect(await flagged(correction.id)).toEqual(downstream(links, earlier, later));
      }
    }),
    { numRuns: runs(0.2) },
  );
});

/** What a viewer is told of a graph, in the numbers of its plan. */
async function seenOf(viewer: PersonViewer, works: (MadeWork | null)[]) {
  const { workplace } = house;
  const there = works.filter((work) => work !== null);
  const visible = there.filter((work) => !work.hidden);
  const names = new Map(there.map((work) => [idOf(work), work.number]));
  const name = (end: LinkEnd | null) => end && names.get(end.comment ?? end.entry);
  const ours = new Set(there.map((work) => work.entryId));
  const flags = (await listOpenFlags(workplace, viewer, { limit: 200 })).items
    .filter(({ work }) => ours.has(work.entry))
    .map((flag) => [name(flag.work), name(flag.corrected), name(flag.by), flag.note]);
  const entries = [];
  for (const { entryId, commentId, number } of visible) {
    if (commentId) continue;
    const [head, links, corrections, whole] = await Promise.all([
      getEntryHead(workplace, viewer, entryId),
      listLinks(workplace, viewer, entryId, { limit: 200 }),
      listCorrections(workplace, viewer, entryId),
      getWholeEntry(workplace, viewer, entryId),
    ]);
    const told = (each: (typeof head.links)[number]) =>
      [name(each.from), each.relation, name(each.to), each.corrected?.cause].join(' ');
    entries.push({
      ...{ number, links: head.links.map(told), all: links.items.map(told), more: links.next },
      corrections: corrections.items.map(({ cause, by }) => [cause, by && names.get(by.id)]),
      flags: head.flags.map(({ work, corrected, by }) => [name(work), name(corrected), name(by)]),
      buildsOn: whole.buildsOn.map((path) => names.get(/[0-9a-f-]{36}$/.exec(path)?.[0] ?? '')),
    });
  }
  return { flags, entries };
}

/** The second builds on the first by a hidden one, and by itself only once the first was corrected. */
const linkedAfterwards: Plan = {
  works: [0, 1, 2].map((n) => ({ comment: false, hidden: n === 2, on: 0 })),
  deeds: [
    { do: 'link', from: 1, to: 2, relation: 'buildsOn' },
    { do: 'link', from: 2, to: 0, relation: 'buildsOn' },
    { do: 'correct', of: 0 },
    { do: 'link', from: 1, to: 0, relation: 'buildsOn' },
  ],
};

test('lineage shows and counts as if what is hidden had never been', async () => {
  const { cleo } = cast;
  await fc.assert(
    fc.asyncProperty(plans, async (plan: Plan) => {
      const { workplace } = house;
      const making = { author: cleo, spaces };
      const whole = await makeWorks(workplace, plan, making);
      await doAll(workplace, plan, whole);
      const small = await makeWorks(workplace, plan, { ...making, withoutHidden: true });
      await doAll(workplace, plan, small);
      // Cleo wrote all of it, and sees nothing of what is in the attic.
      expect(await seenOf(cleo, whole)).toEqual(await seenOf(cleo, small));
    }),
    { numRuns: runs(0.3), examples: [[linkedAfterwards]] },
  );
});
