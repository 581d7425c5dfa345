import { describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { eventually } from '../../test/eventually.ts';
import { cutWires, openProcess } from '../../test/live.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { DomainEvent } from '../kernel/index.ts';
import type { Live, LiveEvent } from './index.ts';
import { listMissedEvents } from './missed-events.ts';

async function openTwoProcesses() {
  const app = await testAppForTest();
  const [here, there] = [await openProcess(app), await openProcess(app)];
  return { app, here, there };
}

function createEvent(entryId: string | null, changes: Partial<DomainEvent> = {}): DomainEvent {
  const nothing = { personId: null, spaceId: null, commentId: null, data: {} };
  return { id: newId(), name: 'commentAdded', at: new Date(), ...nothing, entryId, ...changes };
}

function collectEvents(live: Live, entryId: string) {
  const heard: LiveEvent[] = [];
  const quit = live.subscribe(entryId, (one) => heard.push(one));
  return { heard, quit };
}

describe('what one process commits', () => {
  test('is heard by all of them, this one too, once and without its words', async () => {
    const { here, there } = await openTwoProcesses();
    const entry = newId();
    const [near, far] = [collectEvents(here, entry), collectEvents(there, entry)];
    const sent = createEvent(entry, { data: { secret: 'words' } });
    await here.subscriber.run(sent);
    await eventually(() =>
      expect([near.heard, far.heard].map((one) => one.length)).toEqual([1, 1]),
    );
    expect(far.heard[0]).toMatchObject({ id: sent.id, name: 'commentAdded', entryId: entry });
    expect(JSON.stringify(far.heard)).not.toContain('words');
  });

  test('is heard in its order, and only by those who listen to that entry', async () => {
    const { here, there } = await openTwoProcesses();
    const [entry, other] = [newId(), newId()];
    const [mine, theirs] = [collectEvents(there, entry), collectEvents(there, other)];
    const sent = Array.from({ length: 250 }, () => createEvent(entry));
    await Promise.all(sent.map((one) => here.subscriber.run(one)));
    await here.subscriber.run(createEvent(null));
    await eventually(() => expect(mine.heard).toHaveLength(250));
    expect(mine.heard.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
    expect(theirs.heard).toEqual([]);
  });

  test('is no longer heard by somebody who quit', async () => {
    const { here, there } = await openTwoProcesses();
    const entry = newId();
    const [gone, stays] = [collectEvents(there, entry), collectEvents(there, entry)];
    gone.quit();
    await here.subscriber.run(createEvent(entry));
    await eventually(() => expect(stays.heard).toHaveLength(1));
    expect(gone.heard).toEqual([]);
  });

  test('is heard again after the connection was cut', async () => {
    const { app, here, there } = await openTwoProcesses();
    const entry = newId();
    const { heard } = collectEvents(there, entry);
    expect(await cutWires(app)).toBe(2);
    // What is said during the cut is missed; open pages ask for it by the last event they had.
    await eventually(async () => {
      await here.subscriber.run(createEvent(entry));
      expect(heard.length).toBeGreaterThan(0);
    });
  });
});

describe('word that something changed in an inbox', () => {
  test('reaches those people in every process, and nobody else', async () => {
    const { here, there } = await openTwoProcesses();
    const people = Array.from({ length: 400 }, () => newId());
    const sent = new Set<string>();
    const others: string[] = [];
    for (const person of people) there.subscribeToInbox(person, () => sent.add(person));
    const quit = here.subscribeToInbox(people[0]!, () => others.push('somebody who quit'));
    here.subscribeToInbox(newId(), () => others.push('somebody else'));
    quit();
    await here.notifyInboxes(people);
    await eventually(() => expect(sent.size).toBe(400));
    expect(others).toEqual([]);
  });
});

describe('a process that could not hear the others', () => {
  test('believes nothing meanwhile, and afterwards knows since when it has to look', async () => {
    const { app, here, there } = await openTwoProcesses();
    const gaps: string[] = [];
    there.onGap((since) => gaps.push(since));
    const [moment, access] = [there.revision()!, there.accessRevision()!];
    const before = createEvent(newId());
    await here.subscriber.run(before);
    await eventually(() => expect(there.revision()).toBeGreaterThan(moment));
    await cutWires(app);
    await eventually(() => expect(there.revision()).toBeNull());
    const missed = createEvent(newId());
    await eventually(() => expect(gaps).toHaveLength(1));
    expect(gaps[0]! < missed.id).toBe(true);
    expect(there.accessRevision()).toBeGreaterThan(access);
  });
});

describe('a page that was cut off', () => {
  test('is told what it missed in that entry, oldest first, and nothing else', async () => {
    const { context } = await testAppForTest();
    const { ada, ben } = await settle(context);
    const entry = await publishEntry(context, ada, { space: 'yard', title: 'Rain' });
    const other = await publishEntry(context, ada, { space: 'yard', title: 'Sun' });
    const comments: string[] = [];
    for (const body of ['one', 'two', 'three']) {
      comments.push((await addComment(context, ben, entry.id, { body })).id);
      await addComment(context, ben, other.id, { body });
    }
    const start = '00000000-0000-7000-8000-000000000000';
    const { events: all } = await listMissedEvents(context, entry.id, start);
    expect(all.map(({ name }) => name)).toEqual([
      'entryPublished',
      ...Array(3).fill('commentAdded'),
    ]);
    // What came shortly before may be told again, but never what the page says it had.
    const missed = await listMissedEvents(context, entry.id, all[1]!.id);
    const sent = missed.events.flatMap(({ commentId }) => commentId ?? []);
    expect(sent).toEqual(comments.slice(1));
    expect((await listMissedEvents(context, entry.id, 'garbage')).events).toEqual([]);
  });
});
