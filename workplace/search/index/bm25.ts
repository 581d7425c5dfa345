/** How much a word counts that `holders` of `all` documents hold; never negative (Lucene's form). */
export function calculateIdf(holders: number, all: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

const K1 = 1.2;
const B = 0.5;

/**
 * What `count` occurrences of a word weigh in a document `length` times as long as usual
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009).
 * Conversations are long because they were lively, not because they are wordy; so the length
 * counts for less than the customary .75.
 */
export function calculateTermWeight(count: number, length: number): number {
  const soft = K1 * (1 - B + B * length);
  return (count * (K1 + 1)) / (count + soft);
}
