import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { getFile } from '../files/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { keepHouse } from '../housekeeping/index.ts';
import { listWordings } from '../works/wordings.ts';
import {
  chosenWording,
  EditedMeanwhile,
  editEntry,
  getEntry,
  getMerge,
  publishEntry,
  restoreWording,
} from './index.ts';

async function houseWithBrief(body = 'One.\n\nTwo.\n\nThree.') {
  const house = await openWorkplace();
  onTestFinished(house.close);
  const { workplace } = house;
  const cast = await settle(workplace);
  const entry = { space: 'yard', kind: 'brief', title: 'Rain', body, tags: ['rain'] };
  const { id } = await publishEntry(workplace, cast.ada, entry);
  return { ...cast, workplace, id, read: () => getEntry(workplace, cast.ada, id) };
}

const refusalOf = (doing: Promise<unknown>): Promise<EditedMeanwhile> =>
  doing.then(
    () => {
      throw new Error('was not refused');
    },
    (error) => error,
  );

describe('two people who edit at once', () => {
  test('are both kept where they changed different paragraphs, titles or tags', async () => {
    const { workplace, id, ada, ben, cleo, read } = await houseWithBrief();
    const first = { edits: 0, body: 'One!\n\nTwo.\n\nThree.', tags: ['rain', 'roof'] };
    expect(await editEntry(workplace, ada, id, first)).toMatchObject({ merged: false });
    const second = { edits: 0, body: 'One.\n\nTwo.\n\nThree!', title: 'Rain and snow' };
    expect(await editEntry(workplace, ben, id, second)).toMatchObject({
      merged: true,
      slug: 'rain-and-snow',
    });
    const third = { edits: 0, tags: ['snow'] };
    expect(await editEntry(workplace, cleo, id, third)).toMatchObject({ merged: true });
    expect(await read()).toMatchObject({
      title: 'Rain and snow',
      body: 'One!\n\nTwo.\n\nThree!',
      tags: ['roof', 'snow'],
      edits: 3,
    });
  });

  test('of the same words lose none: nothing is written, and both are told in full', async () => {
    const { workplace, id, ada, ben, read } = await houseWithBrief();
    await editEntry(workplace, ada, id, { edits: 0, body: 'One.\n\nAda.\n\nThree.' });
    const refused = await refusalOf(
      editEntry(workplace, ben, id, { edits: 0, body: 'Ben was here.\n\nBen.\n\nThree.' }),
    );
    expect(refused).toBeInstanceOf(EditedMeanwhile);
    expect(refused).toMatchObject({
      ...{ code: 'conflict', reason: 'editedMeanwhile', edits: 1 },
      base: { title: 'Rain', body: 'One.\n\nTwo.\n\nThree.', tags: ['rain'] },
      yours: { body: 'Ben was here.\n\nBen.\n\nThree.' },
      theirs: { body: 'One.\n\nAda.\n\nThree.' },
    });
    expect((await read()).body).toBe('One.\n\nAda.\n\nThree.');
  });

  test('are shown place by place, and whoever came second chooses', async () => {
    const { workplace, id, ada, ben } = await houseWithBrief();
    await editEntry(workplace, ada, id, { edits: 0, title: 'Ada', body: 'One.\n\nAda.\n\n3.' });
    const change = { edits: 0, title: 'Ben', body: 'One.\n\nBen.\n\nThree.' };
    const { edits: against } = await refusalOf(editEntry(workplace, ben, id, change));
    const merge = await getMerge(workplace, ben, id, { change, against });
    expect(merge.title).toEqual({ yours: 'Ben', theirs: 'Ada' });
    const texts = (['yours', 'theirs', 'both'] as const).map(
      (choice) => chosenWording(merge, (place) => (place === 'title' ? 'yours' : choice)).body,
    );
    expect(texts).toEqual([
      'One.\n\nBen.\n\n3.',
      'One.\n\nAda.\n\n3.',
      'One.\n\nAda.\n\nBen.\n\n3.',
    ]);
    const chosen = chosenWording(merge, () => 'yours');
    expect(await editEntry(workplace, ben, id, { ...chosen, edits: against })).toMatchObject({
      slug: 'ben',
      merged: false,
    });
  });

  test('are refused as before where somebody names edits that never were', async () => {
    const { workplace, id, ada } = await houseWithBrief();
    for (const edits of [1, -1, 99_999_999]) {
      const refused = await refusalOf(editEntry(workplace, ada, id, { edits, body: 'New.' }));
      expect(refused).toMatchObject({ code: 'conflict', base: null, yours: { body: 'New.' } });
    }
  });

  test('may add more tags than there is room for, and are told so', async () => {
    const { workplace, id, ada, ben } = await houseWithBrief();
    const tags = (word: string) => ['rain', ...Array.from({ length: 8 }, (_, i) => `${word}${i}`)];
    await editEntry(workplace, ada, id, { edits: 0, tags: tags('a') });
    const second = editEntry(workplace, ben, id, { edits: 0, tags: tags('b') });
    await expect(second).rejects.toMatchObject({ fields: { tags: 'tooManyTags' } });
  });

  test('all at the same moment, each in a paragraph of their own, are all kept', async () => {
    const many = 12;
    const paragraphs = Array.from({ length: many }, (_, i) => `Paragraph ${i}.`);
    const { workplace, id, ada, ben, cleo, read } = await houseWithBrief(paragraphs.join('\n\n'));
    await Promise.all(
      paragraphs.map((_, i) => {
        const body = paragraphs.with(i, `Changed ${i}.`).join('\n\n');
        return editEntry(workplace, [ada, ben, cleo][i % 3]!, id, { edits: 0, body });
      }),
    );
    const entry = await read();
    expect(entry.body).toBe(paragraphs.map((_, i) => `Changed ${i}.`).join('\n\n'));
    expect(entry.edits).toBe(many);
    const { length } = await listWordings(workplace, ada, { entryId: id });
    expect(length).toBe(many + 1);
  });

  test('whatever they write at the same moment is in the text or in what the refused are told', async () => {
    const line = fc.constantFrom('One.', 'Two.', 'Three.', '', 'ada', 'ben', 'cleo');
    const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
    const { workplace, ada, ben, cleo } = await houseWithBrief();
    await fc.assert(
      fc.asyncProperty(text, text, text, async (base, one, other) => {
        const entry = { space: 'yard', kind: 'brief', title: 'Any', body: `${base}\n.` };
        const { id } = await publishEntry(workplace, ada, entry);
        const sent = [`${one}\nfirst`, `${other}\nsecond`];
        const told = await Promise.all(
          sent.map((body, i) =>
            editEntry(workplace, [ben, cleo][i]!, id, { edits: 0, body }).then(
              () => '',
              (error) => `${error.yours.body}\n${error.theirs.body}`,
            ),
          ),
        );
        const wordings = await listWordings(workplace, ada, { entryId: id });
        const kept = [wordings.at(-1)!.body, ...told].join('\n').split('\n');
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
    const { workplace, id, ada, ben, read } = await houseWithBrief('First.');
    await editEntry(workplace, ada, id, { title: 'Snow', body: 'Second.', tags: [] });
    expect(await restoreWording(workplace, ben, id, 1)).toEqual({ id, slug: 'rain' });
    expect(await read()).toMatchObject({ title: 'Rain', body: 'First.', tags: ['rain'], edits: 2 });
    const wordings = await listWordings(workplace, ada, { entryId: id });
    expect(wordings.map(({ body }) => body)).toEqual(['First.', 'Second.', 'First.']);
    expect(wordings.map(({ by }) => by?.handle)).toEqual(['ada', 'ada', 'ben']);
  });

  test('that is the present one, or never was, changes nothing', async () => {
    const { workplace, id, ada, read } = await houseWithBrief();
    await restoreWording(workplace, ada, id, 1);
    expect((await read()).edits).toBe(0);
    for (const number of [0, 2, -1, 1.5, Number.NaN]) {
      const none = restoreWording(workplace, ada, id, number);
      await expect(none).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  test('of a post is restored by its author only', async () => {
    const { workplace, ada, ben } = await houseWithBrief();
    const { id } = await publishEntry(workplace, ada, { space: 'yard', title: 'Mine', body: 'A' });
    await editEntry(workplace, ada, id, { body: 'B' });
    await expect(restoreWording(workplace, ben, id, 1)).rejects.toMatchObject({
      code: 'notAllowed',
    });
    await restoreWording(workplace, ada, id, 1);
  });
});

describe('a file in a brief', () => {
  async function upload({ db, now }: Workplace, { id: person_id }: PersonViewer): Promise<string> {
    const id = newId();
    await db
      .insertInto('attachments')
      .values({
        ...{ id, person_id, name: 'plan.txt', media_type: 'text/plain', size: 2, sha256: id },
        ...{ bytes: Buffer.from('hi'), created_at: now() },
      })
      .execute();
    return id;
  }

  test('stays when somebody else edits, goes with its words, and comes back with them', async () => {
    const { workplace, ada, ben, cleo } = await houseWithBrief();
    const file = await upload(workplace, ada);
    const body = `[plan](/attachments/${file})`;
    const entry = { space: 'yard', kind: 'brief', title: 'Plan', body };
    const { id } = await publishEntry(workplace, ada, entry);
    await editEntry(workplace, ben, id, { body: `See ${body}` });
    expect((await getFile(workplace, cleo, file)).name).toBe('plan.txt');
    await editEntry(workplace, ben, id, { body: 'None.' });
    // However long ago: what an earlier wording shows is not thrown away.
    await keepHouse({ ...workplace, now: () => new Date('2036-03-02') });
    await expect(getFile(workplace, cleo, file)).rejects.toMatchObject({ code: 'notFound' });
    await restoreWording(workplace, ben, id, 1);
    expect((await getFile(workplace, cleo, file)).name).toBe('plan.txt');
  });

  test('of somebody who never put it there is not opened by naming it', async () => {
    const { workplace, id, ada, ben, cleo } = await houseWithBrief();
    const secret = await upload(workplace, ada);
    await editEntry(workplace, ben, id, { body: `[mine?](/attachments/${secret})` });
    await expect(getFile(workplace, cleo, secret)).rejects.toMatchObject({ code: 'notFound' });
    await editEntry(workplace, cleo, id, { body: `[so?](/attachments/${secret})` });
    await expect(getFile(workplace, cleo, secret)).rejects.toMatchObject({ code: 'notFound' });
  });
});
