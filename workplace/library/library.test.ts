import { describe, expect, test } from 'vitest';
import { type LinkRelation, newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import { getCompounding, type LibraryView, listCredit, listLibrary } from './index.ts';

async function setUpLibrary() {
  const app = await testAppForTest();
  const cast = await settle(app.context);
  const { context } = app;
  const write = async (by: PersonViewer, title: string, buildsOn: string[] = []) => {
    const entry = { space: 'yard', kind: 'post', title, body: 'Words.', buildsOn };
    return (await publishEntry(context, by, entry)).id;
  };
  const brief = async (title: string, status: string, reviewBy: string) => {
    const id = await write(cast.ada, title);
    const details = JSON.stringify({ status, reviewBy });
    await context.db
      .updateTable('entries')
      .set({ kind: 'brief', details })
      .where('id', '=', id)
      .execute();
    return id;
  };
  const link = (from_entry: string, to_entry: string, relation: LinkRelation) =>
    context.db
      .insertInto('links')
      .values({ id: newId(), from_entry, to_entry, relation, created_at: context.now() })
      .execute();
  const shelf = async (view: LibraryView) =>
    (await listLibrary(context, cast.cleo, view)).items.map(({ title }) => title);
  return { ...app, ...cast, write, brief, link, shelf };
}

describe('the library', () => {
  test('has briefs by how they stand, without what has been superseded', async () => {
    const { ada, write, brief, link, shelf } = await setUpLibrary();
    await brief('Pumps', 'confirmed', '2026-03-01');
    const wells = await brief('Wells', 'confirmed', '2026-02-01');
    await brief('Taps', 'shared', '2026-02-20');
    await brief('Drains', 'confirmed', '2027-01-01');
    await link(await write(ada, 'Wells again'), wells, 'supersedes');
    expect(await shelf('confirmed')).toEqual(['Drains', 'Pumps']);
    expect(await shelf('shared')).toEqual(['Taps']);
    expect(await shelf('due')).toEqual(['Taps', 'Pumps']);
    expect(await shelf('superseded')).toEqual(['Wells']);
  });

  test('puts the most built upon first, part by part', async () => {
    const { context, ada, cleo, write } = await setUpLibrary();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.push(await write(ada, `Work ${i}`));
    for (let i = 0; i < 5; i += 1)
      for (let n = 0; n <= i % 3; n += 1) await write(ada, `Use of ${i}`, [ids[i]!]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const part: Awaited<ReturnType<typeof listLibrary>> = await listLibrary(
        context,
        cleo,
        'mostBuiltUpon',
        { after, limit: 2 },
      );
      seen.push(...part.items.map(({ title, uses }) => `${title}: ${uses}`));
      after = part.next;
    } while (after);
    expect(seen).toEqual(['Work 2: 3', 'Work 4: 2', 'Work 1: 2', 'Work 3: 1', 'Work 0: 1']);
  });

  test('knows as orphans what has had its time, and no source, use or word', async () => {
    const { context, at, ada, write, shelf } = await setUpLibrary();
    at('2026-01-02T00:00:00Z');
    await write(ada, 'Alone');
    const used = await write(ada, 'Used');
    await write(ada, 'Outside', ['https://rain.example.org/']);
    const talked = await write(ada, 'Talked about');
    await addComment(context, ada, talked, { body: 'Well.' });
    at('2026-03-02T00:00:00Z');
    await write(ada, 'New');
    await write(ada, 'Uses', [used]);
    expect(await shelf('orphaned')).toEqual(['Alone']);
  });
});

test('Ada is credited with what others built on her works, not with what she did herself', async () => {
  const { context, ada, ben, cleo, write } = await setUpLibrary();
  const rain = await write(ada, 'Rain');
  await write(ada, 'More rain', [rain]);
  await write(ben, 'Barrel', [rain]);
  await write(cleo, 'Pump', [rain]);
  const { items } = await listCredit(context, cleo, ada.id);
  expect(items.map(({ work, source }) => [work.title, work.author.name, source.title])).toEqual([
    ['Pump', 'Cleo Marsh', 'Rain'],
    ['Barrel', 'Ben Oduya', 'Rain'],
  ]);
});

test('measures are of works: how many build on others, how deep, how soon, and on what is old', async () => {
  const { context, at, ada, ben, cleo, write, link } = await setUpLibrary();
  at('2026-01-01T00:00:00Z');
  const first = await write(ada, 'First');
  at('2026-05-01T00:00:00Z');
  let last = await write(ben, 'Second', [first]);
  for (let i = 0; i < 3; i += 1) last = await write(ben, `Chain ${i}`, [last]);
  for (let i = 0; i < 5; i += 1) await write(ada, `Alone ${i}`);
  await link(last, first, 'supersedes');
  const measures = await getCompounding(context, cleo);
  expect(measures).toMatchObject({
    works: 10,
    recent: 9,
    recentBuilding: 4,
    building: 4,
    medianDepth: 2.5,
    longestDepth: 4,
    used: 4,
    staleCount: 1,
    stale: [{ title: 'First', why: 'superseded', uses: 1 }],
  });
  expect((await getCompounding(context, cleo, 'porch')).works).toBe(0);
});
