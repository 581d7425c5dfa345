import { expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { publishEntry, saveDraft } from '../entries/index.ts';
import { addAttachment } from '../files/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { changePicture } from '../people/index.ts';
import { keepHouse } from './index.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function uploads(workplace: Workplace, { ada }: Cast) {
  const text = (name: string) =>
    addAttachment(workplace, ada, { name, bytes: Buffer.from(`The file ${name}`) });
  const [unused, used, drafted] = [await text('unused'), await text('used'), await text('drafted')];
  const picture = await addAttachment(workplace, ada, { name: 'me.png', bytes: png });
  await publishEntry(workplace, ada, { space: 'yard', title: 'A file', body: used.markdown });
  await saveDraft(workplace, ada, { title: 'Later', body: drafted.markdown });
  await changePicture(workplace, ada, picture.id);
  return { unused: unused.id, kept: [used.id, drafted.id, picture.id].sort() };
}

async function filesLeft({ db }: Workplace): Promise<string[]> {
  const rows = await db.selectFrom('attachments').select('id').execute();
  return rows.map(({ id }) => id).sort();
}

const days = (workplace: Workplace, count: number): Workplace => ({
  ...workplace,
  now: () => new Date(Date.parse('2026-03-02T12:00:00Z') + count * 86_400_000),
});

test('uploads that nothing came to use go after a week; those that anything shows stay', async () => {
  const { workplace } = await workplaceForTest();
  const cast = await settle(workplace);
  const { unused, kept } = await uploads(workplace, cast);
  expect(await keepHouse(days(workplace, 6))).toMatchObject({ attachments: 0 });
  expect(await filesLeft(workplace)).toContain(unused);
  expect(await keepHouse(days(workplace, 8))).toMatchObject({ attachments: 1 });
  expect(await filesLeft(workplace)).toEqual(kept);
  expect(await keepHouse(days(workplace, 8))).toMatchObject({ attachments: 0 });
});

test('happenings are kept for a month, repeated requests for a week, sessions until they end', async () => {
  const { workplace } = await workplaceForTest();
  const { ada } = await settle(workplace);
  const once = { personId: ada.id, key: 'k', request: 'r' };
  await publishEntry({ ...workplace, once }, ada, { space: 'yard', title: 'Once' });
  await beginSession(workplace, ada.id, '2026-03-05T00:00:00Z');
  expect(await keepHouse(days(workplace, 1))).toEqual({
    ...{ idempotency: 0, happenings: 0, sessions: 0, attachments: 0 },
    ...{ notices: 0, spent_days: 0, mails: 0 },
  });
  expect(await keepHouse(days(workplace, 8))).toMatchObject({ idempotency: 1, sessions: 1 });
  expect(await keepHouse(days(workplace, 29))).toMatchObject({ happenings: 0 });
  const gone = await keepHouse(days(workplace, 31));
  expect(gone.happenings).toBeGreaterThan(5);
});

async function beginSession({ db, now }: Workplace, person: string, until: string): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      ...{ id: newId(), token: newId(), person_id: person, expires_at: new Date(until) },
      ...{ created_at: now(), updated_at: now() },
    })
    .execute();
}
