import { expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { createInvitation } from '../../../workplace/sign-in/index.ts';

test('an invitation that was used says so, with the way to sign in', async () => {
  const { visitor, context, ada } = await webHouse();
  const { secret } = await createInvitation(context, ada, {});
  const dot = { name: 'Dot', handle: 'dot', email: 'dot@example.org' };
  await visitor.post(`/invitations/${secret}`, { ...dot, password: 'a sentence to remember' });
  for (const again of [
    await visitor.get(`/invitations/${secret}`),
    await visitor.post(`/invitations/${secret}`, { ...dot, password: 'another sentence' }),
  ]) {
    expect(again.status).toBe(404);
    expect(again.html).toContain(
      'This invitation is over: it was used, taken back, or is too old.',
    );
    expect(again.html).toMatch(/<a class="button" href="\/sign-in">/);
  }
});

test('a set-up link that was used says that the workplace is set up', async () => {
  const { visitor } = await webHouse();
  for (const path of ['/set-up', '/set-up?token=cps_used']) {
    const page = await visitor.get(path);
    expect(page.status).toBe(404);
    expect(page.html).toContain('This workplace is set up already.');
    expect(page.html).toMatch(/<a class="button" href="\/sign-in">/);
  }
});

test('what is hidden is answered as what never was, without a reason', async () => {
  const { visitor, as } = await webHouse();
  const [hidden, never] = [await visitor.get('/spaces/attic'), await visitor.get('/spaces/never')];
  expect(hidden.html.replaceAll('attic', 'never')).toBe(never.html);
  expect((await (await as('cleo')).get('/spaces/attic')).html).toContain('Nothing here');
});
