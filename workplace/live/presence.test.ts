import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PresenceChange, PresenceTracker, presenceTimings } from './presence.ts';

/** Processes that hear each other and themselves at once, with a clock that the test turns. */
function createProcesses(count: number) {
  const clock = { now: 0 };
  const books: PresenceTracker[] = [];
  const sent: PresenceChange[] = [];
  const send = (here: PresenceChange) => {
    sent.push(here);
    for (const book of books) book.receive(JSON.parse(JSON.stringify(here)) as PresenceChange);
  };
  for (let n = 0; n < count; n += 1) {
    books.push(new PresenceTracker({ process: `process-${n}`, send, now: () => clock.now }));
  }
  return { books: books as [PresenceTracker, PresenceTracker], sent, clock };
}

describe('who has a conversation open', () => {
  test('is known in every process, each person once, however many tabs and processes', () => {
    const { books } = createProcesses(2);
    books[0].enter('rain', 'ada');
    books[0].enter('rain', 'ada');
    books[1].enter('rain', 'ada');
    books[1].enter('rain', 'ben');
    for (const book of books) book.announceChanges();
    for (const book of books) expect(book.listPresent('rain')).toEqual(['ada', 'ben']);
    expect(books[0].listPresent('sun')).toEqual([]);
  });

  test('changes when somebody closes their last tab, and not before', () => {
    const { books } = createProcesses(2);
    const leaving = [books[0].enter('rain', 'ada'), books[0].enter('rain', 'ada')];
    leaving[0]!();
    books[0].announceChanges();
    expect(books[1].listPresent('rain')).toEqual(['ada']);
    leaving[1]!();
    books[0].announceChanges();
    expect(books[1].listPresent('rain')).toEqual([]);
  });

  test('is not told of whoever goes out of sight, at once and with all their tabs', () => {
    const { books } = createProcesses(2);
    const leaving = [books[0].enter('rain', 'ada'), books[0].enter('sun', 'ada')];
    books[0].enter('rain', 'ben');
    books[0].announceChanges();
    books[0].hide('ada');
    expect(books[1].listPresent('rain')).toEqual(['ben']);
    expect(books[1].listPresent('sun')).toEqual([]);
    books[0].enter('rain', 'ada');
    for (const leave of leaving) leave();
    books[0].announceChanges();
    expect(books[1].listPresent('rain')).toEqual(['ben', 'ada']);
  });

  test('is not told of when somebody merely reads the page anew', () => {
    const { books } = createProcesses(2);
    const leave = books[0].enter('rain', 'ada');
    books[0].announceChanges();
    const changes: string[] = [];
    books[1].watch('rain', () => changes.push('changed'));
    leave();
    books[0].enter('rain', 'ada');
    books[0].announceChanges();
    expect(changes).toEqual([]);
  });

  test('is told in messages small enough for the wire, two thousand people included', () => {
    const { books, sent } = createProcesses(2);
    const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    for (let n = 0; n < 2000; n += 1) books[0].enter('rain', id(n));
    books[0].announceChanges();
    expect(books[1].listPresent('rain')).toHaveLength(2000);
    expect(Math.max(...sent.map((here) => JSON.stringify({ here }).length))).toBeLessThan(8000);
  });

  test('is forgotten a minute after their process was last heard', () => {
    const { books, clock } = createProcesses(2);
    const [alive, broken] = books;
    alive.enter('rain', 'ada');
    broken.enter('rain', 'ben');
    for (const book of books) book.announceChanges();
    const heard: string[][] = [];
    alive.watch('rain', () => heard.push(alive.listPresent('rain')));
    while (clock.now < presenceTimings.forgotten) {
      clock.now += presenceTimings.repeated;
      alive.announceAll();
      if (clock.now < presenceTimings.forgotten)
        expect(alive.listPresent('rain')).toEqual(['ada', 'ben']);
    }
    clock.now += presenceTimings.repeated;
    alive.announceAll();
    expect(heard).toEqual([['ada']]);
  });
});

const step = fc.record({
  process: fc.nat({ max: 1 }),
  person: fc.constantFrom('ada', 'ben', 'cleo'),
  entry: fc.constantFrom('rain', 'sun'),
  comes: fc.boolean(),
  tells: fc.boolean(),
});

test('whoever comes and goes wherever: once all is told, every process knows who is there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { books } = createProcesses(2);
      const open: { key: string; person: string; entry: string; leave(): void }[] = [];
      for (const { process, person, entry, comes, tells } of steps) {
        const key = `${process} ${person} ${entry}`;
        const at = open.findIndex((one) => one.key === key);
        const book = books[process]!;
        if (comes) open.push({ key, person, entry, leave: book.enter(entry, person) });
        else if (at >= 0) open.splice(at, 1)[0]!.leave();
        if (tells) book.announceChanges();
      }
      for (const book of books) book.announceChanges();
      for (const entry of ['rain', 'sun']) {
        const there = new Set(open.filter((one) => one.entry === entry).map((one) => one.person));
        for (const book of books) expect(new Set(book.listPresent(entry))).toEqual(there);
      }
    }),
  );
});
