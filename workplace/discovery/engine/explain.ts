import type { Sheet } from './sheet.ts';
import { slotOf } from './space-index.ts';

/** How much of the theme an entry holds, and which of its comments says most of it. */
export interface Explanation {
  /** Of what the theme's words weigh, 0 to 1. */
  share: number;
  /** Null where the entry itself says most. */
  comment: string | null;
}

interface Told {
  held: Set<string>;
  /** By document of the conversation, what the words in it weigh. */
  documents: Map<number, number>;
}

/** For the few that are shown; `weights` is what each word of the theme weighs. */
export function explain(
  chosen: readonly { sheet: Sheet; entry: number }[],
  weights: ReadonlyMap<string, number>,
): Explanation[] {
  const told = chosen.map((): Told => ({ held: new Set(), documents: new Map() }));
  for (const sheet of new Set(chosen.map((each) => each.sheet))) {
    const mine = chosen.flatMap((each, i) =>
      each.sheet === sheet ? [[each.entry, told[i]!] as const] : [],
    );
    for (const [term, weight] of weights) tell(sheet, new Map(mine), term, weight);
  }
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  return chosen.map(({ sheet, entry }, i) => {
    const { held, documents } = told[i]!;
    const share = [...held].reduce((sum, term) => sum + weights.get(term)!, 0) / whole;
    return { share, comment: spokesman(documents, entry, sheet.index.ids) };
  });
}

function tell({ index }: Sheet, told: ReadonlyMap<number, Told>, term: string, weight: number) {
  for (const posting of index.postings.get(term) ?? []) {
    const slot = slotOf(posting);
    const mine = told.get(index.entryOf[slot]!);
    if (!mine) continue;
    mine.held.add(term);
    mine.documents.set(slot, (mine.documents.get(slot) ?? 0) + weight);
  }
}

/** Where the words stand thickest; the entry itself unless a comment says clearly more. */
function spokesman(documents: ReadonlyMap<number, number>, entry: number, ids: readonly string[]) {
  let best = entry;
  for (const [slot, weight] of documents) {
    if (weight > (documents.get(best) ?? 0) * 1.2) best = slot;
  }
  return best === entry ? null : ids[best]!;
}
