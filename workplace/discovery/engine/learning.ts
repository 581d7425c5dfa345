import { sql } from 'kysely';
import type { Database } from '../../../storage/index.ts';
import { circleOf } from './circle.ts';
import { findClusters } from './clusters.ts';
import { learnMeaning } from './learn.ts';
import { nameClusters } from './naming.ts';
import { SpaceIndex } from './space-index.ts';
import { allComments, allEntries, forEverybody, keepMeaning } from './stored.ts';
import { allTies, keepReaches, membersHere } from './stored-ties.ts';
import { readWords } from './words.ts';

/**
 * Learns from everything that all members see and keeps it. Where several processes would, one
 * does; the others find its result.
 */
export async function learnFromStored(db: Database): Promise<void> {
  await db.connection().execute(async (one) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(hashtext('learning')) as mine`.execute(one);
    if (!rows[0]!.mine) return;
    try {
      // First, since a new meaning tells the others to read both.
      await learnReaches(db);
      await learnOnce(db);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('learning'))`.execute(one);
    }
  });
}

async function learnOnce(db: Database): Promise<void> {
  const index = new SpaceIndex();
  const spaces = new Set<string>();
  for await (const rows of allEntries(db, forEverybody)) {
    for (const { id, space, search, withdrawn } of rows) {
      index.addEntry(id, readWords(search), withdrawn);
      spaces.add(space);
    }
  }
  for await (const rows of allComments(db, forEverybody)) {
    for (const { entry, search } of rows) {
      const slot = index.slots.get(entry);
      // Nobody asks here which comment it was.
      if (slot !== undefined) index.addComment('', slot, readWords(search));
    }
  }
  const meaning = learnMeaning(index, [...spaces]);
  if (!meaning) return;
  const subjects = await nameClusters(db, findClusters(meaning, index));
  await keepMeaning(db, { ...meaning, subjects }, new Date());
}

/** From ties that all members see; the same people always reach the same. */
async function learnReaches(db: Database): Promise<void> {
  const circle = await circleOf(await membersHere(db), allTies(db, forEverybody));
  await keepReaches(db, circle.reaches());
}
