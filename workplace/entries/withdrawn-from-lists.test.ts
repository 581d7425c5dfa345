import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { withSearchIndex } from '../../test/search-index.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { operator, type Viewer } from '../access/index.ts';
import { fillTemplate, listDueForReview, listTemplates } from '../briefs/index.ts';
import { listCommentsByPerson } from '../comments/comments-by-person.ts';
import { addComment, closeConversation } from '../comments/index.ts';
import { getEntriesFeedPage } from '../feeds/feed-queries.ts';
import type { CommandContext } from '../kernel/index.ts';
import { getCompounding, libraryViews, listCredit, listLibrary } from '../library/index.ts';
import { getLineage } from '../lineage/graph.ts';
import { addLink, findLinkOption, listLinkOptions } from '../lineage/index.ts';
import { markRead } from '../notifications/mark-read.ts';
import { listUnreadConversations } from '../notifications/unread-conversations.ts';
import { findPriorArt, search } from '../search/index.ts';
import { getSpace } from '../spaces/index.ts';
import {
  applyAction,
  getNeighbours,
  listEntries,
  listEntriesWithSources,
  publishEntry,
  withdrawEntry,
} from './index.ts';

const today = '2026-04-02';

/** Ada's brief: a confirmed template, due, built upon, talked about, between two of Ben's posts. */
async function setUpBrief() {
  const app = await testAppForTest();
  const { context } = app;
  const cast = await settle(context);
  const { ada, ben, cleo } = cast;
  const before = await publishEntry(context, ben, { space: 'yard', title: 'Gutters' });
  const input = { space: 'yard', kind: 'brief', title: 'Drizzle on roofs', tags: ['rain'] };
  const { id } = await publishEntry(context, ada, { ...input, body: '## Drizzle\n\nMuch.' });
  await applyAction(context, ada, id, 'confirmation', { reviewBy: '2026-03-02' });
  await applyAction(context, ada, id, 'template', {});
  await addComment(context, ben, id, { body: 'Barrels overflow.' });
  await markRead(context, cleo, id, context.now());
  await addComment(context, ben, id, { body: 'Still overflowing.' });
  const after = await publishEntry(context, ben, { space: 'yard', title: 'Cisterns' });
  await addLink(context, ben, { entryId: after.id }, { source: id, relation: 'buildsOn' });
  return { ...app, ...cast, id, before: before.id, after: after.id };
}

const maxPage = { limit: 200 };

type ListQuery = (context: CommandContext, viewer: Viewer, id: string) => Promise<unknown>;

/** Wherever entries are listed, counted, found or offered. */
const lists: Record<string, ListQuery> = {
  listEntries: (w, v) => listEntries(w, v, maxPage),
  'listEntries of a space': (w, v) => listEntries(w, v, { space: 'yard' }),
  'listEntries of an author': (w, v) => listEntries(w, v, { author: 'ada' }),
  // A work that builds on it goes on saying so, among its sources.
  listWholeEntries: async (w, v) =>
    (await listEntriesWithSources(w, v, maxPage)).items.map((entry) => entry.id),
  listTemplates: (w, v) => listTemplates(w, v, maxPage),
  listDueForReview: (w, v) => listDueForReview(w, v, { today }),
  listPicks: (w, v) => listLinkOptions(w, v, '', 50),
  findPick: (w, v, id) => findLinkOption(w, v, `/entries/${id}`),
  findPriorArt: (w, v) => findPriorArt(w, v, { title: 'Drizzle and overflowing barrels' }),
  'search for its words': (w, v) => search(w, v, { q: 'drizzle' }),
  'search by a narrowing': (w, v) => search(w, v, { q: '', kind: 'brief' }),
  ...Object.fromEntries(
    libraryViews.map((view): [string, ListQuery] => [
      `listLibrary ${view}`,
      (w, v) => listLibrary({ ...w, now: () => new Date('2027-01-01') }, v, view, maxPage),
    ]),
  ),
};

describe('a withdrawn entry is as if it were not there', () => {
  test.each([true, false])('in any list (with an index beside: %s)', async (indexed) => {
    const { context: plain, connection, cleo, ada, id } = await setUpBrief();
    const withIndex = indexed ? await withSearchIndex(plain, connection.database) : null;
    const context = withIndex?.context ?? plain;
    const holding = async () => {
      const names: string[] = [];
      for (const [name, look] of Object.entries(lists)) {
        const seen = await Promise.all([cleo, operator].map((who) => look(context, who, id)));
        if (JSON.stringify(seen).includes(id)) names.push(name);
      }
      return names;
    };
    const shown = await holding();
    for (const name of ['listEntries', 'listTemplates', 'findPriorArt', 'listLibrary due'])
      expect(shown).toContain(name);
    await withdrawEntry(context, ada, id);
    await withIndex?.searchIndex.whenIdle();
    expect(await holding()).toEqual([]);
    await withIndex?.searchIndex.close();
  });

  test('between its neighbours, in counts and in measures', async () => {
    const { context, ada, ben, cleo, id, before, after } = await setUpBrief();
    const counted = async () => {
      const { entries } = await getSpace(context, cleo, 'yard');
      const { works, building, used } = await getCompounding(context, cleo, 'yard');
      return { entries, works, building, used };
    };
    expect(await counted()).toEqual({ entries: 3, works: 3, building: 1, used: 1 });
    expect((await listCredit(context, cleo, ada.id)).items).toHaveLength(1);
    expect(await listUnreadConversations(context, cleo)).toHaveLength(1);
    await withdrawEntry(context, ada, id);
    expect(await counted()).toEqual({ entries: 2, works: 2, building: 0, used: 0 });
    expect((await listCredit(context, cleo, ada.id)).items).toEqual([]);
    expect(await listUnreadConversations(context, cleo)).toEqual([]);
    const { next } = await getNeighbours(context, ben, before);
    expect(next?.path).toContain(after);
    const { previous } = await getNeighbours(context, ben, after);
    expect(previous?.path).toContain(before);
    const here = await getNeighbours(context, ben, id);
    expect([here.previous?.title, here.next?.title]).toEqual(['Gutters', 'Cisterns']);
    const filling = fillTemplate(context, cleo, id, { input: { title: 'Roofs' }, today });
    await expect(filling).rejects.toMatchObject({ code: 'notFound' });
  });

  test('but its address leads to it, from feeds, lineage and the words of others', async () => {
    const { context, ada, ben, cleo, id, after } = await setUpBrief();
    await closeConversation(context, ada, id, { outcome: 'Larger barrels.' });
    const version = async () =>
      (
        await getEntriesFeedPage(
          context,
          cleo,
          { space: 'yard' },
          { until: null, now: context.now() },
        )
      ).version;
    const before = await version();
    await withdrawEntry(context, ada, id);
    expect(await version()).not.toBe(before);
    const { nodes } = await getLineage(context, cleo, after);
    expect(nodes).toMatchObject([
      { id: after },
      { id, title: '', author: 'Ada Quill', status: null },
    ]);
    const found = await search(context, cleo, { q: 'overflowing' });
    expect(found.items).toMatchObject([
      { type: 'comment', title: '', entryId: id },
      { entryId: id },
    ]);
    expect((await search(context, cleo, { q: 'larger' })).items).toEqual([]);
    const comments = await listCommentsByPerson(context, cleo, ben.id);
    expect(comments.map(({ entryTitle }) => entryTitle)).toEqual(['', '']);
  });
});
