import { expect, test } from 'vitest';
import { textOf, webHouse } from '../../../../test/web.ts';
import { placeCommittedWager } from '../../../../workplace/wagers/wager.fixture.ts';

test('whoever mistypes what they expect finds it in the form again, and is told in percent', async () => {
  const { as, context, ada } = await webHouse();
  const { id, end } = await placeCommittedWager(context, ada);
  const ben = await as('ben');
  const path = `/wagers/${id}/ends/${end}/forecast`;
  for (const typed of ['150', 'abc']) {
    const refused = await ben.post(path, { percent: typed });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(`value="${typed}"`);
    expect(refused.html).toContain(`action="${path}"`);
    expect(refused.html).toContain('<h1>What people expect</h1>');
    expect(textOf(refused)).toContain('in percent, from 0 to 100, such as 70');
    expect(textOf(refused)).not.toContain('0.7');
  }
  const said = await ben.post(path, { percent: '0.7' });
  const shown = await ben.get(said.to!.replace(/#.*/, ''));
  expect(textOf(shown)).toContain('You hold it to be 0.7 % likely.');
});
