import { expect, test } from 'vitest';
import { settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { actOnEntry, getEntry, listEntries, publishEntry } from '../entries/index.ts';
import { addComment, deleteComment } from './index.ts';

async function asked() {
  const { workplace } = await workplaceForTest();
  const { ada, ben, cleo } = await settle(workplace);
  const words = { space: 'yard', kind: 'question', title: 'Where does the rain go?' };
  const { id } = await publishEntry(workplace, ada, words);
  const answer = async (body: string) => (await addComment(workplace, ben, id, { body })).id;
  const accept = (comment: string) => actOnEntry(workplace, ada, id, 'acceptance', { comment });
  return { workplace, ada, ben, cleo, id, answer, accept };
}

test('a question whose accepted answer is deleted is unanswered again', async () => {
  const { workplace, ben, cleo, id, answer, accept } = await asked();
  const [first, second] = [await answer('Down.'), await answer('Into the barrel.')];
  await accept(second);
  await deleteComment(workplace, ben, first);
  expect((await getEntry(workplace, cleo, id)).chosen).toBe(second);
  await deleteComment(workplace, ben, second);
  expect(await getEntry(workplace, cleo, id)).toMatchObject({ chosen: null, details: {} });
  const { items } = await listEntries(workplace, cleo, { space: 'yard' });
  expect(items.map(({ chosen }) => chosen)).toEqual([null]);
});

test('an answer accepted and deleted at once is not accepted afterwards', async () => {
  const { workplace, ben, cleo, id, answer, accept } = await asked();
  for (let round = 0; round < 8; round += 1) {
    const comment = await answer(`Answer ${round}`);
    const accepting = accept(comment).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'invalid', reason: 'commentUnknown' }),
    );
    await Promise.all([accepting, deleteComment(workplace, ben, comment)]);
    expect((await getEntry(workplace, cleo, id)).chosen).toBeNull();
  }
});
