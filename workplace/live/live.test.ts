import { describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { cutWires, openProcess } from '../../test/live.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { addComment } from '../conversation/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Happening } from '../happenings/index.ts';
import type { Live, LiveHappening } from './index.ts';
import { listMissed } from './missed.ts';

async function twoProcesses() {
  const house = await workplaceForTest();
  const [here, there] = [await openProcess(house), await openProcess(house)];
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
    expect(await cutWires(house)).toBe(2);
    // What is said during the cut is missed; open pages ask for it by the last event they had.
    await eventually(async () => {
      await here.reaction.run(happening(entry));
      expect(heard.length).toBeGreaterThan(0);
    });
  });
});

describe('word that something changed in an inbox', () => {
  test('reaches those people in every process, and nobody else', async () => {
    const { here, there } = await twoProcesses();
    const people = Array.from({ length: 400 }, () => newId());
    const told = new Set<string>();
    const others: string[] = [];
    for (const person of people) there.listenToInbox(person, () => told.add(person));
    const quit = here.listenToInbox(people[0]!, () => others.push('somebody who quit'));
    here.listenToInbox(newId(), () => others.push('somebody else'));
    quit();
    await here.tell(people);
    await eventually(() => expect(told.size).toBe(400));
    expect(others).toEqual([]);
  });
});

describe('a process that could not hear the others', () => {
  test('believes nothing meanwhile, and afterwards knows since when it has to look', async () => {
    const { house, here, there } = await twoProcesses();
    const gaps: string[] = [];
    there.onGap((since) => gaps.push(since));
    const [moment, access] = [there.moment()!, there.accessMoment()!];
    const before = happening(newId());
    await here.reaction.run(before);
    await eventually(() => expect(there.moment()).toBeGreaterThan(moment));
    await cutWires(house);
    await eventually(() => expect(there.moment()).toBeNull());
    const missed = happening(newId());
    await eventually(() => expect(gaps).toHaveLength(1));
    expect(gaps[0]! < missed.id).toBe(true);
    expect(there.accessMoment()).toBeGreaterThan(access);
  });
});

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
    const start = '00000000-0000-7000-8000-000000000000';
    const { happenings: all } = await listMissed(workplace, entry.id, start);
    expect(all.map(({ name }) => name)).toEqual([
      'entryPublished',
      ...Array(3).fill('commentAdded'),
    ]);
    // What came shortly before may be told again, but never what the page says it had.
    const missed = await listMissed(workplace, entry.id, all[1]!.id);
    const told = missed.happenings.flatMap(({ commentId }) => commentId ?? []);
    expect(told).toEqual(comments.slice(1));
    expect((await listMissed(workplace, entry.id, 'garbage')).happenings).toEqual([]);
  });
});
