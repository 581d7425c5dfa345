import { describe, expect, test } from 'vitest';
import { textOf, webHouse } from '../../../test/web.ts';
import { getWager, listReadings } from '../../../workplace/wagers/index.ts';
import {
  evidencePage,
  placeCommittedWager,
  placeModelWager,
  placeWager,
} from '../../../workplace/wagers/wager.fixture.ts';
import { emptyFacts } from './core/facts-form-data.ts';

const quantity = (i: number, name: string, unit: string) => ({
  [`q${i}-name`]: name,
  [`q${i}-unit`]: unit,
  [`q${i}-low`]: '1',
  [`q${i}-high`]: '2',
  [`q${i}-shape`]: 'normal',
  [`q${i}-from`]: '',
  [`q${i}-at`]: '',
});

describe('a form of a wager', () => {
  test('that is sent again from the page before enters its reading once, and shows it', async () => {
    const { as, context, ada } = await webHouse();
    const { id, measure } = await placeCommittedWager(context, ada);
    const cleo = await as('cleo');
    const path = `/wagers/${id}/measures/${measure}`;
    const once = /name="once" value="([^"]+)"/.exec((await cleo.get(path)).html)![1]!;
    const form = {
      once,
      value: '9,5',
      at: '',
      evidence: evidencePage,
      note: '',
      corrects: '',
      reason: '',
    };
    const first = await cleo.post(`${path}/readings`, form);
    expect((await cleo.post(`${path}/readings`, form)).to).toBe(first.to);
    const { items } = await listReadings(context, ada, { wager: id, measure });
    expect(items.map(({ value }) => value)).toEqual([9.5]);
    // Had it gone to the address of the form, going back would find another one.
    expect(first.to).toBe(`${path}?entered=${items[0]!.id}#reading-${items[0]!.id}`);
    expect((await cleo.get(first.to!.replace(/#.*/, ''))).html).toContain(
      `id="reading-${items[0]!.id}"`,
    );
  });

  test('takes somebody’s full name where it is one person’s alone', async () => {
    const { as, context, ada } = await webHouse();
    const id = await placeWager(context, ada, { resolver: null });
    const owner = await as('ada');
    const words = { because: 'A', belief: 'B', will: 'C', days: '3' };
    const form = { ...emptyFacts, ...words, resolver: ' ben  oduya ' };
    expect((await owner.post(`/wagers/${id}/facts`, form)).status).toBe(303);
    expect((await getWager(context, ada, id, '2026-03-02')).resolver?.handle).toBe('ben');
    const unknown = await owner.post(`/wagers/${id}/facts`, { ...form, resolver: 'Ben Nobody' });
    expect(unknown.status).toBe(422);
    expect(unknown.html).toContain('value="Ben Nobody"');
  });

  test('names the unit, the quantity or the function that is wrong with a formula', async () => {
    const { as, context, ada } = await webHouse();
    const { id } = await placeModelWager(context, ada);
    const owner = await as('ada');
    const refusal = async (formula: string, unit = 'EUR') => {
      const quantities = { ...quantity(0, 'saved', 'EUR'), ...quantity(1, 'orders', unit) };
      const form = { formula, unit: 'EUR', reason: '', ...quantities };
      return textOf(await owner.post(`/wagers/${id}/model/new`, form));
    };
    expect(await refusal('saved * orders')).toContain('The formula comes to EUR²,');
    expect(await refusal('saved + orders', 'order')).toContain('or compared: EUR, order.');
    expect(await refusal('saved')).toContain('does not use the quantity orders.');
    expect(await refusal('saved + orders + lost')).toContain('The formula names lost,');
    expect(await refusal('sin(saved) + orders')).toContain('There is no function sin:');
  });

  test('shows what was asked for where somebody without a script is led to', async () => {
    const { as, context, ben } = await webHouse();
    await placeWager(context, ben, { resolver: 'ada' });
    const ada = await as('ada');
    const words = { because: 'Bikes come back within a month', belief: '', will: 'last' };
    const form = {
      ...emptyFacts,
      ...words,
      space: 'yard',
      title: 'Checked',
      questions: '',
      tags: '',
    };
    const sent = { ...form, body: '', buildsOn: '' };
    const preview = await ada.post('/wagers', { ...sent, action: 'preview' });
    expect(preview.html).toContain('formaction="/wagers#preview"');
    expect(preview.html).toMatch(/id="preview"[\s\S]*Bikes come back within a month/);
    const related = await ada.post('/wagers', { ...sent, action: 'related' });
    expect(related.html).toContain('formaction="/wagers#existing"');
    expect(related.html).toContain('id="existing"');
  });

  test('does not offer to withdraw what was committed', async () => {
    const { as, context, ada } = await webHouse();
    const [pilot, { id }] = [
      await placeWager(context, ada),
      await placeCommittedWager(context, ada),
    ];
    const owner = await as('ada');
    const shown = async (of: string) =>
      (await owner.get((await getWager(context, ada, of, '2026-03-02')).path)).html;
    expect(await shown(pilot)).toContain(`/entries/${pilot}/withdrawal`);
    expect(await shown(id)).not.toContain(`/entries/${id}/withdrawal`);
  });
});
