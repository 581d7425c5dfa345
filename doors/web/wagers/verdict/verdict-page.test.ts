import { describe, expect, test } from 'vitest';
import { textOf, webHouse } from '../../../../test/web.ts';
import { getWager } from '../../../../workplace/wagers/index.ts';
import { placeCommittedWager } from '../../../../workplace/wagers/wager.fixture.ts';

describe('whoever says how a wager came out', () => {
  test('is told why no reading fits where all are from before the commitment, and what to do', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure, read } = await placeCommittedWager(context, ada);
    await read(ada, 11, { at: '2026-02-27' });
    const ben = await as('ben');
    const shown = await ben.get(`/wagers/${id}/verdict`);
    expect(textOf(shown)).toMatch(
      /from before it was committed to on 2 March 2026.*11 % of repairs/,
    );
    expect(textOf(shown)).not.toContain('It has not been read yet.');
    expect(shown.html).toContain(`href="/wagers/${id}/measures/${measure}#enter"`);
  });

  test('chooses among those since then, and sees the early ones as what they are', async () => {
    const { as, context, ada, at } = await webHouse();
    const { id, measure, read } = await placeCommittedWager(context, ada);
    await read(ada, 11, { at: '2026-02-27' });
    at('2026-03-05T09:00:00Z');
    const later = await read(ada, 9);
    const form = { verdict: 'met', body: 'Eyes tire.', title: '', next: '' };
    const ben = await as('ben');
    const { html } = await ben.get(`/wagers/${id}/verdict`);
    expect(html).toMatch(new RegExp(`<option value="${later.id}"[^>]*>9 % of repairs`));
    expect(html).toMatch(/<option disabled="">11 % of repairs[^<]*before the commitment/);
    const refused = await ben.post(`/wagers/${id}/verdict`, form);
    expect(textOf(refused)).toContain('Name a reading of each measure');
    expect(refused.html).toContain('id="error-readings"');
    expect(refused.html).toContain(`name="reading-${measure}"`);
  });

  test('is named to its owner, with the way back, and leads to what came of it once closed', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure, read } = await placeCommittedWager(context, ada);
    const reading = await read(ada, 10);
    const { path } = await getWager(context, ada, id, '2026-03-02');
    const [owner, ben] = [await as('ada'), await as('ben')];
    const shown = await owner.get(`/wagers/${id}/verdict`);
    expect(shown.status).toBe(403);
    expect(textOf(shown)).toContain('Only Ben Oduya says how this wager came out');
    expect(shown.html).toContain(`<a href="${path}">Back to the wager</a>`);
    const form = { verdict: 'notMet', body: 'Eyes tire.', title: '', next: '' };
    await ben.post(`/wagers/${id}/verdict`, { ...form, [`reading-${measure}`]: reading.id });
    expect((await ben.get(`/wagers/${id}/verdict`)).to).toBe(`${path}#lessons`);
  });
});

test('a closed wager says how it came out once', async () => {
  const { as, context, ada } = await webHouse();
  const { id, measure, read } = await placeCommittedWager(context, ada);
  const reading = await read(ada, 10);
  const ben = await as('ben');
  const form = { verdict: 'notMet', body: 'Eyes tire.', title: '', next: '' };
  await ben.post(`/wagers/${id}/verdict`, { ...form, [`reading-${measure}`]: reading.id });
  const shown = await ben.get((await getWager(context, ada, id, '2026-03-02')).path);
  expect(textOf(shown)).toContain('It was not met');
  expect(textOf(shown)).toMatch(/What was learned: Checked repairs/);
  expect(shown.html).not.toContain('id="outcome"');
});
