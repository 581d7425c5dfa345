import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Here, PresenceBook, pace } from './presence.ts';

/** Processes that hear each other and themselves at once, with a clock that the test turns. */
function processes(count: number) {
  const clock = { now: 0 };
  const books: PresenceBook[] = [];
  const sent: Here[] = [];
  const send = (here: Here) => {
    sent.push(here);
    for (const book of books) book.hear(JSON.parse(JSON.stringify(here)) as Here);
  };
  for (let n = 0; n < count; n += 1) {
    books.push(new PresenceBook({ process: `process-${n}`, send, now: () => clock.now }));
  }
  return { books: books as [PresenceBook, PresenceBook], sent, clock };
}

describe('who has a conversation open', () => {
  test('is known in every process, each person once, however many tabs and processes', () => {
    const { books } = processes(2);
    books[0].arrive('rain', 'ada');
    books[0].arrive('rain', 'ada');
    books[1].arrive('rain', 'ada');
    books[1].arrive('rain', 'ben');
    for (const book of books) book.tell();
    for (const book of books) expect(book.present('rain')).toEqual(['ada', 'ben']);
    expect(books[0].present('sun')).toEqual([]);
  });

  test('changes when somebody closes their last tab, and not before', () => {
    const { books } = processes(2);
    const leaving = [books[0].arrive('rain', 'ada'), books[0].arrive('rain', 'ada')];
    leaving[0]!();
    books[0].tell();
    expect(books[1].present('rain')).toEqual(['ada']);
    leaving[1]!();
    books[0].tell();
    expect(books[1].present('rain')).toEqual([]);
  });

  test('is not told of whoever goes out of sight, at once and with all their tabs', () => {
    const { books } = processes(2);
    const leaving = [books[0].arrive('rain', 'ada'), books[0].arrive('sun', 'ada')];
    books[0].arrive('rain', 'ben');
    books[0].tell();
    books[0].hide('ada');
    expect(books[1].present('rain')).toEqual(['ben']);
    expect(books[1].present('sun')).toEqual([]);
    books[0].arrive('rain', 'ada');
    for (const leave of leaving) leave();
    books[0].tell();
    expect(books[1].present('rain')).toEqual(['ben', 'ada']);
  });

  test('is not told of when somebody merely reads the page anew', () => {
    const { books } = processes(2);
    const leave = books[0].arrive('rain', 'ada');
    books[0].tell();
    const changes: string[] = [];
    books[1].watch('rain', () => changes.push('changed'));
    leave();
    books[0].arrive('rain', 'ada');
    books[0].tell();
    expect(changes).toEqual([]);
  });

  test('is told in messages small enough for the wire, two thousand people included', () => {
    const { books, sent } = processes(2);
    const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    for (let n = 0; n < 2000; n += 1) books[0].arrive('rain', id(n));
    books[0].tell();
    expect(books[1].present('rain')).toHaveLength(2000);
    expect(Math.max(...sent.map((here) => JSON.stringify({ here }).length))).toBeLessThan(8000);
  });

  test('is forgotten a minute after their process was last heard', () => {
    const { books, clock } = processes(2);
    const [alive, broken] = books;
    alive.arrive('rain', 'ada');
    broken.arrive('rain', 'ben');
    for (const book of books) book.tell();
    const heard: string[][] = [];
    alive.watch('rain', () => heard.push(alive.present('rain')));
    while (clock.now < pace.forgotten) {
      clock.now += pace.repeated;
      alive.repeat();
      if (clock.now < pace.forgotten) expect(alive.present('rain')).toEqual(['ada', 'ben']);
    }
    clock.now += pace.repeated;
    alive.repeat();
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
      const { books } = processes(2);
      const open: { key: string; person: string; entry: string; leave(): void }[] = [];
      for (const { process, person, entry, comes, tells } of steps) {
        const key = `${process} ${person} ${entry}`;
        const at = open.findIndex((one) => one.key === key);
        const book = books[process]!;
        if (comes) open.push({ key, person, entry, leave: book.arrive(entry, person) });
        else if (at >= 0) open.splice(at, 1)[0]!.leave();
        if (tells) book.tell();
      }
      for (const book of books) book.tell();
      for (const entry of ['rain', 'sun']) {
        const there = new Set(open.filter((one) => one.entry === entry).map((one) => one.person));
        for (const book of books) expect(new Set(book.present(entry))).toEqual(there);
      }
    }),
  );
});
