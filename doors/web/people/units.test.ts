import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { operator } from '../../../workplace/access/index.ts';
import { addUnit, changePerson, deactivatePerson } from '../../../workplace/people/index.ts';

async function openAppWithUnits() {
  const app = await webHouse();
  const { context } = app;
  await addUnit(context, operator, { handle: 'works', title: 'Works' });
  await addUnit(context, operator, { handle: 'kiln', title: 'Kiln', parent: 'works' });
  await changePerson(context, operator, 'ben', { units: ['works', 'kiln'] });
  await changePerson(context, operator, 'cleo', { units: ['kiln'], title: 'Potter' });
  return app;
}

const toPlainText = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of units', () => {
  test('shows the tree with who belongs where, each counted once', async () => {
    const { as } = await openAppWithUnits();
    const { html } = await (await as('ben')).get('/units');
    expect(toPlainText(html)).toContain('Works 1 person, 2 with those below Ben Oduya');
    expect(toPlainText(html)).toContain('Kiln 2 people Ben Oduya Cleo Marsh Potter');
  });

  test('is there for members only', async () => {
    const { as, visitor } = await openAppWithUnits();
    expect((await (await as('gus')).get('/units')).status).toBe(404);
    expect((await visitor.get('/units')).status).toBe(303);
  });
});

describe('to whom somebody reports', () => {
  test('is set by an administrator, and stands on both pages', async () => {
    const { as, context } = await openAppWithUnits();
    const ada = await as('ada');
    const words = { name: 'Cleo Marsh', email: 'cleo@example.org', membership: 'member' };
    await ada.post('/admin/people/cleo', { ...words, reportsTo: '@Ben' });
    expect(toPlainText((await ada.get('/people/cleo')).html)).toContain('Reports to Ben Oduya');
    expect(toPlainText((await ada.get('/people/ben')).html)).toContain(
      'Who reports to them Cleo Marsh',
    );
    await deactivatePerson(context, operator, 'ben');
    const vacant = toPlainText((await ada.get('/people/cleo')).html);
    expect(vacant).toContain('Reports to vacant since Ben Oduya left');
    const saved = await ada.post('/admin/people/cleo', { ...words, reportsTo: 'ben' });
    expect(saved.status).toBe(303);
  });

  test('is asked again where there is nobody of the handle', async () => {
    const { as } = await openAppWithUnits();
    const words = { name: 'Cleo Marsh', membership: 'member', reportsTo: 'bem' };
    const again = await (await as('ada')).post('/admin/people/cleo', words);
    expect(again.status).toBe(422);
    expect(again.html).toContain('Nobody here goes by that handle.');
    expect(again.html).toContain('value="bem"');
  });
});
