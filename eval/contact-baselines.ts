import type { ContactSplit, SuggestionList } from './contact-split.ts';

const LIST_LENGTH = 10;

type PairScore = (person: string, other: string) => number;

/** Ten of those who may be suggested, by a score; none of them says why. */
function suggestByScore(
  { people, isEligible }: ContactSplit,
  getScore: PairScore,
): Map<string, SuggestionList> {
  return new Map(
    people.map((person) => {
      const scored = people
        .filter((other) => isEligible(person, other))
        .map((other) => ({ other, score: getScore(person, other) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, LIST_LENGTH);
      return [person, { people: scored.map(({ other }) => other), explainedCount: 0 }] as const;
    }),
  );
}

/** The same each time. */
export function suggestAtRandom(meeting: ContactSplit): Map<string, SuggestionList> {
  let seed = 1;
  return suggestByScore(meeting, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed + 1;
  });
}

/** Those who have to do with most. */
export function suggestByPopularity(meeting: ContactSplit): Map<string, SuggestionList> {
  return suggestByScore(meeting, (_, other) => meeting.known.get(other)?.size ?? 0);
}

/** By those whom both know, the less known counting more (Adamic and Adar, Friends and Neighbors on the Web, 2003). */
export function suggestByAdamicAdar(meeting: ContactSplit): Map<string, SuggestionList> {
  const { known } = meeting;
  return suggestByScore(meeting, (person, other) => {
    const theirs = known.get(other);
    let sum = 0;
    for (const middle of known.get(person) ?? []) {
      if (theirs?.has(middle)) sum += 1 / Math.log(known.get(middle)!.size);
    }
    return sum;
  });
}
