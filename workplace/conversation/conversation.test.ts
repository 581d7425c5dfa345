import { describe, expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
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

async function conversation() {
  const house = await workplaceForTest();
  const cast = await settle(house.workplace);
  const entry = await publishEntry(house.workplace, cast.ada, {
    space: 'yard',
    title: 'Where does the rain go?',
    body: 'Into the **barrel**, says @ben.',
  });
  return { ...house, ...cast, entry: entry.id };
}

describe('a conversation', () => {
  test('shows its comments in the order they came, with whom they answer', async () => {
    const { workplace, ada, ben, entry } = await conversation();
    const first = await addComment(workplace, ben, entry, { body: 'Over the edge.' });
    await addComment(workplace, ada, entry, { body: 'Not mine.', replyTo: first.id });
    const { items, next } = await listComments(workplace, ben, entry);
    expect(items.map((c) => [c.author.name, c.body, c.replyToAuthor])).toEqual([
      ['Ben Oduya', 'Over the edge.', null],
      ['Ada Quill', 'Not mine.', 'Ben Oduya'],
    ]);
    expect(next).toBeNull();
  });

  test('once closed takes no more comments, and says what came of it', async () => {
    const { workplace, ada, ben, entry } = await conversation();
    await closeConversation(workplace, ada, entry, { outcome: 'We *dig* a ditch.' });
    await expect(addComment(workplace, ben, entry, { body: 'Too late' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'conversationClosed',
    });
    const closed = (await getEntry(workplace, ben, entry)).closed;
    expect(closed).toMatchObject({ by: 'Ada Quill', outcome: 'We *dig* a ditch.' });
    expect(closed?.outcomeHtml).toContain('<em>dig</em>');
    await reopenConversation(workplace, ada, entry);
    await addComment(workplace, ben, entry, { body: 'Just in time' });
    expect((await getEntry(workplace, ben, entry)).closed).toBeNull();
  });

  test('is closed by its author or whoever tends the space, and by nobody else', async () => {
    const { workplace, cleo, entry } = await conversation();
    await expect(closeConversation(workplace, cleo, entry, {})).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('keeps the earlier wording of an edited comment, and none of a deleted one', async () => {
    const { workplace, ben, entry } = await conversation();
    const { id } = await addComment(workplace, ben, entry, { body: 'Ditsch' });
    await editComment(workplace, ben, id, { body: 'Ditch', edits: 0 });
    await expect(editComment(workplace, ben, id, { body: 'Dish', edits: 0 })).rejects.toMatchObject(
      { reason: 'editedMeanwhile' },
    );
    expect(await getComment(workplace, ben, id)).toMatchObject({ body: 'Ditch', edits: 1 });
    await deleteComment(workplace, ben, id);
    const stone = await getComment(workplace, ben, id);
    expect(stone).toMatchObject({ body: '', html: '' });
    expect(stone.deletedAt).not.toBeNull();
    const left = await workplace.db.selectFrom('revisions').selectAll().execute();
    expect(left).toEqual([]);
  });

  test('counts a reaction once for each person, who may take it back', async () => {
    const { workplace, ada, ben, entry } = await conversation();
    const { id } = await addComment(workplace, ben, entry, { body: 'Ditch' });
    await reactToComment(workplace, ada, id, { name: 'agree', on: true });
    await reactToComment(workplace, ada, id, { name: 'agree', on: true });
    await reactToComment(workplace, ben, id, { name: 'agree' });
    const seen = await getComment(workplace, ada, id);
    expect(seen.reactions).toEqual([{ name: 'agree', count: 2, own: true }]);
    await reactToComment(workplace, ada, id, { name: 'agree' });
    const after = await getComment(workplace, ada, id);
    expect(after.reactions).toEqual([{ name: 'agree', count: 1, own: false }]);
  });
});
