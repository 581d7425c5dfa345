import { afterEach, describe, expect, test } from 'vitest';
import { connect, makeWire, newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { openWorkplace, type TestWorkplace, workplaceForTest } from '../../test/workplace.ts';
import { addComment } from '../conversation/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Happening } from '../happenings/index.ts';
import { type Live, type LiveHappening, makeLive } from './index.ts';
import { listHappenings } from './missed.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A process of the house: its own connections, its own wire. */
async function process(house: TestWorkplace): Promise<Live> {
  const address = { url: house.connection.url };
  const { pool, close } = connect(address, { size: 2 });
  const wire = makeWire(address, pool);
  closing.push(close, wire.close);
  const live = makeLive(wire);
  await live.start();
  return live;
}

async function twoProcesses() {
  const house = await openWorkplace();
  closing.push(house.close);
  const [here, there] = [await process(house), await process(house)];
  return { house, here, there };
}

function happening(entryId: string | null, changes: Partial<Happening> = {}): Happening {
  const nothing = { personId: null, spaceId: null, commentId: null, data: {} };
  return { id: newId(), name: 'commentAdded', at: new Date(), ...nothing, entryId, ...changes };
}

function hearing(live: Live, entryId: string) {
  const heard: LiveHappening[] = [];
  const quit = live.listen(entryId, (one) => heard.push(one));
  return { heard, quit };
}

describe('what one process commits', () => {
  test('is heard by all of them, this one too, once and without its words', async () => {
    const { here, there } = await twoProcesses();
    const entry = newId();
    const [near, far] = [hearing(here, entry), hearing(there, entry)];
    const told = happening(entry, { data: { secret: 'words' } });
    await here.reaction.run(told);
    await eventually(() =>
      expect([near.heard, far.heard].map((one) => one.length)).toEqual([1, 1]),
    );
    expect(far.heard[0]).toMatchObject({ id: told.id, name: 'commentAdded', entryId: entry });
    expect(JSON.stringify(far.heard)).not.toContain('words');
  });

  test('is heard in its order, and only by those who listen to that entry', async () => {
    const { here, there } = await twoProcesses();
    const [entry, other] = [newId(), newId()];
    const [mine, theirs] = [hearing(there, entry), hearing(there, other)];
    const told = Array.from({ length: 250 }, () => happening(entry));
    await Promise.all(told.map((one) => here.reaction.run(one)));
    await here.reaction.run(happening(null));
    await eventually(() => expect(mine.heard).toHaveLength(250));
    expect(mine.heard.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
    expect(theirs.heard).toEqual([]);
  });

  test('is no longer heard by somebody who quit', async () => {
    const { here, there } = await twoProcesses();
    const entry = newId();
    const [gone, stays] = [hearing(there, entry), hearing(there, entry)];
    gone.quit();
    await here.reaction.run(happening(entry));
    await eventually(() => expect(stays.heard).toHaveLength(1));
    expect(gone.heard).toEqual([]);
  });

  test('is heard again after the connection was cut', async () => {
    const { house, here, there } = await twoProcesses();
    const entry = newId();
    const { heard } = hearing(there, entry);
    await cutWires(house);
    // What is said during the cut is missed; open pages ask for it by the last event they had.
    await eventually(async () => {
      await here.reaction.run(happening(entry));
      expect(heard.length).toBeGreaterThan(0);
    });
  });
});

async function cutWires({ connection }: TestWorkplace): Promise<void> {
  const { rows } = await connection.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'commonplace live'`,
  );
  expect(rows).toHaveLength(2);
}

describe('a page that was cut off', () => {
  test('is told what it missed in that entry, oldest first, and nothing else', async () => {
    const { workplace } = await workplaceForTest();
    const { ada, ben } = await settle(workplace);
    const entry = await publishEntry(workplace, ada, { space: 'yard', title: 'Rain' });
    const other = await publishEntry(workplace, ada, { space: 'yard', title: 'Sun' });
    const comments: string[] = [];
    for (const body of ['one', 'two', 'three']) {
      comments.push((await addComment(workplace, ben, entry.id, { body })).id);
      await addComment(workplace, ben, other.id, { body });
    }
    const all = await listHappenings(workplace, entry.id, '00000000-0000-7000-8000-000000000000');
    expect(all.map(({ name }) => name)).toEqual([
      'entryPublished',
      ...Array(3).fill('commentAdded'),
    ]);
    // What came shortly before may be told again, but never what the page says it had.
    const missed = await listHappenings(workplace, entry.id, all[1]!.id);
    const told = missed.flatMap(({ commentId }) => commentId ?? []);
    expect(told).toEqual(comments.slice(1));
    expect(await listHappenings(workplace, entry.id, 'garbage')).toEqual([]);
  });
});
