import { expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { addAttachment } from '../attachments/index.ts';
import { publishEntry, saveDraft } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { changePicture } from '../people/index.ts';
import { deleteExpired } from './delete-expired.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function uploadFiles(context: CommandContext, { ada }: Cast) {
  const text = (name: string) =>
    addAttachment(context, ada, { name, bytes: Buffer.from(`The file ${name}`) });
  const [unused, used, drafted] = [await text('unused'), await text('used'), await text('drafted')];
  const picture = await addAttachment(context, ada, { name: 'me.png', bytes: png });
  await publishEntry(context, ada, { space: 'yard', title: 'A file', body: used.markdown });
  await saveDraft(context, ada, { title: 'Later', body: drafted.markdown });
  await changePicture(context, ada, picture.id);
  return { unused: unused.id, kept: [used.id, drafted.id, picture.id].sort() };
}

async function listFileNames({ db }: CommandContext): Promise<string[]> {
  const rows = await db.selectFrom('attachments').select('id').execute();
  return rows.map(({ id }) => id).sort();
}

const withDaysPassed = (context: CommandContext, count: number): CommandContext => ({
  ...context,
  now: () => new Date(Date.parse('2026-03-02T12:00:00Z') + count * 86_400_000),
});

test('uploads that nothing came to use go after a week; those that anything shows stay', async () => {
  const { context } = await testAppForTest();
  const cast = await settle(context);
  const { unused, kept } = await uploadFiles(context, cast);
  expect(await deleteExpired(withDaysPassed(context, 6))).toMatchObject({ attachments: 0 });
  expect(await listFileNames(context)).toContain(unused);
  expect(await deleteExpired(withDaysPassed(context, 8))).toMatchObject({ attachments: 1 });
  expect(await listFileNames(context)).toEqual(kept);
  expect(await deleteExpired(withDaysPassed(context, 8))).toMatchObject({ attachments: 0 });
});

test('happenings are kept for a month, repeated requests for a week, sessions until they end', async () => {
  const { context } = await testAppForTest();
  const { ada } = await settle(context);
  const once = { personId: ada.id, key: 'k', request: 'r' };
  await publishEntry({ ...context, idempotencyKey: once }, ada, { space: 'yard', title: 'Once' });
  await insertSession(context, ada.id, '2026-03-05T00:00:00Z');
  expect(await deleteExpired(withDaysPassed(context, 1))).toEqual({
    idempotency: 0,
    happenings: 0,
    sessions: 0,
    attachments: 0,
    notices: 0,
    spent_days: 0,
    mails: 0,
  });
  expect(await deleteExpired(withDaysPassed(context, 8))).toMatchObject({
    idempotency: 1,
    sessions: 1,
  });
  expect(await deleteExpired(withDaysPassed(context, 29))).toMatchObject({ happenings: 0 });
  const gone = await deleteExpired(withDaysPassed(context, 31));
  expect(gone.happenings).toBeGreaterThan(5);
});

async function insertSession(
  { db, now }: CommandContext,
  person: string,
  until: string,
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: newId(),
      token: newId(),
      person_id: person,
      expires_at: new Date(until),
      created_at: now(),
      updated_at: now(),
    })
    .execute();
}
