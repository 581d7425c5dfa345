import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from './answer-question.ts';
import { findClusters } from './clusters.ts';
import { generateRandomRows, orthonormalise } from './matrix.ts';
import { EMBEDDING_DIMENSIONS } from './sentence-model.ts';
import { SpaceIndex } from './space-index.ts';
import { trainLsaModel } from './train-lsa.ts';
import { parseTsvector } from './tsvector.ts';
import type { RelatedQuestion, SearchQuestion } from './worker-messages.ts';
import { WorksIndex } from './works-index.ts';

interface TestWork {
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
  .map((works) => works.map((work, i): TestWork => ({ id: `entry${i}`, ...work })));

/** As the database writes a text of these words, the first of them being the title. */
function toTsvectorText(words: readonly string[]): string {
  const places = new Map<string, string[]>();
  for (const [i, word] of words.entries()) {
    places.set(word, [...(places.get(word) ?? []), `${i + 1}${i === 0 ? 'A' : ''}`]);
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

function buildIndex(works: readonly TestWork[]): WorksIndex {
  const index = new WorksIndex();
  for (const { id, space, words, comments } of works) {
    index.putEntry({ id, space, search: toTsvectorText(words), withdrawn: false });
    for (const [n, said] of comments.entries()) {
      index.putComment({
        id: `${id} ${n}`,
        entry: id,
        search: toTsvectorText(['', ...said].slice(1)),
      });
    }
  }
  return index;
}

const relatedQuestion = (spaces: string[], words: string[]): RelatedQuestion => ({
  about: 'related',
  spaces,
  canUseModel: false,
  embedding: null,
  limit: 20,
  terms: [...new Set(words)].map((word) => [word, 1] as const),
});
const searchQuestion = (spaces: string[], words: string[]): SearchQuestion => ({
  about: 'search',
  spaces,
  limit: 100,
  stemGroups: words.map((word) => [word]),
});

describe('an index of works', () => {
  test('answers as if what is hidden had never been written: works, order, scores and all', () => {
    fc.assert(
      fc.property(anyWorks, anyWords, (works, asked) => {
        const seen = ['yard', 'porch'];
        const whole = buildIndex(works);
        const smaller = buildIndex(works.filter(({ space }) => seen.includes(space)));
        for (const question of [relatedQuestion(seen, asked), searchQuestion(seen, asked)]) {
          expect(answerQuestion(whole, question)).toEqual(answerQuestion(smaller, question));
        }
      }),
    );
  });

  test('is the same however it came about: read at once, or changed work by work', () => {
    fc.assert(
      fc.property(anyWorks, anyWorks, anyWords, (before, after, asked) => {
        const changed = buildIndex(before);
        for (const work of after) {
          const { id, space, words } = work;
          changed.putEntry({ id, space, search: toTsvectorText(words), withdrawn: false });
          for (const [n, said] of work.comments.entries()) {
            changed.putComment({
              id: `${id} ${n}`,
              entry: id,
              search: toTsvectorText(['', ...said].slice(1)),
            });
          }
        }
        const ids = new Set(after.map(({ id }) => id));
        const present = [...before.filter(({ id }) => !ids.has(id)), ...after];
        const spaces = ['yard', 'attic', 'porch'];
        const idsOf = (index: WorksIndex) => {
          const answer = answerQuestion(index, relatedQuestion(spaces, asked)) as {
            id: string;
            score: number;
          }[];
          return answer.map(({ id, score }) => `${id} ${score.toFixed(5)}`).sort();
        };
        expect(idsOf(changed)).toEqual(idsOf(buildIndex(present)));
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
          const answer = answerQuestion(
            buildIndex(works),
            searchQuestion(['yard', 'attic', 'porch'], asked),
          );
          const { hits, matchesAll } = answer as { hits: { id: string }[]; matchesAll: boolean };
          if (expected.length > 0) expect(hits.map(({ id }) => id).sort()).toEqual(expected.sort());
          else if (asked.length > 1) expect(matchesAll).toBe(false);
        },
      ),
    );
  });

  test('offers a withdrawn entry nowhere, and finds what was said on it as before', () => {
    fc.assert(
      fc.property(anyWorks, fc.nat(), anyWords, (works, which, asked) => {
        const { id, space, comments } = works[which % works.length]!;
        const index = buildIndex(works);
        index.putEntry({ id, space, search: '', withdrawn: true });
        for (const [n, said] of comments.entries()) {
          const search = toTsvectorText(['', ...said].slice(1));
          index.putComment({ id: `${id} ${n}`, entry: id, search });
        }
        const near = answerQuestion(index, relatedQuestion([space], asked)) as { id: string }[];
        expect(near.map((one) => one.id)).not.toContain(id);
        const { hits } = answerQuestion(index, searchQuestion([space], asked.slice(0, 1))) as {
          hits: { id: string }[];
        };
        const saying = comments.flatMap((said, n) =>
          said.includes(asked[0]!) ? [`${id} ${n}`] : [],
        );
        const ofIt = hits.map((one) => one.id).filter((one) => one.split(' ')[0] === id);
        expect(ofIt.sort()).toEqual(saying.sort());
      }),
    );
  });

  test('takes a comment once, however often it is told of it', () => {
    const index = buildIndex([{ id: 'a', space: 'yard', words: ['rye'], comments: [['oven']] }]);
    index.putComment({ id: 'a 0', entry: 'a', search: toTsvectorText(['x', 'oven']) });
    const { hits } = answerQuestion(index, searchQuestion(['yard'], ['oven'])) as {
      hits: unknown[];
    };
    expect(hits).toHaveLength(1);
  });

  test('takes a word that nobody wrote for one that is spelt almost alike', () => {
    const index = buildIndex([{ id: 'a', space: 'yard', words: ['gauge'], comments: [] }]);
    const answer = answerQuestion(index, searchQuestion(['yard'], ['guage']));
    expect(answer).toMatchObject({ isRespelled: true, hits: [{ id: 'a' }] });
    expect(answerQuestion(index, searchQuestion(['porch'], ['guage']))).toMatchObject({ hits: [] });
  });
});

describe('meaning', () => {
  const boats = ['rope', 'sail', 'pier', 'tide'];
  const baking = ['rye', 'bread', 'oven', 'yeast'];
  const trainingIndex = new SpaceIndex();
  for (let n = 0; n < 60; n += 1) {
    const about = n % 2 ? boats : baking;
    const words = about.filter((_, i) => (n >> 1) % 4 !== i);
    trainingIndex.addEntry(`entry${n}`, parseTsvector(toTsvectorText(words)));
  }

  test('puts words side by side that are used of the same things', () => {
    const model = trainLsaModel(trainingIndex, ['yard'])!;
    const direction = (word: string) => {
      const from = model.rows.get(word)! * model.dimensions;
      return model.vectors.slice(from, from + model.dimensions);
    };
    const similarity = (a: string, b: string) => {
      const [x, y] = [direction(a), direction(b)];
      const product = x.reduce((sum, value, i) => sum + value * y[i]!, 0);
      return product / (Math.hypot(...x) * Math.hypot(...y));
    };
    expect(similarity('rope', 'sail')).toBeGreaterThan(similarity('rope', 'rye') + 0.1);
  });

  test('is the same each time it is learnt from the same works', () => {
    const [one, other] = [trainLsaModel(trainingIndex, [])!, trainLsaModel(trainingIndex, [])!];
    expect(one.vectors).toEqual(other.vectors);
  });

  test('is not learnt from a handful of works', () => {
    const few = new SpaceIndex();
    few.addEntry('a', parseTsvector(toTsvectorText(baking)));
    expect(trainLsaModel(few, [])).toBeNull();
  });

  test('rests on directions at right angles to each other', () => {
    const [rows, width] = [50, 6];
    const basis = orthonormalise(generateRandomRows(rows, width), width);
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
    const direction = new Int8Array(EMBEDDING_DIMENSIONS);
    direction.set(numbers);
    return direction;
  };
  const anyDirection = fc
    .array(fc.integer({ min: -127, max: 127 }), { minLength: 4, maxLength: 4 })
    .map(directed);

  test('of what is hidden take no part, and neither do those that are not known yet', () => {
    fc.assert(
      fc.property(
        anyWorks,
        anyWords,
        anyDirection,
        fc.array(fc.option(anyDirection), { minLength: 12, maxLength: 12 }),
        (works, asked, sentence, directions) => {
          const answer = (written: readonly TestWork[]) => {
            const index = buildIndex(written);
            for (const [i, { id }] of works.entries()) {
              const known = written.some((work) => work.id === id) && directions[i];
              if (known) index.embeddings.set(id, known);
            }
            return answerQuestion(index, {
              ...relatedQuestion(['yard', 'porch'], asked),
              embedding: sentence,
            });
          };
          const seen = works.filter(({ space }) => space !== 'attic');
          expect(answer(works)).toEqual(answer(seen));
        },
      ),
    );
  });

  test('that say the same find works that share no word, and an edit is compared as it is now', () => {
    const works = ['rye', 'sail', 'pier'].map((word, i) => ({
      id: `entry${i}`,
      space: 'yard',
      words: [word],
      comments: [],
    }));
    const index = buildIndex(works);
    const sentence = directed([100, 20, 0]);
    const best = () => {
      const question = { ...relatedQuestion(['yard'], ['tide']), embedding: sentence };
      return (answerQuestion(index, question) as { id: string }[]).map(({ id }) => id);
    };
    expect(best()).toEqual([]);
    index.embeddings.set('entry0', directed([0, 100, 0]));
    index.embeddings.set('entry1', directed([50, 10, 0]));
    expect(best()[0]).toBe('entry1');
    index.embeddings.set('entry1', directed([0, 0, 100]));
    expect(best()[0]).toBe('entry0');
  });
});

describe('subjects', () => {
  const boats = ['rope', 'sail', 'pier', 'tide'];
  const baking = ['rye', 'bread', 'oven', 'yeast'];
  const trainingIndex = new SpaceIndex();
  for (let n = 0; n < 60; n += 1) {
    const words = (n % 2 ? boats : baking).filter((_, i) => (n >> 1) % 4 !== i);
    trainingIndex.addEntry(`${n % 2 ? 'boat' : 'loaf'} ${n}`, parseTsvector(toTsvectorText(words)));
  }
  const model = trainLsaModel(trainingIndex, ['yard'])!;
  const clusters = findClusters(model, trainingIndex);
  const subjects = clusters.map(({ stems, centre }) => ({ words: stems.slice(0, 3), centre }));

  test('gather works about the same thing, under words of their own', () => {
    expect(clusters.length).toBeGreaterThan(1);
    for (const { ids, stems } of clusters) {
      const kinds = new Set(ids.map((id) => id.split(' ')[0]));
      expect(kinds.size).toBe(1);
      const own = kinds.has('boat') ? boats : baking;
      expect(stems.filter((stem) => !own.includes(stem))).toEqual([]);
    }
    expect(findClusters(model, trainingIndex)).toEqual(clusters);
  });

  test('are counted and listed as if what is hidden had never been written', () => {
    const about = (works: readonly TestWork[]) => {
      const index = buildIndex(works);
      index.setModel({ ...model, subjects });
      const spaces = ['yard', 'porch'];
      const { words } = subjects[0]!;
      return [
        answerQuestion(index, { about: 'subjectCounts', spaces }),
        answerQuestion(index, { about: 'subjectEntries', spaces, words, limit: 100 }),
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
    const index = buildIndex([{ id: 'boat', space: 'yard', words: boats, comments }]);
    index.setModel({ ...model, subjects });
    const count = () => answerQuestion(index, { about: 'subjectCounts', spaces: ['yard'] });
    expect(count()).toMatchObject([{ entryCount: 1 }]);
    index.putEntry({ id: 'boat', space: 'yard', search: '', withdrawn: true });
    for (const [n, said] of comments.entries()) {
      index.putComment({ id: `boat ${n}`, entry: 'boat', search: toTsvectorText(said) });
    }
    expect(count()).toEqual([]);
  });
});
