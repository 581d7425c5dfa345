import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo } from './answer.ts';
import { findClusters } from './clusters.ts';
import { learnMeaning } from './learn.ts';
import type { RelatedQuestion, WorksQuestion } from './messages.ts';
import { dimensions } from './sentence-model.ts';
import { SpaceIndex } from './space-index.ts';
import { orthonormal, randomRows } from './subspace.ts';
import { readWords } from './words.ts';
import { WorksIndex } from './works-index.ts';

interface Work {
  id: string;
  space: string;
  words: string[];
  comments: string[][];
}

const vocabulary = [
  'rye',
  'bread',
  'oven',
  'yeast',
  'tide',
  'gauge',
  'sand',
  'pier',
  'rope',
  'sail',
];
const anyWords = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 });
const anyWork = fc.record({
  space: fc.constantFrom('yard', 'attic', 'porch'),
  words: anyWords,
  comments: fc.array(anyWords, { maxLength: 3 }),
});
const anyWorks = fc
  .array(anyWork, { minLength: 1, maxLength: 12 })
  .map((works) => works.map((work, i): Work => ({ id: `entry${i}`, ...work })));

/** As the database writes a text of these words, the first of them being the title. */
function searchOf(words: readonly string[]): string {
  const places = new Map<string, string[]>();
  for (const [i, word] of words.entries()) {
    places.set(word, [...(places.get(word) ?? []), `${i + 1}${i === 0 ? 'A' : ''}`]);
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

function indexOf(works: readonly Work[]): WorksIndex {
  const index = new WorksIndex();
  for (const { id, space, words, comments } of works) {
    index.putEntry({ id, space, search: searchOf(words), withdrawn: false });
    for (const [n, said] of comments.entries()) {
      index.putComment({ id: `${id} ${n}`, entry: id, search: searchOf(['', ...said].slice(1)) });
    }
  }
  return index;
}

const related = (spaces: string[], words: string[]): RelatedQuestion => ({
  ...{ about: 'related', spaces, meaning: false, sentence: null, most: 20 },
  words: [...new Set(words)].map((word) => [word, 1] as const),
});
const sought = (spaces: string[], words: string[]): WorksQuestion => ({
  ...{ about: 'works', spaces, most: 100 },
  wanted: words.map((word) => [word]),
});

describe('an index of works', () => {
  test('answers as if what is hidden had never been written: works, order, scores and all', () => {
    fc.assert(
      fc.property(anyWorks, anyWords, (works, asked) => {
        const seen = ['yard', 'porch'];
        const whole = indexOf(works);
        const smaller = indexOf(works.filter(({ space }) => seen.includes(space)));
        for (const question of [related(seen, asked), sought(seen, asked)]) {
          expect(answerTo(whole, question)).toEqual(answerTo(smaller, question));
        }
      }),
    );
  });

  test('is the same however it came about: read at once, or changed work by work', () => {
    fc.assert(
      fc.property(anyWorks, anyWorks, anyWords, (before, after, asked) => {
        const changed = indexOf(before);
        for (const work of after) {
          const { id, space, words } = work;
          changed.putEntry({ id, space, search: searchOf(words), withdrawn: false });
          for (const [n, said] of work.comments.entries()) {
            changed.putComment({
              id: `${id} ${n}`,
              entry: id,
              search: searchOf(['', ...said].slice(1)),
            });
          }
        }
        const ids = new Set(after.map(({ id }) => id));
        const present = [...before.filter(({ id }) => !ids.has(id)), ...after];
        const spaces = ['yard', 'attic', 'porch'];
        const idsOf = (index: WorksIndex) => {
          const answer = answerTo(index, related(spaces, asked)) as { id: string; score: number }[];
          return answer.map(({ id, score }) => `${id} ${score.toFixed(5)}`).sort();
        };
        expect(idsOf(changed)).toEqual(idsOf(indexOf(present)));
      }),
    );
  });

  test('finds just the works that hold all the words, a comment leaving some to its title', () => {
    fc.assert(
      fc.property(
        anyWorks,
        fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 }),
        (works, asked) => {
          const expected = works.flatMap(({ id, words, comments }) => [
            ...(asked.every((word) => words.includes(word)) ? [id] : []),
            ...comments.flatMap((said, n) => {
              const all = asked.every((word) => said.includes(word) || word === words[0]);
              return all && asked.some((word) => said.includes(word)) ? [`${id} ${n}`] : [];
            }),
          ]);
          const answer = answerTo(indexOf(works), sought(['yard', 'attic', 'porch'], asked));
          const { found, all } = answer as { found: { id: string }[]; all: boolean };
          if (expected.length > 0)
            expect(found.map(({ id }) => id).sort()).toEqual(expected.sort());
          else if (asked.length > 1) expect(all).toBe(false);
        },
      ),
    );
  });

  test('offers a withdrawn entry nowhere, and finds what was said on it as before', () => {
    fc.assert(
      fc.property(anyWorks, fc.nat(), anyWords, (works, which, asked) => {
        const { id, space, comments } = works[which % works.length]!;
        const index = indexOf(works);
        index.putEntry({ id, space, search: '', withdrawn: true });
        for (const [n, said] of comments.entries()) {
          const search = searchOf(['', ...said].slice(1));
          index.putComment({ id: `${id} ${n}`, entry: id, search });
        }
        const near = answerTo(index, related([space], asked)) as { id: string }[];
        expect(near.map((one) => one.id)).not.toContain(id);
        const { found } = answerTo(index, sought([space], asked.slice(0, 1))) as {
          found: { id: string }[];
        };
        const saying = comments.flatMap((said, n) =>
          said.includes(asked[0]!) ? [`${id} ${n}`] : [],
        );
        const ofIt = found.map((one) => one.id).filter((one) => one.split(' ')[0] === id);
        expect(ofIt.sort()).toEqual(saying.sort());
      }),
    );
  });

  test('takes a comment once, however often it is told of it', () => {
    const index = indexOf([{ id: 'a', space: 'yard', words: ['rye'], comments: [['oven']] }]);
    index.putComment({ id: 'a 0', entry: 'a', search: searchOf(['x', 'oven']) });
    const { found } = answerTo(index, sought(['yard'], ['oven'])) as { found: unknown[] };
    expect(found).toHaveLength(1);
  });

  test('takes a word that nobody wrote for one that is spelt almost alike', () => {
    const index = indexOf([{ id: 'a', space: 'yard', words: ['gauge'], comments: [] }]);
    const answer = answerTo(index, sought(['yard'], ['guage']));
    expect(answer).toMatchObject({ respelt: true, found: [{ id: 'a' }] });
    expect(answerTo(index, sought(['porch'], ['guage']))).toMatchObject({ found: [] });
  });
});

describe('meaning', () => {
  const boats = ['rope', 'sail', 'pier', 'tide'];
  const baking = ['rye', 'bread', 'oven', 'yeast'];
  const taught = new SpaceIndex();
  for (let n = 0; n < 60; n += 1) {
    const about = n % 2 ? boats : baking;
    const words = about.filter((_, i) => (n >> 1) % 4 !== i);
    taught.addEntry(`entry${n}`, readWords(searchOf(words)));
  }

  test('puts words side by side that are used of the same things', () => {
    const meaning = learnMeaning(taught, ['yard'])!;
    const direction = (word: string) => {
      const from = meaning.rows.get(word)! * meaning.dimensions;
      return meaning.vectors.slice(from, from + meaning.dimensions);
    };
    const likeness = (a: string, b: string) => {
      const [x, y] = [direction(a), direction(b)];
      const product = x.reduce((sum, value, i) => sum + value * y[i]!, 0);
      return product / (Math.hypot(...x) * Math.hypot(...y));
    };
    expect(likeness('rope', 'sail')).toBeGreaterThan(likeness('rope', 'rye') + 0.1);
  });

  test('is the same each time it is learnt from the same works', () => {
    const [one, other] = [learnMeaning(taught, [])!, learnMeaning(taught, [])!];
    expect(one.vectors).toEqual(other.vectors);
  });

  test('is not learnt from a handful of works', () => {
    const few = new SpaceIndex();
    few.addEntry('a', readWords(searchOf(baking)));
    expect(learnMeaning(few, [])).toBeNull();
  });

  test('rests on directions at right angles to each other', () => {
    const [rows, width] = [50, 6];
    const basis = orthonormal(randomRows(rows, width), width);
    for (let a = 0; a < width; a += 1) {
      for (let b = 0; b <= a; b += 1) {
        let product = 0;
        for (let row = 0; row < rows; row += 1) {
          product += basis[row * width + a]! * basis[row * width + b]!;
        }
        expect(product).toBeCloseTo(a === b ? 1 : 0, 4);
      }
    }
  });
});

describe('sentences', () => {
  const directed = (numbers: readonly number[]) => {
    const direction = new Int8Array(dimensions);
    direction.set(numbers);
    return direction;
  };
  const anyDirection = fc
    .array(fc.integer({ min: -127, max: 127 }), { minLength: 4, maxLength: 4 })
    .map(directed);

  test('of what is hidden take no part, and neither do those that are not known yet', () => {
    fc.assert(
      fc.property(
        ...[anyWorks, anyWords, anyDirection],
        fc.array(fc.option(anyDirection), { minLength: 12, maxLength: 12 }),
        (works, asked, sentence, directions) => {
          const answer = (written: readonly Work[]) => {
            const index = indexOf(written);
            for (const [i, { id }] of works.entries()) {
              const known = written.some((work) => work.id === id) && directions[i];
              if (known) index.sentences.put(id, known);
            }
            return answerTo(index, { ...related(['yard', 'porch'], asked), sentence });
          };
          const seen = works.filter(({ space }) => space !== 'attic');
          expect(answer(works)).toEqual(answer(seen));
        },
      ),
    );
  });

  test('that say the same find works that share no word, and an edit is compared as it is now', () => {
    const works = ['rye', 'sail', 'pier'].map((word, i) => ({
      ...{ id: `entry${i}`, space: 'yard', words: [word], comments: [] },
    }));
    const index = indexOf(works);
    const sentence = directed([100, 20, 0]);
    const best = () => {
      const question = { ...related(['yard'], ['tide']), sentence };
      return (answerTo(index, question) as { id: string }[]).map(({ id }) => id);
    };
    expect(best()).toEqual([]);
    index.sentences.put('entry0', directed([0, 100, 0]));
    index.sentences.put('entry1', directed([50, 10, 0]));
    expect(best()[0]).toBe('entry1');
    index.sentences.put('entry1', directed([0, 0, 100]));
    expect(best()[0]).toBe('entry0');
  });
});

describe('subjects', () => {
  const boats = ['rope', 'sail', 'pier', 'tide'];
  const baking = ['rye', 'bread', 'oven', 'yeast'];
  const taught = new SpaceIndex();
  for (let n = 0; n < 60; n += 1) {
    const words = (n % 2 ? boats : baking).filter((_, i) => (n >> 1) % 4 !== i);
    taught.addEntry(`${n % 2 ? 'boat' : 'loaf'} ${n}`, readWords(searchOf(words)));
  }
  const meaning = learnMeaning(taught, ['yard'])!;
  const clusters = findClusters(meaning, taught);
  const subjects = clusters.map(({ stems, centre }) => ({ words: stems.slice(0, 3), centre }));

  test('gather works about the same thing, under words of their own', () => {
    expect(clusters.length).toBeGreaterThan(1);
    for (const { ids, stems } of clusters) {
      const kinds = new Set(ids.map((id) => id.split(' ')[0]));
      expect(kinds.size).toBe(1);
      const own = kinds.has('boat') ? boats : baking;
      expect(stems.filter((stem) => !own.includes(stem))).toEqual([]);
    }
    expect(findClusters(meaning, taught)).toEqual(clusters);
  });

  test('are counted and listed as if what is hidden had never been written', () => {
    const about = (works: readonly Work[]) => {
      const index = indexOf(works);
      index.learn({ ...meaning, subjects });
      const spaces = ['yard', 'porch'];
      const { words } = subjects[0]!;
      return [
        answerTo(index, { about: 'subjects', spaces }),
        answerTo(index, { about: 'subject', spaces, words, most: 100 }),
      ];
    };
    fc.assert(
      fc.property(anyWorks, (works) => {
        expect(about(works)).toEqual(about(works.filter(({ space }) => space !== 'attic')));
      }),
    );
  });

  test('hold no entry that was withdrawn, whatever was said on it', () => {
    const comments = [boats.slice(0, 3), boats.slice(1)];
    const index = indexOf([{ id: 'boat', space: 'yard', words: boats, comments }]);
    index.learn({ ...meaning, subjects });
    const count = () => answerTo(index, { about: 'subjects', spaces: ['yard'] });
    expect(count()).toMatchObject([{ entries: 1 }]);
    index.putEntry({ id: 'boat', space: 'yard', search: '', withdrawn: true });
    for (const [n, said] of comments.entries()) {
      index.putComment({ id: `boat ${n}`, entry: 'boat', search: searchOf(said) });
    }
    expect(count()).toEqual([]);
  });
});
