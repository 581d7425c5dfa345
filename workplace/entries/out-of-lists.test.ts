import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { withFinder } from '../../test/finder.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { operator, type Viewer } from '../access/index.ts';
import { markRead } from '../attention/reads.ts';
import { listUnread } from '../attention/unread.ts';
import { fillTemplate, listDueForReview, listTemplates } from '../briefs/index.ts';
import { addComment, closeConversation } from '../conversation/index.ts';
import { listCommentsOf } from '../conversation/of-person.ts';
import { findPriorArt, search } from '../discovery/index.ts';
import { getEntriesPart } from '../feeds/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { getCompounding, libraryViews, listCredit, listLibrary } from '../library/index.ts';
import { getLineage } from '../lineage/graph.ts';
import { addLink, findPick, listPicks } from '../lineage/index.ts';
import { getSpace } from '../spaces/index.ts';
import {
  actOnEntry,
  getNeighbours,
  listEntries,
  listWholeEntries,
  publishEntry,
  withdrawEntry,
} from './index.ts';

const today = '2026-04-02';

/** Ada's brief: a confirmed template, due, built upon, talked about, between two of Ben's posts. */
async function shelf() {
  const house = await workplaceForTest();
  const { workplace } = house;
  const cast = await settle(workplace);
  const { ada, ben, cleo } = cast;
  const before = await publishEntry(workplace, ben, { space: 'yard', title: 'Gutters' });
  const said = { space: 'yard', kind: 'brief', title: 'Drizzle on roofs', tags: ['rain'] };
  const { id } = await publishEntry(workplace, ada, { ...said, body: '## Drizzle\n\nMuch.' });
  await actOnEntry(workplace, ada, id, 'confirmation', { reviewBy: '2026-03-02' });
  await actOnEntry(workplace, ada, id, 'template', {});
  await addComment(workplace, ben, id, { body: 'Barrels overflow.' });
  await markRead(workplace, cleo, id, workplace.now());
  await addComment(workplace, ben, id, { body: 'Still overflowing.' });
  const after = await publishEntry(workplace, ben, { space: 'yard', title: 'Cisterns' });
  await addLink(workplace, ben, { entryId: after.id }, { source: id, relation: 'buildsOn' });
  return { ...house, ...cast, id, before: before.id, after: after.id };
}

const everything = { limit: 200 };

type Look = (workplace: Workplace, viewer: Viewer, id: string) => Promise<unknown>;

/** Wherever entries are listed, counted, found or offered. */
const lists: Record<string, Look> = {
  listEntries: (w, v) => listEntries(w, v, everything),
  'listEntries of a space': (w, v) => listEntries(w, v, { space: 'yard' }),
  'listEntries of an author': (w, v) => listEntries(w, v, { author: 'ada' }),
  // A work that builds on it goes on saying so, among its sources.
  listWholeEntries: async (w, v) =>
    (await listWholeEntries(w, v, everything)).items.map((entry) => entry.id),
  listTemplates: (w, v) => listTemplates(w, v, everything),
  listDueForReview: (w, v) => listDueForReview(w, v, { today }),
  listPicks: (w, v) => listPicks(w, v, '', 50),
  findPick: (w, v, id) => findPick(w, v, `/entries/${id}`),
  findPriorArt: (w, v) => findPriorArt(w, v, { title: 'Drizzle and overflowing barrels' }),
  'search for its words': (w, v) => search(w, v, { q: 'drizzle' }),
  'search by a narrowing': (w, v) => search(w, v, { q: '', kind: 'brief' }),
  ...Object.fromEntries(
    libraryViews.map((view): [string, Look] => [
      `listLibrary ${view}`,
      (w, v) => listLibrary({ ...w, now: () => new Date('2027-01-01') }, v, view, everything),
    ]),
  ),
};

describe('a withdrawn entry is as if it were not there', () => {
  test.each([true, false])('in any list (with an index beside: %s)', async (indexed) => {
    const { workplace: plain, connection, cleo, ada, id } = await shelf();
    const beside = indexed ? await withFinder(plain, connection.database) : null;
    const workplace = beside?.workplace ?? plain;
    const holding = async () => {
      const names: string[] = [];
      for (const [name, look] of Object.entries(lists)) {
        const seen = await Promise.all([cleo, operator].map((who) => look(workplace, who, id)));
        if (JSON.stringify(seen).includes(id)) names.push(name);
      }
      return names;
    };
    const shown = await holding();
    for (const name of ['listEntries', 'listTemplates', 'findPriorArt', 'listLibrary due'])
      expect(shown).toContain(name);
    await withdrawEntry(workplace, ada, id);
    await beside?.finder.settled();
    expect(await holding()).toEqual([]);
    await beside?.finder.close();
  });

  test('between its neighbours, in counts and in measures', async () => {
    const { workplace, ada, ben, cleo, id, before, after } = await shelf();
    const counted = async () => {
      const { entries } = await getSpace(workplace, cleo, 'yard');
      const { works, building, used } = await getCompounding(workplace, cleo, 'yard');
      return { entries, works, building, used };
    };
    expect(await counted()).toEqual({ entries: 3, works: 3, building: 1, used: 1 });
    expect((await listCredit(workplace, cleo, ada.id)).items).toHaveLength(1);
    expect(await listUnread(workplace, cleo)).toHaveLength(1);
    await withdrawEntry(workplace, ada, id);
    expect(await counted()).toEqual({ entries: 2, works: 2, building: 0, used: 0 });
    expect((await listCredit(workplace, cleo, ada.id)).items).toEqual([]);
    expect(await listUnread(workplace, cleo)).toEqual([]);
    const { next } = await getNeighbours(workplace, ben, before);
    expect(next?.path).toContain(after);
    const { previous } = await getNeighbours(workplace, ben, after);
    expect(previous?.path).toContain(before);
    const here = await getNeighbours(workplace, ben, id);
    expect([here.previous?.title, here.next?.title]).toEqual(['Gutters', 'Cisterns']);
    const filling = fillTemplate(workplace, cleo, id, { input: { title: 'Roofs' }, today });
    await expect(filling).rejects.toMatchObject({ code: 'notFound' });
  });

  test('but its address leads to it, from feeds, lineage and the words of others', async () => {
    const { workplace, ada, ben, cleo, id, after } = await shelf();
    await closeConversation(workplace, ada, id, { outcome: 'Larger barrels.' });
    const version = async () =>
      (
        await getEntriesPart(
          workplace,
          cleo,
          { space: 'yard' },
          { until: null, now: workplace.now() },
        )
      ).version;
    const before = await version();
    await withdrawEntry(workplace, ada, id);
    expect(await version()).not.toBe(before);
    const { nodes } = await getLineage(workplace, cleo, after);
    expect(nodes).toMatchObject([
      { id: after },
      { id, title: '', author: 'Ada Quill', standing: null },
    ]);
    const found = await search(workplace, cleo, { q: 'overflowing' });
    expect(found.items).toMatchObject([
      { type: 'comment', title: '', entryId: id },
      { entryId: id },
    ]);
    expect((await search(workplace, cleo, { q: 'larger' })).items).toEqual([]);
    const comments = await listCommentsOf(workplace, cleo, ben.id);
    expect(comments.map(({ entryTitle }) => entryTitle)).toEqual(['', '']);
  });
});
