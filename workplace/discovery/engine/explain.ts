import type { Sheet } from './sheet.ts';

/** How much of the theme an entry holds, and which of its comments says most of it. */
export interface Explanation {
  /** Of what the theme's words weigh, 0 to 1. */
  share: number;
  /** Null where the entry itself says most. */
  comment: string | null;
}

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
  let share = 0;
  let whole = 0;
  for (const [term, worth] of weights) {
    whole += worth;
    if (held.has(term)) share += worth;
  }
  const comment = best.slot === entry ? null : index.ids[best.slot]!;
  return { share: whole > 0 ? share / whole : 0, comment };
}
