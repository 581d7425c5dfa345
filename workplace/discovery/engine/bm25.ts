/** How much a word counts that `holders` of `all` documents hold; never negative (Lucene's form). */
export function rarity(holders: number, all: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

const saturation = 1.2;
const lengthMatters = 0.5;

/**
 * What `count` occurrences of a word weigh in a document `length` times as long as usual
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009).
 * Conversations are long because they were lively, not because they are wordy; so the length
 * counts for less than the customary .75.
 */
export function weightOf(count: number, length: number): number {
  const soft = saturation * (1 - lengthMatters + lengthMatters * length);
  return (count * (saturation + 1)) / (count + soft);
}
