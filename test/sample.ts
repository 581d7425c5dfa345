import { isLong } from './long.ts';

/** One of so many of a large corpus, and at the long level all. */
export function sampled<T>(corpus: readonly T[], every: number): T[] {
  return corpus.filter((_, i) => isLong || i % every === 0);
}
