import { describe, expect, test } from 'vitest';
import { newId, type Relation } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { addComment, deleteComment } from '../conversation/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { keepPage } from '../outside/keeping.ts';
import { getLineage, type LineageGraph } from './graph.ts';

async function yard() {
  const house = await workplaceForTest();
  const cast = await settle(house.workplace);
  const { workplace } = house;
  const write = async (
    by: PersonViewer,
    title: string,
    buildsOn: string[] = [],
    space: 'yard' | 'attic' = 'yard',
  ) => {
    const entry = { space, kind: 'post', title, body: `About ${title}`, buildsOn };
    return (await publishEntry(workplace, by, entry)).id;
  };
  return { ...house, ...cast, write };
}

interface Ends {
  from: string;
  fromComment?: string;
  to: string;
  toComment?: string;
}

async function link({ db, now }: Workplace, ends: Ends, relation: Relation, reason = '') {
  await db
    .insertInto('links')
    .values({
      ...{ id: newId(), relation, reason: reason || null, created_at: now() },
      ...{ from_entry: ends.from, from_comment: ends.fromComment ?? null },
      ...{ to_entry: ends.to, to_comment: ends.toComment ?? null },
    })
    .execute();
}

const titles = ({ nodes }: LineageGraph) => nodes.map(({ title }) => title);

describe('the lineage of a work', () => {
  test('leads to what it was built on and to what was built on it, the nearest first', async () => {
    const { workplace, ada, ben, write } = await yard();
    const rain = await write(ada, 'Rain');
    const barrel = await write(ben, 'Barrel', [rain, 'https://rain.example.org/']);
    const pump = await write(ada, 'Pump', [barrel]);
    await write(ben, 'Garden', [pump]);
    const lineage = await getLineage(workplace, ben, barrel);
    expect(titles(lineage)).toEqual([
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
    const { workplace, ada, write } = await yard();
    const url = 'https://rain.example.org/';
    const barrel = await write(ada, 'Barrel', [url]);
    await keepPage(workplace, url, { title: 'On rain', excerpt: 'It falls.' });
    const [, page] = (await getLineage(workplace, ada, barrel)).nodes;
    expect(page).toMatchObject({ id: url, type: 'page', title: 'On rain', path: url });
  });

  test('takes in what its own comments build on, and what is built on them', async () => {
    const { workplace, ada, ben, cleo, write } = await yard();
    const rain = await write(ada, 'Rain');
    const barrel = await write(ben, 'Barrel');
    const pump = await write(ada, 'Pump');
    const { id } = await addComment(workplace, cleo, barrel, { body: 'See the rain.' });
    await link(workplace, { from: barrel, fromComment: id, to: rain }, 'buildsOn');
    await link(workplace, { from: pump, to: barrel, toComment: id }, 'departsFrom', 'Too slow.');
    const { nodes, edges } = await getLineage(workplace, ben, barrel);
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
    await deleteComment(workplace, cleo, id);
    expect(titles(await getLineage(workplace, ben, barrel))).toEqual(['Barrel']);
  });

  test('does not lead through what one may not see', async () => {
    const { workplace, ada, cleo, write } = await yard();
    const rain = await write(ada, 'Rain');
    const secret = await write(ada, 'Secret', [rain], 'attic');
    await write(ada, 'Barrel', [secret]);
    const lineage = await getLineage(workplace, cleo, rain);
    expect(lineage).toMatchObject({ edges: [], more: false });
    expect(titles(lineage)).toEqual(['Rain']);
    expect(titles(await getLineage(workplace, ada, rain))).toEqual(['Rain', 'Secret', 'Barrel']);
  });

  test('ends where it comes round, and says what has been superseded', async () => {
    const { workplace, ada, write } = await yard();
    const rain = await write(ada, 'Rain');
    const barrel = await write(ada, 'Barrel', [rain]);
    await link(workplace, { from: rain, to: barrel }, 'buildsOn');
    await link(workplace, { from: barrel, to: rain }, 'supersedes');
    const { nodes, edges } = await getLineage(workplace, ada, rain);
    expect(nodes.map(({ title, standing }) => [title, standing])).toEqual([
      ['Rain', 'superseded'],
      ['Barrel', null],
    ]);
    expect(edges).toHaveLength(3);
  });

  test('is cut to the nearest, and says so', async () => {
    const { workplace, ada, write } = await yard();
    let last = await write(ada, 'Work 0');
    const first = last;
    for (let i = 1; i < 6; i += 1) last = await write(ada, `Work ${i}`, [last]);
    const cut = await getLineage(workplace, ada, first, { most: 3 });
    expect(titles(cut)).toEqual(['Work 0', 'Work 1', 'Work 2']);
    expect(cut.more).toBe(true);
    expect((await getLineage(workplace, ada, first, { most: 6 })).more).toBe(false);
  });
});
