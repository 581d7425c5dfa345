import type { ScoreBuffer } from './score-buffer.ts';

/** How much of the theme an entry holds, and which of its comments says most of it. */
export interface MatchExplanation {
  /** Of what the theme's words weigh, 0 to 1. */
  coverage: number;
  /** Null where the entry itself says most. */
  commentId: string | null;
  /** The words of the theme that the entry holds and that say most, the most telling first. */
  topTerms: string[];
}

/** Of the most telling word, what another must weigh to be a reason. */
const MIN_REASON_SHARE = 0.35;

/** For one of the few that are shown; `weights` is what each word of the theme weighs. */
export function explainMatch(
  { index }: ScoreBuffer,
  entry: number,
  weights: ReadonlyMap<string, number>,
): MatchExplanation {
  const held = new Set<string>();
  let best = { slot: entry, weight: 0 };
  for (const slot of index.listConversationSlots(entry)) {
    let weight = 0;
    for (const [term, termWeight] of weights) {
      if (index.getPosting(slot, term) === 0) continue;
      weight += termWeight;
      held.add(term);
    }
    // The entry speaks for itself unless a comment says clearly more.
    if (weight > best.weight * 1.2) best = { slot, weight };
  }
  const whole = sumValues([...weights.values()]);
  const shared = [...weights].filter(([term]) => held.has(term)).sort((a, b) => b[1] - a[1]);
  const least = MIN_REASON_SHARE * (shared[0]?.[1] ?? 0);
  const matched = sumValues(shared.map(([, weight]) => weight));
  return {
    coverage: whole > 0 ? matched / whole : 0,
    commentId: best.slot === entry ? null : index.ids[best.slot]!,
    topTerms: shared.flatMap(([term, weight]) => (weight >= least ? term : [])),
  };
}

const sumValues = (values: readonly number[]): number =>
  values.reduce((all, value) => all + value, 0);
