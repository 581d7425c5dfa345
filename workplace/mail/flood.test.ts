import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import {
  changeNotificationSettings,
  createNotifications,
  markNotificationsSeen,
} from '../notifications/index.ts';
import { openMailTestApp } from './mail.fixture.ts';
import { listUndigestedNotifications } from './pending-notifications.ts';
import { queueDigestMails } from './queue-digests.ts';
import { queueNotificationMails } from './queue-notifications.ts';

const DAY_MS = 86_400_000;

/** What floods in within a day: in which conversation, whether by name, told how many at a time. */
const anyFlood = fc.record({
  budget: fc.integer({ min: 0, max: 20 }),
  conversations: fc.integer({ min: 1, max: 60 }),
  named: fc.integer({ min: 2, max: 40 }),
  looks: fc.constantFrom(0, 0, 211),
  batch: fc.integer({ min: 20, max: 200 }),
});

/** So many in one conversation are told as `1,000 comments`. */
const singleConversation = { budget: 7, conversations: 1, named: 6, looks: 0, batch: 49 };

test('a thousand happenings reach a person within their budget, and the digest has them all', async () => {
  await fc.assert(
    fc.asyncProperty(anyFlood, async ({ budget, conversations, named, looks, batch }) => {
      const house = await openMailTestApp();
      const { context, ada, ben } = house;
      await changeNotificationSettings(context, ada, { budget });
      const entries: string[] = [];
      for (let n = 0; n < conversations; n += 1) {
        const words = { space: 'yard', title: `Conversation ${n}`, body: '' };
        entries.push((await publishEntry(context, ada, words)).id);
      }
      house.at('2026-05-04T00:10:00Z');
      let mailed = 0;
      let waiting: string[] = [];
      const tell = async () => {
        await createNotifications(context, waiting);
        waiting = [];
        mailed += await queueNotificationMails(context, { canSend: true });
        await house.send();
      };
      let seen = 0;
      for (let n = 0; n < 1000; n += 1) {
        const body = n % named === 0 ? `Number ${n}, @ada` : `Number ${n}`;
        await addComment(context, ben, entries[(n * 7) % conversations]!, { body });
        waiting.push(house.happened.at(-1)!.id);
        if (waiting.length === batch) await tell();
        if (looks > 0 && n === looks) {
          await tell();
          await markNotificationsSeen(context, ada);
          seen = n + 1;
        }
      }
      await tell();
      const rows = await context.db.selectFrom('notices').select(['reach', 'at']).execute();
      expect(rows).toHaveLength(1000);
      expect(new Set(rows.map(({ at }) => at.toISOString().slice(0, 10))).size).toBe(1);
      expect(rows.filter(({ reach }) => reach === 'now').length).toBeLessThanOrEqual(budget);
      expect(mailed).toBeLessThanOrEqual(budget);
      expect(house.sentMails.length).toBeLessThanOrEqual(budget);
      if (budget > 0) expect(house.sentMails.length).toBeGreaterThan(0);

      const before = house.sentMails.length;
      expect(await listUndigestedNotifications(context, ada.id)).toHaveLength(1000 - seen);
      house.at(new Date(Date.parse('2026-05-04T09:00:00Z') + DAY_MS).toISOString());
      await queueDigestMails(context, { canSend: true, listNewEntries: async () => [] });
      await house.send();
      const [digest, ...more] = house.sentMails
        .slice(before)
        .filter(({ to }) => JSON.stringify(to).includes('ada'));
      expect(more).toEqual([]);
      const said = [...`${digest?.text}`.matchAll(/^Ben Oduya: ([\d,]+) comments?$/gm)];
      const counts = said.map(([, written]) => Number(written!.replaceAll(',', '')));
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(1000 - seen);
    }),
    { numRuns: runs(0.02), examples: [[singleConversation]], endOnFailure: true },
  );
});
