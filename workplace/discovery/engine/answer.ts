import { rarity } from './bm25.ts';
import { findWorks, holdersOf, type Wanted } from './found.ts';
import { addMeaning, type Meaning } from './meaning.ts';
import type { Answer, Question, RelatedQuestion, WorksAnswer, WorksQuestion } from './messages.ts';
import { findRelated, type Related } from './related.ts';
import type { Asked } from './sheet.ts';
import type { SpaceIndex } from './space-index.ts';
import { spellings } from './spelling.ts';
import { countSubjects, worksAbout } from './subjects.ts';
import type { WorksIndex } from './works-index.ts';

export function answerTo(works: WorksIndex, question: Question): Answer<Question> {
  if (question.about === 'related') return related(works, question);
  if (question.about === 'works') return sought(works, question);
  if (question.about === 'people') return works.circle.meet(question);
  if (question.about === 'ties') return works.circle.tied(question);
  const asked = works.asked(question.spaces, true);
  if (question.about === 'subjects') return countSubjects(asked);
  return worksAbout(asked, question.words, question.most);
}

function related(works: WorksIndex, question: RelatedQuestion): Related[] {
  const asked = works.asked(question.spaces, question.meaning);
  const words = mostTelling(asked, question.words);
  const vector = question.meaning && works.meaning ? directionOf(works.meaning, words) : null;
  const sentence = question.sentence && works.sentences.likenessTo(question.sentence);
  return findRelated(asked, { words, vector, sentence }, question.most);
}

const mostWords = 20;

/** Where much is written already, the words that tell most of it. */
function mostTelling(asked: readonly Asked[], words: RelatedQuestion['words']) {
  if (words.length <= mostWords) return new Map(words);
  const indexes = asked.map(({ index }) => index);
  const all = indexes.reduce((sum, { documents }) => sum + documents, 0);
  const worth = ([term, weight]: readonly [string, number]) =>
    weight * rarity(holdersOf(indexes, [term]), all);
  return new Map([...words].sort((a, b) => worth(b) - worth(a)).slice(0, mostWords));
}

function directionOf(meaning: Meaning, words: ReadonlyMap<string, number>): Float32Array | null {
  const sum = new Float32Array(meaning.dimensions);
  for (const [term, weight] of words) addMeaning(meaning, term, weight, sum);
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : null;
}

function sought(works: WorksIndex, { spaces, wanted, most }: WorksQuestion): WorksAnswer {
  const indexes = works.asked(spaces, false).map(({ index }) => index);
  const spelt = wanted.map((stems) => respelt(indexes, stems));
  const whole = findWorks(indexes, spelt, { most, all: true });
  const all = whole.length > 0 || spelt.length < 2;
  const found = all ? whole : findWorks(indexes, spelt, { most, all: false });
  return {
    found,
    all,
    stems: spelt.flat(),
    more: found.length === most,
    respelt: spelt.some((stems, i) => stems !== wanted[i]),
  };
}

/** A word that no work has is taken for those that are spelt almost like it. */
function respelt(indexes: readonly SpaceIndex[], stems: Wanted): Wanted {
  if (holdersOf(indexes, stems) > 0) return stems;
  const near = stems.flatMap((stem) => spellings(indexes, stem));
  return near.length > 0 ? near : stems;
}
