/** Made-up words with the frequencies of a natural language (Zipf's law), the same each time. */
export interface WordGenerator {
  word(rank: number): string;
  /** So many words, the commonest far more often than the rare ones. */
  words(count: number): string;
}

const syllables = 'ba ke lo mi nu ra se to vi du fa go hi ja ku le mo ni pa ri'.split(' ');
const VOCABULARY_SIZE = 30_000;

export function makeWordGenerator(seed = 1): WordGenerator {
  const sums = new Float64Array(VOCABULARY_SIZE);
  let sum = 0;
  for (let rank = 0; rank < VOCABULARY_SIZE; rank += 1) {
    sum += 1 / (rank + 2);
    sums[rank] = sum;
  }
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const words = (count: number) =>
    Array.from({ length: count }, () => makeWord(findRank(sums, random() * sum))).join(' ');
  return { word: makeWord, words };
}

function makeWord(rank: number): string {
  let text = '';
  for (let rest = rank + 400; rest > 0; rest = Math.floor(rest / 20)) text += syllables[rest % 20];
  return `${text}x`;
}

function findRank(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
