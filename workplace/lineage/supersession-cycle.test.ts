import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { publishEntry } from '../entries/index.ts';
import { addLink } from './index.ts';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
});
afterAll(() => app.close());

type SupersessionPair = [later: number, earlier: number];

async function createEntries(count: number): Promise<string[]> {
  const entry = { space: 'yard', title: 'One of them' };
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    ids.push((await publishEntry(app.context, cast.ada, entry)).id);
  }
  return ids;
}

/** All at once; answers which were let through and which were refused, and why. */
function supersedeAll(ids: string[], pairs: SupersessionPair[]) {
  return Promise.all(
    pairs.map(async ([later, earlier]) => {
      const input = { source: ids[earlier]!, relation: 'supersedes' };
      const went = addLink(app.context, cast.ada, { entryId: ids[later]! }, input);
      return { later, earlier, error: await went.then(() => null, getReason) };
    }),
  );
}

function getReason(error: Error & { reason?: string }): string {
  if (!error.reason) throw error;
  return error.reason;
}

async function loadStoredPairs(ids: string[]): Promise<SupersessionPair[]> {
  const rows = await app.context.db
    .selectFrom('links')
    .where('from_entry', 'in', ids)
    .where('relation', '=', 'supersedes')
    .select(['from_entry', 'to_entry'])
    .execute();
  return rows.map((row) => [ids.indexOf(row.from_entry), ids.indexOf(row.to_entry!)]);
}

/** Whether one leads to the other over these pairs. */
function isConnected(
  pairs: SupersessionPair[],
  from: number,
  to: number,
  seen = new Set<number>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return pairs.some(([later, earlier]) => later === from && isConnected(pairs, earlier, to, seen));
}

const numberArbitrary = fc.nat(6);
const pairArbitrary = fc
  .tuple(numberArbitrary, numberArbitrary)
  .filter(([one, other]) => one !== other);

test('however many supersede each other at once, none comes to supersede itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pairArbitrary, { minLength: 10, maxLength: 30 }), async (pairs) => {
      const ids = await createEntries(7);
      const went = await supersedeAll(ids, pairs);
      const stored = await loadStoredPairs(ids);
      for (const [later, earlier] of stored)
        expect(isConnected(stored, earlier, later)).toBe(false);
      expect(new Set(stored.map(String)).size).toBe(stored.length);
      for (const { later, earlier, error } of went) {
        const there = stored.some(([one, other]) => one === later && other === earlier);
        expect(there).toBe(error === null);
        if (error === null) continue;
        // It was refused because it would have closed a circle with what is there.
        expect(error).toBe('supersessionCycle');
        expect(isConnected(stored, earlier, later)).toBe(true);
      }
    }),
    { numRuns: runs(0.2) },
  );
});
