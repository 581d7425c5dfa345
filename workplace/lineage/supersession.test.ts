import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { publishEntry } from '../entries/index.ts';
import { addLink } from './index.ts';

let house: TestWorkplace;
let cast: Cast;
beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
});
afterAll(() => house.close());

type Pair = [later: number, earlier: number];

async function makeEntries(count: number): Promise<string[]> {
  const entry = { space: 'yard', title: 'One of them' };
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    ids.push((await publishEntry(house.workplace, cast.ada, entry)).id);
  }
  return ids;
}

/** All at once; answers which were let through and which were refused, and why. */
function supersedeAll(ids: string[], pairs: Pair[]) {
  return Promise.all(
    pairs.map(async ([later, earlier]) => {
      const input = { source: ids[earlier]!, relation: 'supersedes' };
      const went = addLink(house.workplace, cast.ada, { entryId: ids[later]! }, input);
      return { later, earlier, refusal: await went.then(() => null, reasonOf) };
    }),
  );
}

function reasonOf(error: Error & { reason?: string }): string {
  if (!error.reason) throw error;
  return error.reason;
}

async function storedPairs(ids: string[]): Promise<Pair[]> {
  const rows = await house.workplace.db
    .selectFrom('links')
    .where('from_entry', 'in', ids)
    .where('relation', '=', 'supersedes')
    .select(['from_entry', 'to_entry'])
    .execute();
  return rows.map((row) => [ids.indexOf(row.from_entry), ids.indexOf(row.to_entry!)]);
}

/** Whether one leads to the other over these pairs. */
function leads(pairs: Pair[], from: number, to: number, seen = new Set<number>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return pairs.some(([later, earlier]) => later === from && leads(pairs, earlier, to, seen));
}

const number = fc.nat(6);
const pair = fc.tuple(number, number).filter(([one, other]) => one !== other);

test('however many supersede each other at once, none comes to supersede itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 10, maxLength: 30 }), async (pairs) => {
      const ids = await makeEntries(7);
      const went = await supersedeAll(ids, pairs);
      const stored = await storedPairs(ids);
      for (const [later, earlier] of stored) expect(leads(stored, earlier, later)).toBe(false);
      expect(new Set(stored.map(String)).size).toBe(stored.length);
      for (const { later, earlier, refusal } of went) {
        const there = stored.some(([one, other]) => one === later && other === earlier);
        expect(there).toBe(refusal === null);
        if (refusal === null) continue;
        // It was refused because it would have closed a circle with what is there.
        expect(refusal).toBe('supersessionCircle');
        expect(leads(stored, earlier, later)).toBe(true);
      }
    }),
    { numRuns: runs(0.2) },
  );
});
