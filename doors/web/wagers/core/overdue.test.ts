import { expect, test } from 'vitest';
import { textOf, webHouse } from '../../../../test/web.ts';
import { getWager } from '../../../../workplace/wagers/index.ts';
import { placeModelWager, placeWager } from '../../../../workplace/wagers/wager.fixture.ts';

test('a pilot and a model whose day is over say so, each by the day that is over', async () => {
  const { as, context, ada, at } = await webHouse();
  const pilot = await placeWager(context, ada, { due: '2026-04-01', reviewOn: '2027-03-01' });
  const model = await placeModelWager(context, ada);
  const ben = await as('ben');
  const shown = async (id: string) =>
    textOf(await ben.get((await getWager(context, ada, id, '2026-03-02')).path));
  expect(await shown(pilot)).not.toContain('This was to');
  at('2026-06-02T08:00:00Z');
  expect(await shown(pilot)).toContain('This was to have come true by 1 April 2026.');
  expect(await shown(model.id)).toContain('This was to be looked at on 1 June 2026.');
  const board = textOf(await ben.get('/wagers'));
  expect(board).toContain('This was to have come true by 1 April 2026.');
  expect(board).not.toContain('next look on 1 March 2027');
});
