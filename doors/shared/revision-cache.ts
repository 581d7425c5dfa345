import type { Live } from '../../workplace/live/index.ts';

/** Answers that hold until anything happens in the workplace. */
export interface RevisionCache<T> {
  /** The answer kept under this key, or a fresh one from `find`. */
  get(key: string, find: () => Promise<T>): Promise<T>;
  /** Lets go of the answers whose keys begin so; of all, with the empty text. */
  evict(start: string): void;
}

const MAX_ENTRIES = 5000;
/** Longest that an answer is believed, in ms, for changes that no event reports. */
const MAX_AGE_MS = 1000;

/**
 * An answer is asked for again as soon as anything has happened, whatever it was: one number is
 * compared, and no rule has to say what a change may touch. Most readers come between two writes,
 * and then the database need not be asked again. See docs/decisions/0010-one-moment.md.
 */
export function createRevisionCache<T>(
  live: Pick<Live, 'revision'>,
  longest = MAX_AGE_MS,
): RevisionCache<T> {
  let kept = new Map<string, { answer: Promise<T>; at: number }>();
  let revision: number | null = null;
  return {
    get(key, find) {
      const now = live.revision();
      if (now === null) return find();
      if (now !== revision || kept.size > MAX_ENTRIES) {
        revision = now;
        kept = new Map();
      }
      const known = kept.get(key);
      if (known && performance.now() - known.at < longest) return known.answer;
      const answer = find();
      const here = kept;
      here.set(key, { answer, at: performance.now() });
      answer.catch(() => here.delete(key));
      return answer;
    },
    evict(start) {
      for (const key of kept.keys()) if (key.startsWith(start)) kept.delete(key);
    },
  };
}
