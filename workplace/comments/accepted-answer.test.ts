import { expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { applyAction, getEntry, listEntries, publishEntry } from '../entries/index.ts';
import { addComment, deleteComment } from './index.ts';

async function setUpQuestion() {
  const { context } = await testAppForTest();
  const { ada, ben, cleo } = await settle(context);
  const words = { space: 'yard', kind: 'question', title: 'Where does the rain go?' };
  const { id } = await publishEntry(context, ada, words);
  const answer = async (body: string) => (await addComment(context, ben, id, { body })).id;
  const accept = (comment: string) => applyAction(context, ada, id, 'acceptance', { comment });
  return { context, ada, ben, cleo, id, answer, accept };
}

test('a question whose accepted answer is deleted is unanswered again', async () => {
  const { context, ben, cleo, id, answer, accept } = await setUpQuestion();
  const [first, second] = [await answer('Down.'), await answer('Into the barrel.')];
  await accept(second);
  await deleteComment(context, ben, first);
  expect((await getEntry(context, cleo, id)).chosenCommentId).toBe(second);
  await deleteComment(context, ben, second);
  expect(await getEntry(context, cleo, id)).toMatchObject({ chosenCommentId: null, details: {} });
  const { items } = await listEntries(context, cleo, { space: 'yard' });
  expect(items.map(({ chosenCommentId }) => chosenCommentId)).toEqual([null]);
});

test('an answer accepted and deleted at once is not accepted afterwards', async () => {
  const { context, ben, cleo, id, answer, accept } = await setUpQuestion();
  for (let round = 0; round < 8; round += 1) {
    const comment = await answer(`Answer ${round}`);
    const accepting = accept(comment).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'invalid', reason: 'commentUnknown' }),
    );
    await Promise.all([accepting, deleteComment(context, ben, comment)]);
    expect((await getEntry(context, cleo, id)).chosenCommentId).toBeNull();
  }
});
