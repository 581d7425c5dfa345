import { expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { addMember } from '../../../workplace/spaces/index.ts';

const leaveForm = 'action="/spaces/attic/membership/deletion"';

test('a steward who is the only one is told why they stay, rather than offered to leave', async () => {
  const { as, context, ada } = await webHouse();
  const browser = await as('ada');
  const { html } = await browser.get('/spaces/attic');
  expect(html).not.toContain(leaveForm);
  expect(html).toContain('make somebody else its steward first');
  expect((await (await as('ben')).get('/spaces/attic')).html).toContain(leaveForm);
  await addMember(context, ada, 'attic', { handle: 'ben', role: 'steward' });
  expect((await browser.get('/spaces/attic')).html).toContain(leaveForm);
});

test('leaving that fails all the same shows the space, with the reason', async () => {
  const { as } = await webHouse();
  const refused = await (await as('ada')).post('/spaces/attic/membership/deletion', {});
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('<li>A space needs at least one steward.</li>');
  expect(refused.html).toContain('<h1>The attic</h1>');
});
