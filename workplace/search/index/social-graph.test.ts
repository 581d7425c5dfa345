import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/runs.ts';
import { calculateExposureCaps, calculateGini } from './exposure-cap.ts';
import { SocialGraph } from './social-graph.ts';
import type { TieRow } from './tie-queries.ts';

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
const buildGraph = (ties: readonly TieRow[], all = members) => {
  const graph = new SocialGraph(all);
  for (const tie of ties) graph.addTie(tie);
  return graph;
};
const makeRequest = (person: string, excludeOwnUnits = false) => ({
  person,
  excludeOwnUnits,
  excluded: [],
  limit: 20,
  spaces: ['yard', 'porch'],
});

describe('whom somebody might meet', () => {
  test('is the same as if ties in hidden spaces had never been', () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...people), (ties, person) => {
        const seen = ties.filter(({ space }) => space !== 'attic');
        const whole = buildGraph(ties).suggestIntroductions(makeRequest(person));
        expect(whole).toEqual(buildGraph(seen).suggestIntroductions(makeRequest(person)));
      }),
    );
  });

  test('is nobody of whom one knows already, nor of one’s unit, and each is known to those between', () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...people), (ties, person) => {
        const seen = ties.filter(({ space }) => space !== 'attic');
        const tied = (a: string, b: string) =>
          a !== b && seen.some(({ one, other }) => isSamePair(one, other, a, b));
        const unit = (id: string) => members.find((member) => member.id === id)!.units[0];
        for (const { person: other, via } of buildGraph(ties).suggestIntroductions(
          makeRequest(person, true),
        )) {
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
        space: i % 3 === n ? 'attic' : 'yard',
        one,
        other,
        strength: 1 + ((i * (n + 2)) % 5),
      })),
    );
    const fewSpaces = { ...makeRequest('person9'), spaces: ['attic'] };
    const manySpaces = { ...makeRequest('person9'), spaces: ['yard', 'attic', 'porch'] };
    fc.assert(
      fc.property(anyTies, (ties) => {
        const one = buildGraph(known, all);
        for (const tie of ties) {
          one.suggestIntroductions(manySpaces);
          one.suggestIntroductions(fewSpaces);
          one.addTie(tie);
        }
        const fresh = buildGraph([...known, ...ties], all);
        for (const question of [fewSpaces, manySpaces]) {
          expect(one.suggestIntroductions(question)).toEqual(fresh.suggestIntroductions(question));
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
    const graph = buildGraph(
      ties,
      ids.map((id) => ({ id, units: [] })),
    );
    const met = () =>
      graph.suggestIntroductions({ ...makeRequest('me'), limit: 9 }).map(({ person }) => person);
    expect(met()).toEqual(['far0', 'far1', 'far2']);
    graph.setExposureCaps(new Map([['far1', 1]]));
    expect(met()).toEqual(['far0', 'far2']);
    graph.setExposureCaps(new Map([['far1', 2]]));
    expect(met()).toEqual(['far0', 'far1', 'far2']);
  });
});

function isSamePair(one: string, other: string, a: string, b: string): boolean {
  return (one === a && other === b) || (one === b && other === a);
}

describe('reach', () => {
  test('keeps the best known from standing before everybody, and takes nobody from those who want them most', () => {
    const crowd = Array.from({ length: 200 }, (_, i) => i);
    const lists = crowd.map((i) => [
      0,
      ...Array.from({ length: 30 }, (_, n) => 1 + ((i + n) % 199)),
    ]);
    const reach = calculateExposureCaps(lists, crowd.length);
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
    expect(calculateGini(shown(true), 200)).toBeLessThanOrEqual(calculateGini(shown(false), 200));
    expect(shown(true).get(0)).toBe(200);
  });

  test('evenness is 0 where all are shown alike, and nearly 1 where one alone is', () => {
    expect(
      calculateGini(
        new Map([
          [1, 5],
          [2, 5],
        ]),
        2,
      ),
    ).toBeCloseTo(0);
    expect(calculateGini(new Map([[1, 50]]), 100)).toBeCloseTo(0.99);
    expect(calculateGini(new Map(), 10)).toBe(0);
  });
});
