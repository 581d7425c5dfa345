import type { Sheet } from './sheet.ts';

/** How much of the theme an entry holds, and which of its comments says most of it. */
export interface Explanation {
  /** Of what the theme's words weigh, 0 to 1. */
  share: number;
  /** Null where the entry itself says most. */
  comment: string | null;
  /** The words of the theme that the entry holds and that say most, the most telling first. */
  telling: string[];
}

/** Of the most telling word, what another must weigh to be a reason. */
const worthSaying = 0.35;

/** For one of the few that are shown; `weights` is what each word of the theme weighs. */
export function explain(
  { index }: Sheet,
  entry: number,
  weights: ReadonlyMap<string, number>,
): Explanation {
  const held = new Set<string>();
  let best = { slot: entry, weight: 0 };
  for (const slot of index.conversationOf(entry)) {
    let weight = 0;
    for (const [term, worth] of weights) {
      if (index.heldBy(slot, term) === 0) continue;
      weight += worth;
      held.add(term);
    }
    // The entry speaks for itself unless a comment says clearly more.
    if (weight > best.weight * 1.2) best = { slot, weight };
  }
  const whole = sum([...weights.values()]);
  const shared = [...weights].filter(([term]) => held.has(term)).sort((a, b) => b[1] - a[1]);
  const least = worthSaying * (shared[0]?.[1] ?? 0);
  const share = sum(shared.map(([, worth]) => worth));
  return {
    share: whole > 0 ? share / whole : 0,
    comment: best.slot === entry ? null : index.ids[best.slot]!,
    telling: shared.flatMap(([term, worth]) => (worth >= least ? term : [])),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
