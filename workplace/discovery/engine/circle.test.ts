import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/runs.ts';
import { Circle } from './circle.ts';
import { reachesOf, unevenness } from './reach.ts';
import type { TieRow } from './stored-ties.ts';

const people = Array.from({ length: 12 }, (_, i) => `person${i}`);
const members = people.map((id, i) => ({ id, units: [`unit${i % 3}`] }));
const anyTies = fc.array(
  fc.record({
    space: fc.constantFrom('yard', 'attic', 'porch'),
    one: fc.constantFrom(...people),
    other: fc.constantFrom(...people),
    strength: fc.double({ min: 0.01, max: 20, noNaN: true }),
  }),
  { maxLength: 40 },
);
const circleOf = (ties: readonly TieRow[], all = members) => {
  const circle = new Circle(all);
  for (const tie of ties) circle.put(tie);
  return circle;
};
const asked = (person: string, outside = false) => ({
  ...{ person, outside, except: [], most: 20 },
  spaces: ['yard', 'porch'],
});

describe('whom somebody might meet', () => {
  test('is the same as if ties in hidden spaces had never been', () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...people), (ties, person) => {
        const seen = ties.filter(({ space }) => space !== 'attic');
        const whole = circleOf(ties).meet(asked(person));
        expect(whole).toEqual(circleOf(seen).meet(asked(person)));
      }),
    );
  });

  test('is nobody of whom one knows already, nor of one’s unit, and each is known to those between', () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...people), (ties, person) => {
        const seen = ties.filter(({ space }) => space !== 'attic');
        const tied = (a: string, b: string) =>
          a !== b && seen.some(({ one, other }) => same(one, other, a, b));
        const unit = (id: string) => members.find((member) => member.id === id)!.units[0];
        for (const { person: other, via } of circleOf(ties).meet(asked(person, true))) {
          expect(tied(person, other)).toBe(false);
          expect(unit(other)).not.toBe(unit(person));
          for (const middle of via) expect(tied(middle, other)).toBe(true);
          expect(via.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('is the same whoever asked before, and whatever ties have come since', () => {
    const crowd = Array.from({ length: 120 }, (_, i) => `person${i}`);
    const all = crowd.map((id, i) => ({ id, units: [`unit${i % 7}`] }));
    // Everybody has to do with the first few, who are between very many.
    const known: TieRow[] = crowd.flatMap((other, i) =>
      ['person0', 'person1', 'person2'].map((one, n) => ({
        ...{ space: i % 3 === n ? 'attic' : 'yard', one, other, strength: 1 + ((i * (n + 2)) % 5) },
      })),
    );
    const fewSpaces = { ...asked('person9'), spaces: ['attic'] };
    const manySpaces = { ...asked('person9'), spaces: ['yard', 'attic', 'porch'] };
    fc.assert(
      fc.property(anyTies, (ties) => {
        const one = circleOf(known, all);
        for (const tie of ties) {
          one.meet(manySpaces);
          one.meet(fewSpaces);
          one.put(tie);
        }
        const fresh = circleOf([...known, ...ties], all);
        for (const question of [fewSpaces, manySpaces]) {
          expect(one.meet(question)).toEqual(fresh.meet(question));
        }
      }),
      { numRuns: runs(0.6) },
    );
  });

  test('is not somebody who came late on the list once they have been shown to many', () => {
    const ties: TieRow[] = ['a', 'b', 'c'].flatMap((via, i) => [
      { space: 'yard', one: 'me', other: via, strength: 5 },
      { space: 'yard', one: via, other: `far${i}`, strength: 5 - i },
    ]);
    const ids = [...new Set(ties.flatMap(({ one, other }) => [one, other]))];
    const circle = circleOf(
      ties,
      ids.map((id) => ({ id, units: [] })),
    );
    const met = () => circle.meet({ ...asked('me'), most: 9 }).map(({ person }) => person);
    expect(met()).toEqual(['far0', 'far1', 'far2']);
    circle.limit(new Map([['far1', 1]]));
    expect(met()).toEqual(['far0', 'far2']);
    circle.limit(new Map([['far1', 2]]));
    expect(met()).toEqual(['far0', 'far1', 'far2']);
  });
});

function same(one: string, other: string, a: string, b: string): boolean {
  return (one === a && other === b) || (one === b && other === a);
}

describe('reach', () => {
  test('keeps the best known from standing before everybody, and takes nobody from those who want them most', () => {
    const crowd = Array.from({ length: 200 }, (_, i) => i);
    const lists = crowd.map((i) => [
      0,
      ...Array.from({ length: 30 }, (_, n) => 1 + ((i + n) % 199)),
    ]);
    const reach = reachesOf(lists, crowd.length);
    const shown = (limited: boolean) => {
      const counts = new Map<number, number>();
      for (const list of lists) {
        const kept = limited
          ? list.filter((person, rank) => rank < (reach.get(person) ?? Number.POSITIVE_INFINITY))
          : list;
        for (const person of kept.slice(0, 10)) counts.set(person, (counts.get(person) ?? 0) + 1);
      }
      return counts;
    };
    expect(unevenness(shown(true), 200)).toBeLessThanOrEqual(unevenness(shown(false), 200));
    expect(shown(true).get(0)).toBe(200);
  });

  test('evenness is 0 where all are shown alike, and nearly 1 where one alone is', () => {
    expect(
      unevenness(
        new Map([
          [1, 5],
          [2, 5],
        ]),
        2,
      ),
    ).toBeCloseTo(0);
    expect(unevenness(new Map([[1, 50]]), 100)).toBeCloseTo(0.99);
    expect(unevenness(new Map(), 10)).toBe(0);
  });
});
