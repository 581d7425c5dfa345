import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { getEntry, publishEntry } from '../entries/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  getComment,
  listComments,
  reactToComment,
  reopenConversation,
} from './index.ts';

async function setUpConversation() {
  const app = await testAppForTest();
  const cast = await settle(app.context);
  const entry = await publishEntry(app.context, cast.ada, {
    space: 'yard',
    title: 'Where does the rain go?',
    body: 'Into the **barrel**, says @ben.',
  });
  return { ...app, ...cast, entry: entry.id };
}

describe('a conversation', () => {
  test('shows its comments in the order they came, with whom they answer', async () => {
    const { context, ada, ben, entry } = await setUpConversation();
    const first = await addComment(context, ben, entry, { body: 'Over the edge.' });
    await addComment(context, ada, entry, { body: 'Not mine.', replyTo: first.id });
    const { items, next } = await listComments(context, ben, entry);
    expect(items.map((c) => [c.author.name, c.body, c.replyToAuthor])).toEqual([
      ['Ben Oduya', 'Over the edge.', null],
      ['Ada Quill', 'Not mine.', 'Ben Oduya'],
    ]);
    expect(next).toBeNull();
  });

  test('once closed takes no more comments, and says what came of it', async () => {
    const { context, ada, ben, entry } = await setUpConversation();
    await closeConversation(context, ada, entry, { outcome: 'We *dig* a ditch.' });
    await expect(addComment(context, ben, entry, { body: 'Too late' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'conversationClosed',
    });
    const closed = (await getEntry(context, ben, entry)).closed;
    expect(closed).toMatchObject({ by: 'Ada Quill', outcome: 'We *dig* a ditch.' });
    expect(closed?.outcomeHtml).toContain('<em>dig</em>');
    await reopenConversation(context, ada, entry);
    await addComment(context, ben, entry, { body: 'Just in time' });
    expect((await getEntry(context, ben, entry)).closed).toBeNull();
  });

  test('is closed by its author or whoever tends the space, and by nobody else', async () => {
    const { context, cleo, entry } = await setUpConversation();
    await expect(closeConversation(context, cleo, entry, {})).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('keeps the earlier wording of an edited comment, and none of a deleted one', async () => {
    const { context, ben, entry } = await setUpConversation();
    const { id } = await addComment(context, ben, entry, { body: 'Ditsch' });
    await editComment(context, ben, id, { body: 'Ditch', edits: 0 });
    await expect(editComment(context, ben, id, { body: 'Dish', edits: 0 })).rejects.toMatchObject({
      reason: 'editConflict',
    });
    expect(await getComment(context, ben, id)).toMatchObject({ body: 'Ditch', edits: 1 });
    await deleteComment(context, ben, id);
    const stone = await getComment(context, ben, id);
    expect(stone).toMatchObject({ body: '', html: '' });
    expect(stone.deletedAt).not.toBeNull();
    const left = await context.db.selectFrom('revisions').selectAll().execute();
    expect(left).toEqual([]);
  });

  test('counts a reaction once for each person, who may take it back', async () => {
    const { context, ada, ben, entry } = await setUpConversation();
    const { id } = await addComment(context, ben, entry, { body: 'Ditch' });
    await reactToComment(context, ada, id, { name: 'agree', on: true });
    await reactToComment(context, ada, id, { name: 'agree', on: true });
    await reactToComment(context, ben, id, { name: 'agree' });
    const seen = await getComment(context, ada, id);
    expect(seen.reactions).toEqual([{ name: 'agree', count: 2, own: true }]);
    await reactToComment(context, ada, id, { name: 'agree' });
    const after = await getComment(context, ada, id);
    expect(after.reactions).toEqual([{ name: 'agree', count: 1, own: false }]);
  });
});
