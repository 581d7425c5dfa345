import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, settle, viewerFor } from '../../test/cast.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
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

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
});
afterAll(() => app.close());

const draftUnknown = { fields: { id: 'draftUnknown' } };

describe('unfinished words', () => {
  test('saved again under the same id are the same draft', async () => {
    const { context } = app;
    const id = newId();
    await saveDraft(context, cast.ada, { id, title: 'Ra' });
    const input = {
      title: 'Rain',
      space: 'yard',
      tags: ['wet'],
      buildsOn: 'https://a.example/ /b',
    };
    await saveDraft(context, cast.ada, { id, ...input });
    const mine = await listDrafts(context, cast.ada);
    expect(mine.filter((draft) => draft.id === id)).toHaveLength(1);
    expect(await getDraft(context, cast.ada, id)).toMatchObject(input);
  });

  test('are nobody else’s to read, to change or to throw away', async () => {
    const { context } = app;
    const { id } = await saveDraft(context, cast.ada, { title: 'Secret' });
    const stranger = getDraft(context, cast.ben, id);
    await expect(stranger).rejects.toMatchObject({ code: 'notFound' });
    const theirs = saveDraft(context, cast.ben, { id, title: 'Mine now' });
    await expect(theirs).rejects.toMatchObject(draftUnknown);
    await discardDraft(context, cast.ben, id);
    expect(await listDrafts(context, cast.ben)).toEqual([]);
    expect(await getDraft(context, cast.ada, id)).toMatchObject({ title: 'Secret' });
  });

  test('for a comment are one draft an entry, whatever id the browser chose', async () => {
    const { context } = app;
    const entry = await publishEntry(context, cast.ada, { space: 'yard', title: 'Rain' });
    const taken = await saveDraft(context, cast.ben, { title: 'Elsewhere' });
    const first = await saveDraft(context, cast.ben, {
      entry: entry.id,
      body: 'I th',
      id: taken.id,
    });
    const second = await saveDraft(context, cast.ben, { entry: entry.id, body: 'I think' });
    expect(second.id).toBe(first.id);
    expect(await findCommentDraft(context, cast.ben, entry.id)).toMatchObject({
      body: 'I think',
    });
    expect(await getEntryHead(context, cast.ben, entry.id)).toMatchObject({ draft: 'I think' });
    expect(await getEntryHead(context, cast.ada, entry.id)).toMatchObject({ draft: null });
    expect((await listDrafts(context, cast.ben)).map(({ id }) => id)).toEqual([taken.id]);
  });

  test('go when they are published, and stay when that fails', async () => {
    const { context } = app;
    const { id: draft } = await saveDraft(context, cast.cleo, { title: 'Soon' });
    const entry = { title: 'Soon', draft };
    const failed = publishEntry(context, cast.cleo, { ...entry, space: 'attic' });
    await expect(failed).rejects.toMatchObject({ fields: { space: 'spaceUnknown' } });
    expect(await listDrafts(context, cast.cleo)).toHaveLength(1);
    await publishEntry(context, cast.cleo, { ...entry, space: 'yard' });
    expect(await listDrafts(context, cast.cleo)).toEqual([]);
  });

  test('are kept when their space is lost from sight, and no longer name it', async () => {
    const { context } = app;
    const { id } = await saveDraft(context, cast.ben, {
      title: 'Under the roof',
      space: 'attic',
    });
    expect(await getDraft(context, cast.ben, id)).toMatchObject({ space: 'attic' });
    await removeMember(context, operator, 'attic', 'ben');
    expect(await getDraft(context, cast.ben, id)).toMatchObject({
      space: null,
      title: 'Under the roof',
    });
    const hidden = await saveDraft(context, cast.cleo, { title: 'Try', space: 'attic' });
    expect(await getDraft(context, cast.cleo, hidden.id)).toMatchObject({ space: null });
    await discardDraft(context, cast.cleo, hidden.id);
  });

  test('may hold anything that can be typed, and refuse what cannot be kept', async () => {
    const { context } = app;
    const wild = { title: 'a\0b', body: '\ud800 lone', kind: 'po\0st', tags: ['\0'] };
    const { id } = await saveDraft(context, cast.ada, wild);
    expect(await getDraft(context, cast.ada, id)).toMatchObject({ title: 'ab', kind: 'post' });
    for (const wrong of [{ id: 'mine' }, { entry: 'that' }, { body: 7 }, null, 'draft']) {
      await expect(saveDraft(context, cast.ada, wrong)).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    const nowhere = saveDraft(context, cast.ada, { entry: newId(), body: 'Hello?' });
    await expect(nowhere).rejects.toMatchObject({ code: 'notFound' });
  });

  test('asked for by what is no id are not there', async () => {
    const { context } = app;
    await expect(getDraft(context, cast.ada, 'x')).rejects.toMatchObject({ code: 'notFound' });
    expect(await findCommentDraft(context, cast.ada, 'x')).toBeNull();
    await discardDraft(context, cast.ada, 'x');
  });

  test('are not touched with a token that reads', async () => {
    const { context } = app;
    const { id } = await saveDraft(context, cast.ada, { title: 'Kept' });
    const reader = await viewerFor(context, 'ada', 'read');
    const refused = { code: 'notAllowed' };
    await expect(saveDraft(context, reader, { id })).rejects.toMatchObject(refused);
    await expect(discardDraft(context, reader, id)).rejects.toMatchObject(refused);
    expect(await getDraft(context, reader, id)).toMatchObject({ title: 'Kept' });
  });
});
