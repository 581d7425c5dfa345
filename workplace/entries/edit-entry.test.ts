import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { getAttachment } from '../attachments/index.ts';
import { deleteExpired } from '../cleanup/delete-expired.ts';
import type { CommandContext } from '../kernel/index.ts';
import {
  applyMergeChoices,
  EditConflict,
  editEntry,
  getEntry,
  getMerge,
  publishEntry,
  restoreRevision,
} from './index.ts';
import { listRevisions } from './revisions.ts';

async function setUpBrief(body = 'One.\n\nTwo.\n\nThree.') {
  const app = await openTestApp();
  onTestFinished(app.close);
  const { context } = app;
  const cast = await settle(context);
  const entry = { space: 'yard', kind: 'brief', title: 'Rain', body, tags: ['rain'] };
  const { id } = await publishEntry(context, cast.ada, entry);
  return { ...cast, context, id, read: () => getEntry(context, cast.ada, id) };
}

const captureConflict = (promise: Promise<unknown>): Promise<EditConflict> =>
  promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error) => error,
  );

describe('two people who edit at once', () => {
  test('are both kept where they changed different paragraphs, titles or tags', async () => {
    const { context, id, ada, ben, cleo, read } = await setUpBrief();
    const first = { edits: 0, body: 'One!\n\nTwo.\n\nThree.', tags: ['rain', 'roof'] };
    expect(await editEntry(context, ada, id, first)).toMatchObject({ merged: false });
    const second = { edits: 0, body: 'One.\n\nTwo.\n\nThree!', title: 'Rain and snow' };
    expect(await editEntry(context, ben, id, second)).toMatchObject({
      merged: true,
      slug: 'rain-and-snow',
    });
    const third = { edits: 0, tags: ['snow'] };
    expect(await editEntry(context, cleo, id, third)).toMatchObject({ merged: true });
    expect(await read()).toMatchObject({
      title: 'Rain and snow',
      body: 'One!\n\nTwo.\n\nThree!',
      tags: ['roof', 'snow'],
      edits: 3,
    });
  });

  test('of the same words lose none: nothing is written, and both are told in full', async () => {
    const { context, id, ada, ben, read } = await setUpBrief();
    await editEntry(context, ada, id, { edits: 0, body: 'One.\n\nAda.\n\nThree.' });
    const refused = await captureConflict(
      editEntry(context, ben, id, { edits: 0, body: 'Ben was here.\n\nBen.\n\nThree.' }),
    );
    expect(refused).toBeInstanceOf(EditConflict);
    expect(refused).toMatchObject({
      code: 'conflict',
      reason: 'editConflict',
      edits: 1,
      base: { title: 'Rain', body: 'One.\n\nTwo.\n\nThree.', tags: ['rain'] },
      yours: { body: 'Ben was here.\n\nBen.\n\nThree.' },
      theirs: { body: 'One.\n\nAda.\n\nThree.' },
    });
    expect((await read()).body).toBe('One.\n\nAda.\n\nThree.');
  });

  test('are shown place by place, and whoever came second chooses', async () => {
    const { context, id, ada, ben } = await setUpBrief();
    await editEntry(context, ada, id, { edits: 0, title: 'Ada', body: 'One.\n\nAda.\n\n3.' });
    const change = { edits: 0, title: 'Ben', body: 'One.\n\nBen.\n\nThree.' };
    const { edits: against } = await captureConflict(editEntry(context, ben, id, change));
    const merge = await getMerge(context, ben, id, { change, against });
    expect(merge.title).toEqual({ yours: 'Ben', theirs: 'Ada' });
    const texts = (['yours', 'theirs', 'both'] as const).map(
      (choice) => applyMergeChoices(merge, (place) => (place === 'title' ? 'yours' : choice)).body,
    );
    expect(texts).toEqual([
      'One.\n\nBen.\n\n3.',
      'One.\n\nAda.\n\n3.',
      'One.\n\nAda.\n\nBen.\n\n3.',
    ]);
    const chosen = applyMergeChoices(merge, () => 'yours');
    expect(await editEntry(context, ben, id, { ...chosen, edits: against })).toMatchObject({
      slug: 'ben',
      merged: false,
    });
  });

  test('are refused as before where somebody names edits that never were', async () => {
    const { context, id, ada } = await setUpBrief();
    for (const edits of [1, -1, 99_999_999]) {
      const refused = await captureConflict(editEntry(context, ada, id, { edits, body: 'New.' }));
      expect(refused).toMatchObject({ code: 'conflict', base: null, yours: { body: 'New.' } });
    }
  });

  test('may add more tags than there is room for, and are told so', async () => {
    const { context, id, ada, ben } = await setUpBrief();
    const tags = (word: string) => ['rain', ...Array.from({ length: 8 }, (_, i) => `${word}${i}`)];
    await editEntry(context, ada, id, { edits: 0, tags: tags('a') });
    const second = editEntry(context, ben, id, { edits: 0, tags: tags('b') });
    await expect(second).rejects.toMatchObject({ fields: { tags: 'tooManyTags' } });
  });

  test('all at the same moment, each in a paragraph of their own, are all kept', async () => {
    const count = 12;
    const paragraphs = Array.from({ length: count }, (_, i) => `Paragraph ${i}.`);
    const { context, id, ada, ben, cleo, read } = await setUpBrief(paragraphs.join('\n\n'));
    await Promise.all(
      paragraphs.map((_, i) => {
        const body = paragraphs.with(i, `Changed ${i}.`).join('\n\n');
        return editEntry(context, [ada, ben, cleo][i % 3]!, id, { edits: 0, body });
      }),
    );
    const entry = await read();
    expect(entry.body).toBe(paragraphs.map((_, i) => `Changed ${i}.`).join('\n\n'));
    expect(entry.edits).toBe(count);
    const { length } = await listRevisions(context, ada, { entryId: id });
    expect(length).toBe(count + 1);
  });

  test('whatever they write at the same moment is in the text or in what the refused are told', async () => {
    const line = fc.constantFrom('One.', 'Two.', 'Three.', '', 'ada', 'ben', 'cleo');
    const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
    const { context, ada, ben, cleo } = await setUpBrief();
    await fc.assert(
      fc.asyncProperty(text, text, text, async (base, one, other) => {
        const entry = { space: 'yard', kind: 'brief', title: 'Any', body: `${base}\n.` };
        const { id } = await publishEntry(context, ada, entry);
        const sent = [`${one}\nfirst`, `${other}\nsecond`];
        const outcomes = await Promise.all(
          sent.map((body, i) =>
            editEntry(context, [ben, cleo][i]!, id, { edits: 0, body }).then(
              () => '',
              (error) => `${error.yours.body}\n${error.theirs.body}`,
            ),
          ),
        );
        const revisions = await listRevisions(context, ada, { entryId: id });
        const kept = [revisions.at(-1)!.body, ...outcomes].join('\n').split('\n');
        for (const added of sent.flatMap((body) => body.split('\n'))) {
          if (!base.split('\n').includes(added)) expect(kept).toContain(added);
        }
      }),
      { numRuns: runs(0.4) },
    );
  });
});

describe('an earlier wording', () => {
  test('is restored as one more edit, and nothing is erased', async () => {
    const { context, id, ada, ben, read } = await setUpBrief('First.');
    await editEntry(context, ada, id, { title: 'Snow', body: 'Second.', tags: [] });
    expect(await restoreRevision(context, ben, id, 1)).toEqual({ id, slug: 'rain' });
    expect(await read()).toMatchObject({ title: 'Rain', body: 'First.', tags: ['rain'], edits: 2 });
    const revisions = await listRevisions(context, ada, { entryId: id });
    expect(revisions.map(({ body }) => body)).toEqual(['First.', 'Second.', 'First.']);
    expect(revisions.map(({ by }) => by?.handle)).toEqual(['ada', 'ada', 'ben']);
  });

  test('that is the present one, or never was, changes nothing', async () => {
    const { context, id, ada, read } = await setUpBrief();
    await restoreRevision(context, ada, id, 1);
    expect((await read()).edits).toBe(0);
    for (const number of [0, 2, -1, 1.5, Number.NaN]) {
      const none = restoreRevision(context, ada, id, number);
      await expect(none).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('of a post is restored by its author only', async () => {
    const { context, ada, ben } = await setUpBrief();
    const { id } = await publishEntry(context, ada, { space: 'yard', title: 'Mine', body: 'A' });
    await editEntry(context, ada, id, { body: 'B' });
    await expect(restoreRevision(context, ben, id, 1)).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await restoreRevision(context, ada, id, 1);
  });
});

describe('a file in a brief', () => {
  async function upload(
    { db, now }: CommandContext,
    { id: person_id }: PersonViewer,
  ): Promise<string> {
    const id = newId();
    await db
      .insertInto('attachments')
      .values({
        id,
        person_id,
        name: 'plan.txt',
        media_type: 'text/plain',
        size: 2,
        sha256: id,
        bytes: Buffer.from('hi'),
        created_at: now(),
      })
      .execute();
    return id;
  }

  test('stays when somebody else edits, goes with its words, and comes back with them', async () => {
    const { context, ada, ben, cleo } = await setUpBrief();
    const file = await upload(context, ada);
    const body = `[plan](/attachments/${file})`;
    const entry = { space: 'yard', kind: 'brief', title: 'Plan', body };
    const { id } = await publishEntry(context, ada, entry);
    await editEntry(context, ben, id, { body: `See ${body}` });
    expect((await getAttachment(context, cleo, file)).name).toBe('plan.txt');
    await editEntry(context, ben, id, { body: 'None.' });
    // However long ago: what an earlier wording shows is not thrown away.
    await deleteExpired({ ...context, now: () => new Date('2036-03-02') });
    await expect(getAttachment(context, cleo, file)).rejects.toMatchObject({ code: 'notFound' });
    await restoreRevision(context, ben, id, 1);
    expect((await getAttachment(context, cleo, file)).name).toBe('plan.txt');
  });

  test('of somebody who never put it there is not opened by naming it', async () => {
    const { context, id, ada, ben, cleo } = await setUpBrief();
    const secret = await upload(context, ada);
    await editEntry(context, ben, id, { body: `[mine?](/attachments/${secret})` });
    await expect(getAttachment(context, cleo, secret)).rejects.toMatchObject({ code: 'notFound' });
    await editEntry(context, cleo, id, { body: `[so?](/attachments/${secret})` });
    await expect(getAttachment(context, cleo, secret)).rejects.toMatchObject({ code: 'notFound' });
  });
});
