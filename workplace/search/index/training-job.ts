import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { findClusters } from './clusters.ts';
import {
  isVisibleToAllMembers,
  saveModel,
  streamComments,
  streamEntries,
} from './index-queries.ts';
import { nameClusters } from './name-clusters.ts';
import { buildSocialGraph } from './social-graph.ts';
import { SpaceIndex } from './space-index.ts';
import { loadActiveMembers, saveExposureCaps, streamTies } from './tie-queries.ts';
import { trainLsaModel } from './train-lsa.ts';
import { parseTsvector } from './tsvector.ts';

/**
 * Learns from everything that all members see and keeps it. Where several processes would, one
 * does; the others find its result.
 */
export async function runTrainingJob(db: Database): Promise<void> {
  await db.connection().execute(async (one) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtext('search training')) as mine`.execute(one);
    if (!rows[0]!.mine) return;
    try {
      // First, since a new meaning tells the others to read both.
      await updateExposureCaps(db);
      await trainAndSaveModel(db);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('search training'))`.execute(one);
    }
  });
}

async function trainAndSaveModel(db: Database): Promise<void> {
  const index = new SpaceIndex();
  const spaces = new Set<string>();
  for await (const rows of streamEntries(db, isVisibleToAllMembers)) {
    for (const { id, space, search, withdrawn } of rows) {
      index.addEntry(id, parseTsvector(search), withdrawn);
      spaces.add(space);
    }
  }
  for await (const rows of streamComments(db, isVisibleToAllMembers)) {
    for (const { entry, search } of rows) {
      const slot = index.slotByEntryId.get(entry);
      // Nobody asks here which comment it was.
      if (slot !== undefined) index.addComment('', slot, parseTsvector(search));
    }
  }
  const meaning = trainLsaModel(index, [...spaces]);
  if (!meaning) return;
  const subjects = await nameClusters(db, findClusters(meaning, index));
  await saveModel(db, { ...meaning, subjects }, new Date());
}

/** From ties that all members see; the same people always reach the same. */
async function updateExposureCaps(db: Database): Promise<void> {
  const circle = await buildSocialGraph(
    await loadActiveMembers(db),
    streamTies(db, isVisibleToAllMembers),
  );
  await saveExposureCaps(db, circle.calculateExposureCaps());
}
