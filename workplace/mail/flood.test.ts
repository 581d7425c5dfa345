import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import { changeAttention, raiseNotices, seeNotices } from '../attention/index.ts';
import { addComment } from '../conversation/index.ts';
import { publishEntry } from '../entries/index.ts';
import { mailHouse } from './house.fixture.ts';
import { undigested } from './noticed.ts';
import { mailDigests } from './queue-digests.ts';
import { mailNotices } from './queue-notices.ts';

const day = 86_400_000;

/** What floods in within a day: in which conversation, whether by name, told how many at a time. */
const floods = fc.record({
  budget: fc.integer({ min: 0, max: 20 }),
  conversations: fc.integer({ min: 1, max: 60 }),
  named: fc.integer({ min: 2, max: 40 }),
  looks: fc.constantFrom(0, 0, 211),
  batch: fc.integer({ min: 20, max: 200 }),
});

/** So many in one conversation are told as `1,000 comments`. */
const inOne = { budget: 7, conversations: 1, named: 6, looks: 0, batch: 49 };

test('a thousand happenings reach a person within their budget, and the digest has them all', async () => {
  await fc.assert(
    fc.asyncProperty(floods, async ({ budget, conversations, named, looks, batch }) => {
      const house = await mailHouse();
      const { workplace, ada, ben } = house;
      await changeAttention(workplace, ada, { budget });
      const entries: string[] = [];
      for (let n = 0; n < conversations; n += 1) {
        const words = { space: 'yard', title: `Conversation ${n}`, body: '' };
        entries.push((await publishEntry(workplace, ada, words)).id);
      }
      house.at('2026-05-04T00:10:00Z');
      let mailed = 0;
      let waiting: string[] = [];
      const tell = async () => {
        await raiseNotices(workplace, waiting);
        waiting = [];
        mailed += await mailNotices(workplace, { sends: true });
        await house.send();
      };
      let seen = 0;
      for (let n = 0; n < 1000; n += 1) {
        const body = n % named === 0 ? `Number ${n}, @ada` : `Number ${n}`;
        await addComment(workplace, ben, entries[(n * 7) % conversations]!, { body });
        waiting.push(house.happened.at(-1)!.id);
        if (waiting.length === batch) await tell();
        if (looks > 0 && n === looks) {
          await tell();
          await seeNotices(workplace, ada);
          seen = n + 1;
        }
      }
      await tell();
      const rows = await workplace.db.selectFrom('notices').select(['reach', 'at']).execute();
      expect(rows).toHaveLength(1000);
      expect(new Set(rows.map(({ at }) => at.toISOString().slice(0, 10))).size).toBe(1);
      expect(rows.filter(({ reach }) => reach === 'now').length).toBeLessThanOrEqual(budget);
      expect(mailed).toBeLessThanOrEqual(budget);
      expect(house.out.length).toBeLessThanOrEqual(budget);
      if (budget > 0) expect(house.out.length).toBeGreaterThan(0);

      const before = house.out.length;
      expect(await undigested(workplace, ada.id)).toHaveLength(1000 - seen);
      house.at(new Date(Date.parse('2026-05-04T09:00:00Z') + day).toISOString());
      await mailDigests(workplace, { sends: true, listNew: async () => [] });
      await house.send();
      const [digest, ...more] = house.out
        .slice(before)
        .filter(({ to }) => JSON.stringify(to).includes('ada'));
      expect(more).toEqual([]);
      const said = [...`${digest?.text}`.matchAll(/^Ben Oduya: ([\d,]+) comments?$/gm)];
      const counts = said.map(([, written]) => Number(written!.replaceAll(',', '')));
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(1000 - seen);
    }),
    { numRuns: runs(0.02), examples: [[inOne]], endOnFailure: true },
  );
});
