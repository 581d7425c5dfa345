import { findDistinctiveStems } from './distinctive-stems.ts';
import { findNearest, type LsaModel, MIN_SUBJECT_SIMILARITY } from './lsa-model.ts';
import { generateRandomRows } from './matrix.ts';
import type { SpaceIndex } from './space-index.ts';
import { SpaceVectors } from './space-vectors.ts';

/** What several works are about, as it emerged from them; nobody drew it up. */
export interface Cluster {
  centre: Float32Array;
  /** Stems of words that tell it from the others, the most telling first. */
  stems: string[];
  /** The ids of its works, the most typical first. */
  ids: string[];
}

const MIN_WORKS = 3;
const MAX_CLUSTERS = 40;
const MAX_WORKS = 10_000;
const ITERATIONS = 15;

/**
 * Gathers the entries of an index into subjects by spherical k-means (Dhillon and Modha, Concept
 * Decompositions for Large Sparse Text Data, 2001), begun as k-means++ begins. The same works
 * always fall into the same subjects.
 */
export function findClusters(model: LsaModel, index: SpaceIndex): Cluster[] {
  const works = listWorkVectors(new SpaceVectors(model, index), index);
  const count = Math.min(MAX_CLUSTERS, Math.round(Math.sqrt(works.length) / 1.8));
  if (count < 2) return [];
  let centres = seedCentres(works, count);
  for (let round = 0; round < ITERATIONS; round += 1) centres = updateCentres(works, centres);
  const groups = assignToCentres(works, centres).map((group, i) => ({
    group,
    centre: centres[i]!,
  }));
  const kept = groups.filter(({ group }) => group.length >= MIN_WORKS);
  const stems = findDistinctiveStems(
    index,
    kept.map(({ group }) => group.map(({ slot }) => slot)),
  );
  return kept.map(({ group, centre }, i) => {
    const ids = group
      .sort((a, b) => b.similarity - a.similarity)
      .map(({ slot }) => index.ids[slot]!);
    return { centre, ids, stems: stems[i]! };
  });
}

interface WorkVector {
  slot: number;
  vector: Float32Array;
}

/** Entries that point anywhere; of very many, every so many-eth. */
function listWorkVectors(vectors: SpaceVectors, index: SpaceIndex): WorkVector[] {
  const slots = [...index.ids.keys()].filter((slot) => index.isActiveEntry(slot));
  const step = Math.ceil(slots.length / MAX_WORKS);
  return slots.flatMap((slot, i) => {
    const vector = i % step === 0 ? vectors.getUnitVector(slot) : null;
    return vector ? [{ slot, vector }] : [];
  });
}

/** Each next one is drawn from those that are unlike all before. */
function seedCentres(works: readonly WorkVector[], count: number): Float32Array[] {
  const draws = generateRandomRows(1, count).map((value) => value + 0.5);
  const centres: Float32Array[] = [];
  const far = new Float64Array(works.length).fill(1);
  for (const draw of draws) {
    const centre = works[drawIndex(far, draw)]!.vector;
    centres.push(centre);
    for (const [i, { vector }] of works.entries()) {
      far[i] = Math.min(far[i]!, 1 - Math.max(findNearest(vector, [centre]).similarity, 0));
    }
  }
  return centres;
}

/** The place at which the sum of what stands before it reaches this share of all. */
function drawIndex(far: Float64Array, share: number): number {
  let left = share * far.reduce((sum, distance) => sum + distance, 0);
  for (const [i, distance] of far.entries()) {
    left -= distance;
    if (left <= 0) return i;
  }
  return 0;
}

function updateCentres(
  works: readonly WorkVector[],
  centres: readonly Float32Array[],
): Float32Array[] {
  const sums = centres.map(({ length }) => new Float32Array(length));
  for (const { vector } of works) {
    const sum = sums[findNearest(vector, centres).index]!;
    for (let i = 0; i < sum.length; i += 1) sum[i]! += vector[i]!;
  }
  return sums.map((sum, i) => normalise(sum) ?? centres[i]!);
}

function assignToCentres(works: readonly WorkVector[], centres: readonly Float32Array[]) {
  const groups = centres.map(() => [] as { slot: number; similarity: number }[]);
  for (const { slot, vector } of works) {
    const { index, similarity } = findNearest(vector, centres);
    if (similarity >= MIN_SUBJECT_SIMILARITY) groups[index]!.push({ slot, similarity });
  }
  return groups;
}

function normalise(sum: Float32Array): Float32Array | null {
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((value) => value / length) : null;
}
