import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import { removeMember } from '../spaces/index.ts';
import {
  discardDraft,
  findCommentDraft,
  getDraft,
  getEntryHead,
  listDrafts,
  publishEntry,
  saveDraft,
} from './index.ts';

let house: TestWorkplace;
let cast: Cast;
beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
});
afterAll(() => house.close());

const unknown = { fields: { id: 'draftUnknown' } };

describe('unfinished words', () => {
  test('saved again under the same id are the same draft', async () => {
    const { workplace } = house;
    const id = newId();
    await saveDraft(workplace, cast.ada, { id, title: 'Ra' });
    const said = { title: 'Rain', space: 'yard', tags: ['wet'], buildsOn: 'https://a.example/ /b' };
    await saveDraft(workplace, cast.ada, { id, ...said });
    const mine = await listDrafts(workplace, cast.ada);
    expect(mine.filter((draft) => draft.id === id)).toHaveLength(1);
    expect(await getDraft(workplace, cast.ada, id)).toMatchObject(said);
  });

  test('are nobody else’s to read, to change or to throw away', async () => {
    const { workplace } = house;
    const { id } = await saveDraft(workplace, cast.ada, { title: 'Secret' });
    const stranger = getDraft(workplace, cast.ben, id);
    await expect(stranger).rejects.toMatchObject({ code: 'notFound' });
    const theirs = saveDraft(workplace, cast.ben, { id, title: 'Mine now' });
    await expect(theirs).rejects.toMatchObject(unknown);
    await discardDraft(workplace, cast.ben, id);
    expect(await listDrafts(workplace, cast.ben)).toEqual([]);
    expect(await getDraft(workplace, cast.ada, id)).toMatchObject({ title: 'Secret' });
  });

  test('for a comment are one draft an entry, whatever id the browser chose', async () => {
    const { workplace } = house;
    const entry = await publishEntry(workplace, cast.ada, { space: 'yard', title: 'Rain' });
    const taken = await saveDraft(workplace, cast.ben, { title: 'Elsewhere' });
    const first = await saveDraft(workplace, cast.ben, {
      entry: entry.id,
      body: 'I th',
      id: taken.id,
    });
    const second = await saveDraft(workplace, cast.ben, { entry: entry.id, body: 'I think' });
    expect(second.id).toBe(first.id);
    expect(await findCommentDraft(workplace, cast.ben, entry.id)).toMatchObject({
      body: 'I think',
    });
    expect(await getEntryHead(workplace, cast.ben, entry.id)).toMatchObject({ draft: 'I think' });
    expect(await getEntryHead(workplace, cast.ada, entry.id)).toMatchObject({ draft: null });
    expect((await listDrafts(workplace, cast.ben)).map(({ id }) => id)).toEqual([taken.id]);
  });

  test('go when they are published, and stay when that fails', async () => {
    const { workplace } = house;
    const { id: draft } = await saveDraft(workplace, cast.cleo, { title: 'Soon' });
    const entry = { title: 'Soon', draft };
    const failed = publishEntry(workplace, cast.cleo, { ...entry, space: 'attic' });
    await expect(failed).rejects.toMatchObject({ fields: { space: 'spaceUnknown' } });
    expect(await listDrafts(workplace, cast.cleo)).toHaveLength(1);
    await publishEntry(workplace, cast.cleo, { ...entry, space: 'yard' });
    expect(await listDrafts(workplace, cast.cleo)).toEqual([]);
  });

  test('are kept when their space is lost from sight, and no longer name it', async () => {
    const { workplace } = house;
    const { id } = await saveDraft(workplace, cast.ben, {
      title: 'Under the roof',
      space: 'attic',
    });
    expect(await getDraft(workplace, cast.ben, id)).toMatchObject({ space: 'attic' });
    await removeMember(workplace, operator, 'attic', 'ben');
    expect(await getDraft(workplace, cast.ben, id)).toMatchObject({
      ...{ space: null, title: 'Under the roof' },
    });
    const hidden = await saveDraft(workplace, cast.cleo, { title: 'Try', space: 'attic' });
    expect(await getDraft(workplace, cast.cleo, hidden.id)).toMatchObject({ space: null });
    await discardDraft(workplace, cast.cleo, hidden.id);
  });

  test('may hold anything that can be typed, and refuse what cannot be kept', async () => {
    const { workplace } = house;
    const wild = { title: 'a\0b', body: '\ud800 lone', kind: 'po\0st', tags: ['\0'] };
    const { id } = await saveDraft(workplace, cast.ada, wild);
    expect(await getDraft(workplace, cast.ada, id)).toMatchObject({ title: 'ab', kind: 'post' });
    for (const wrong of [{ id: 'mine' }, { entry: 'that' }, { body: 7 }, null, 'draft']) {
      await expect(saveDraft(workplace, cast.ada, wrong)).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    const nowhere = saveDraft(workplace, cast.ada, { entry: newId(), body: 'Hello?' });
    await expect(nowhere).rejects.toMatchObject({ code: 'notFound' });
  });

  test('asked for by what is no id are not there', async () => {
    const { workplace } = house;
    await expect(getDraft(workplace, cast.ada, 'x')).rejects.toMatchObject({ code: 'notFound' });
    expect(await findCommentDraft(workplace, cast.ada, 'x')).toBeNull();
    await discardDraft(workplace, cast.ada, 'x');
  });

  test('are not touched with a token that reads', async () => {
    const { workplace } = house;
    const { id } = await saveDraft(workplace, cast.ada, { title: 'Kept' });
    const reader = await viewerFor(workplace, 'ada', 'read');
    const refused = { code: 'notAllowed' };
    await expect(saveDraft(workplace, reader, { id })).rejects.toMatchObject(refused);
    await expect(discardDraft(workplace, reader, id)).rejects.toMatchObject(refused);
    expect(await getDraft(workplace, reader, id)).toMatchObject({ title: 'Kept' });
  });
});
