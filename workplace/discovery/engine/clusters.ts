import { aboutIt, type Meaning, nearest } from './meaning.ts';
import { Meant } from './meant.ts';
import type { SpaceIndex } from './space-index.ts';
import { randomRows } from './subspace.ts';
import { tellingStems } from './telling.ts';

/** What several works are about, as it emerged from them; nobody drew it up. */
export interface Cluster {
  centre: Float32Array;
  /** Stems of words that tell it from the others, the most telling first. */
  stems: string[];
  /** The ids of its works, the most typical first. */
  ids: string[];
}

const fewestWorks = 3;
const mostSubjects = 40;
const mostWorks = 10_000;
const rounds = 15;

/**
 * Gathers the entries of an index into subjects by spherical k-means (Dhillon and Modha, Concept
 * Decompositions for Large Sparse Text Data, 2001), begun as k-means++ begins. The same works
 * always fall into the same subjects.
 */
export function findClusters(meaning: Meaning, index: SpaceIndex): Cluster[] {
  const meant = new Meant(meaning, index);
  const works = pointing(meant, index);
  const count = Math.min(mostSubjects, Math.round(Math.sqrt(works.length) / 1.8));
  if (count < 2) return [];
  let centres = firstCentres(works, count);
  for (let round = 0; round < rounds; round += 1) centres = recentred(works, centres);
  const groups = grouped(works, centres).map((group, i) => ({ group, centre: centres[i]! }));
  const kept = groups.filter(({ group }) => group.length >= fewestWorks);
  const stems = tellingStems(
    index,
    kept.map(({ group }) => group.map(({ slot }) => slot)),
  );
  return kept.map(({ group, centre }, i) => {
    const ids = group.sort((a, b) => b.likeness - a.likeness).map(({ slot }) => index.ids[slot]!);
    return { centre, ids, stems: stems[i]! };
  });
}

interface Pointing {
  slot: number;
  direction: Float32Array;
}

/** Entries that point anywhere; of very many, every so many-eth. */
function pointing(meant: Meant, index: SpaceIndex): Pointing[] {
  const slots = [...index.ids.keys()].filter((slot) => index.stands(slot));
  const step = Math.ceil(slots.length / mostWorks);
  return slots.flatMap((slot, i) => {
    const direction = i % step === 0 ? meant.directionOf(slot) : null;
    return direction ? [{ slot, direction }] : [];
  });
}

/** Each next one is drawn from those that are unlike all before. */
function firstCentres(works: readonly Pointing[], count: number): Float32Array[] {
  const draws = randomRows(1, count).map((value) => value + 0.5);
  const centres: Float32Array[] = [];
  const far = new Float64Array(works.length).fill(1);
  for (const draw of draws) {
    const centre = works[drawn(far, draw)]!.direction;
    centres.push(centre);
    for (const [i, { direction }] of works.entries()) {
      far[i] = Math.min(far[i]!, 1 - Math.max(nearest(direction, [centre]).likeness, 0));
    }
  }
  return centres;
}

/** The place at which the sum of what stands before it reaches this share of all. */
function drawn(far: Float64Array, share: number): number {
  let left = share * far.reduce((sum, distance) => sum + distance, 0);
  for (const [i, distance] of far.entries()) {
    left -= distance;
    if (left <= 0) return i;
  }
  return 0;
}

function recentred(works: readonly Pointing[], centres: readonly Float32Array[]): Float32Array[] {
  const sums = centres.map(({ length }) => new Float32Array(length));
  for (const { direction } of works) {
    const sum = sums[nearest(direction, centres).place]!;
    for (let i = 0; i < sum.length; i += 1) sum[i]! += direction[i]!;
  }
  return sums.map((sum, i) => ofLengthOne(sum) ?? centres[i]!);
}

function grouped(works: readonly Pointing[], centres: readonly Float32Array[]) {
  const groups = centres.map(() => [] as { slot: number; likeness: number }[]);
  for (const { slot, direction } of works) {
    const { place, likeness } = nearest(direction, centres);
    if (likeness >= aboutIt) groups[place]!.push({ slot, likeness });
  }
  return groups;
}

function ofLengthOne(sum: Float32Array): Float32Array | null {
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : null;
}
