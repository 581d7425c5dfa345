import { expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { publishEntry } from '../../../workplace/entries/index.ts';

test('what was sent after a session had ended stands on the page, to be sent once more', async () => {
  const { visitor, as, context, ada } = await webHouse();
  const entry = { space: 'yard', title: 'The pump', body: 'It drips.' };
  const { id } = await publishEntry(context, ada, entry);
  const words = { body: 'Two <b>words</b>\nand a third', once: 'once-and-only-once' };
  const kept = await visitor.post(`/entries/${id}/comments`, words);
  expect(kept.status).toBe(401);
  expect(kept.html).toContain('Two &lt;b&gt;words&lt;/b&gt;\nand a third</textarea>');
  expect(kept.html).toContain('value="once-and-only-once"');
  expect(kept.html).toContain(`action="/entries/${id}/comments"`);
  const sent = await (await as('ada')).post(`/entries/${id}/comments`, words);
  expect(sent.status).toBe(303);
});

test('a form without words leads to signing in, and so does one with a password', async () => {
  const { visitor } = await webHouse();
  for (const fields of [{}, { body: 'Of mine', password: 'a sentence to remember' }]) {
    const answer = await visitor.post('/settings/password', fields as Record<string, string>);
    expect(answer.html).not.toContain('a sentence');
    expect(answer.to).toBe('/sign-in?next=%2F');
  }
});

test('a flood of fields is not read for whoever is signed out', async () => {
  const { visitor } = await webHouse();
  const flood = { body: 'Words', more: Array.from({ length: 6000 }, () => 'x') };
  const answer = await visitor.post('/entries', flood);
  expect(answer.status).toBe(303);
  expect(answer.to).toContain('/sign-in');
});
