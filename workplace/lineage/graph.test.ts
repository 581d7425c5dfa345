import { describe, expect, test } from 'vitest';
import { type LinkRelation, newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { addComment, deleteComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { savePage } from '../link-previews/save-page.ts';
import { getLineage, type LineageGraph } from './graph.ts';

async function setUpLineage() {
  const app = await testAppForTest();
  const cast = await settle(app.context);
  const { context } = app;
  const write = async (
    by: PersonViewer,
    title: string,
    buildsOn: string[] = [],
    space: 'yard' | 'attic' = 'yard',
  ) => {
    const entry = { space, kind: 'post', title, body: `About ${title}`, buildsOn };
    return (await publishEntry(context, by, entry)).id;
  };
  return { ...app, ...cast, write };
}

interface LinkEnds {
  from: string;
  fromComment?: string;
  to: string;
  toComment?: string;
}

async function insertLink(
  { db, now }: CommandContext,
  ends: LinkEnds,
  relation: LinkRelation,
  reason = '',
) {
  await db
    .insertInto('links')
    .values({
      id: newId(),
      relation,
      reason: reason || null,
      created_at: now(),
      from_entry: ends.from,
      from_comment: ends.fromComment ?? null,
      to_entry: ends.to,
      to_comment: ends.toComment ?? null,
    })
    .execute();
}

const toTitles = ({ nodes }: LineageGraph) => nodes.map(({ title }) => title);

describe('the lineage of a work', () => {
  test('leads to what it was built on and to what was built on it, the nearest first', async () => {
    const { context, ada, ben, write } = await setUpLineage();
    const rain = await write(ada, 'Rain');
    const barrel = await write(ben, 'Barrel', [rain, 'https://rain.example.org/']);
    const pump = await write(ada, 'Pump', [barrel]);
    await write(ben, 'Garden', [pump]);
    const lineage = await getLineage(context, ben, barrel);
    expect(toTitles(lineage)).toEqual([
      'Barrel',
      'https://rain.example.org/',
      'Rain',
      'Pump',
      'Garden',
    ]);
    expect(lineage.edges).toHaveLength(4);
    expect(lineage.more).toBe(false);
  });

  test('tells of a fetched page by its title', async () => {
    const { context, ada, write } = await setUpLineage();
    const url = 'https://rain.example.org/';
    const barrel = await write(ada, 'Barrel', [url]);
    await savePage(context, url, { title: 'On rain', excerpt: 'It falls.' });
    const [, page] = (await getLineage(context, ada, barrel)).nodes;
    expect(page).toMatchObject({ id: url, type: 'page', title: 'On rain', path: url });
  });

  test('takes in what its own comments build on, and what is built on them', async () => {
    const { context, ada, ben, cleo, write } = await setUpLineage();
    const rain = await write(ada, 'Rain');
    const barrel = await write(ben, 'Barrel');
    const pump = await write(ada, 'Pump');
    const { id } = await addComment(context, cleo, barrel, { body: 'See the rain.' });
    await insertLink(context, { from: barrel, fromComment: id, to: rain }, 'buildsOn');
    await insertLink(
      context,
      { from: pump, to: barrel, toComment: id },
      'departsFrom',
      'Too slow.',
    );
    const { nodes, edges } = await getLineage(context, ben, barrel);
    expect(nodes.find((node) => node.id === id)).toMatchObject({
      type: 'comment',
      title: 'Barrel',
      author: 'Cleo Marsh',
      entry: barrel,
      path: `/comments/${id}`,
    });
    expect(edges).toMatchObject([
      { from: id, to: rain, relation: 'buildsOn' },
      { from: pump, to: id, relation: 'departsFrom', reason: 'Too slow.' },
    ]);
    await deleteComment(context, cleo, id);
    expect(toTitles(await getLineage(context, ben, barrel))).toEqual(['Barrel']);
  });

  test('does not lead through what one may not see', async () => {
    const { context, ada, cleo, write } = await setUpLineage();
    const rain = await write(ada, 'Rain');
    const secret = await write(ada, 'Secret', [rain], 'attic');
    await write(ada, 'Barrel', [secret]);
    const lineage = await getLineage(context, cleo, rain);
    expect(lineage).toMatchObject({ edges: [], more: false });
    expect(toTitles(lineage)).toEqual(['Rain']);
    expect(toTitles(await getLineage(context, ada, rain))).toEqual(['Rain', 'Secret', 'Barrel']);
  });

  test('ends where it comes round, and says what has been superseded', async () => {
    const { context, ada, write } = await setUpLineage();
    const rain = await write(ada, 'Rain');
    const barrel = await write(ada, 'Barrel', [rain]);
    await insertLink(context, { from: rain, to: barrel }, 'buildsOn');
    await insertLink(context, { from: barrel, to: rain }, 'supersedes');
    const { nodes, edges } = await getLineage(context, ada, rain);
    expect(nodes.map(({ title, status }) => [title, status])).toEqual([
      ['Rain', 'superseded'],
      ['Barrel', null],
    ]);
    expect(edges).toHaveLength(3);
  });

  test('is cut to the nearest, and says so', async () => {
    const { context, ada, write } = await setUpLineage();
    let last = await write(ada, 'Work 0');
    const first = last;
    for (let i = 1; i < 6; i += 1) last = await write(ada, `Work ${i}`, [last]);
    const cut = await getLineage(context, ada, first, { limit: 3 });
    expect(toTitles(cut)).toEqual(['Work 0', 'Work 1', 'Work 2']);
    expect(cut.more).toBe(true);
    expect((await getLineage(context, ada, first, { limit: 6 })).more).toBe(false);
  });
});
