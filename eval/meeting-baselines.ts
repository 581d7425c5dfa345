import type { Meeting, Suggested } from './meeting.ts';

const shown = 10;

type Score = (person: string, other: string) => number;

/** Ten of those who may be suggested, by a score; none of them says why. */
function suggestedBy({ people, eligible }: Meeting, score: Score): Map<string, Suggested> {
  return new Map(
    people.map((person) => {
      const scored = people
        .filter((other) => eligible(person, other))
        .map((other) => ({ other, worth: score(person, other) }))
        .filter(({ worth }) => worth > 0)
        .sort((a, b) => b.worth - a.worth)
        .slice(0, shown);
      return [person, { people: scored.map(({ other }) => other), explained: 0 }] as const;
    }),
  );
}

/** The same each time. */
export function atRandom(meeting: Meeting): Map<string, Suggested> {
  let seed = 1;
  return suggestedBy(meeting, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed + 1;
  });
}

/** Those who have to do with most. */
export function byPopularity(meeting: Meeting): Map<string, Suggested> {
  return suggestedBy(meeting, (_, other) => meeting.known.get(other)?.size ?? 0);
}

/** By those whom both know, the less known counting more (Adamic and Adar, Friends and Neighbors on the Web, 2003). */
export function byAdamicAdar(meeting: Meeting): Map<string, Suggested> {
  const { known } = meeting;
  return suggestedBy(meeting, (person, other) => {
    const theirs = known.get(other);
    let sum = 0;
    for (const middle of known.get(person) ?? []) {
      if (theirs?.has(middle)) sum += 1 / Math.log(known.get(middle)!.size);
    }
    return sum;
  });
}
