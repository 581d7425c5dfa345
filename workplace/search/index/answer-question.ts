import { calculateIdf } from './bm25.ts';
import { findRelated, type RelatedEntry } from './find-related.ts';
import { countDocuments, findWorks, type WantedStems } from './find-works.ts';
import { addTermVector, type LsaModel } from './lsa-model.ts';
import type { QueriedSpace } from './score-buffer.ts';
import type { SpaceIndex } from './space-index.ts';
import { findSimilarSpellings } from './spelling.ts';
import { countSubjects, findEntriesOnSubject } from './subjects.ts';
import type {
  Answer,
  Question,
  RelatedQuestion,
  SearchAnswer,
  SearchQuestion,
} from './worker-messages.ts';
import type { WorksIndex } from './works-index.ts';

export function answerQuestion(works: WorksIndex, question: Question): Answer<Question> {
  if (question.about === 'related') return answerRelated(works, question);
  if (question.about === 'search') return answerSearch(works, question);
  if (question.about === 'introductions') return works.socialGraph.suggestIntroductions(question);
  if (question.about === 'ties') return works.socialGraph.listStrongestTies(question);
  const queried = works.selectSpaces(question.spaces, true);
  if (question.about === 'subjectCounts') return countSubjects(queried);
  return findEntriesOnSubject(queried, question.words, question.limit);
}

function answerRelated(works: WorksIndex, question: RelatedQuestion): RelatedEntry[] {
  const queried = works.selectSpaces(question.spaces, question.canUseModel);
  const terms = selectTerms(queried, question.terms);
  const vector =
    question.canUseModel && works.model ? calculateQueryVector(works.model, terms) : null;
  const sentenceSimilarity = question.embedding && works.embeddings.compareWith(question.embedding);
  return findRelated(queried, { terms, vector, sentenceSimilarity }, question.limit);
}

const MAX_TERMS = 20;

/** Where much is written already, the words that tell most of it. */
function selectTerms(spaces: readonly QueriedSpace[], terms: RelatedQuestion['terms']) {
  if (terms.length <= MAX_TERMS) return new Map(terms);
  const indexes = spaces.map(({ index }) => index);
  const all = indexes.reduce((sum, { documentCount }) => sum + documentCount, 0);
  const score = ([term, weight]: readonly [string, number]) =>
    weight * calculateIdf(countDocuments(indexes, [term]), all);
  return new Map([...terms].sort((a, b) => score(b) - score(a)).slice(0, MAX_TERMS));
}

function calculateQueryVector(
  model: LsaModel,
  terms: ReadonlyMap<string, number>,
): Float32Array | null {
  const sum = new Float32Array(model.dimensions);
  for (const [term, weight] of terms) addTermVector(model, term, weight, sum);
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : null;
}

function answerSearch(
  works: WorksIndex,
  { spaces, stemGroups, limit }: SearchQuestion,
): SearchAnswer {
  const indexes = works.selectSpaces(spaces, false).map(({ index }) => index);
  const spelt = stemGroups.map((stems) => correctSpelling(indexes, stems));
  const complete = findWorks(indexes, spelt, { limit, matchesAll: true });
  const matchesAll = complete.length > 0 || spelt.length < 2;
  const hits = matchesAll ? complete : findWorks(indexes, spelt, { limit, matchesAll: false });
  return {
    hits,
    matchesAll,
    stems: spelt.flat(),
    hasMore: hits.length === limit,
    isRespelled: spelt.some((stems, i) => stems !== stemGroups[i]),
  };
}

/** A word that no work has is taken for those that are spelt almost like it. */
function correctSpelling(indexes: readonly SpaceIndex[], stems: WantedStems): WantedStems {
  if (countDocuments(indexes, stems) > 0) return stems;
  const near = stems.flatMap((stem) => findSimilarSpellings(indexes, stem));
  return near.length > 0 ? near : stems;
}
