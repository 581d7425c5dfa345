import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { operator } from '../../../workplace/access/index.ts';
import { addUnit, changePerson, letPersonLeave } from '../../../workplace/people/index.ts';

async function houseWithUnits() {
  const house = await webHouse();
  const { workplace } = house;
  await addUnit(workplace, operator, { handle: 'works', title: 'Works' });
  await addUnit(workplace, operator, { handle: 'kiln', title: 'Kiln', parent: 'works' });
  await changePerson(workplace, operator, 'ben', { units: ['works', 'kiln'] });
  await changePerson(workplace, operator, 'cleo', { units: ['kiln'], title: 'Potter' });
  return house;
}

const plain = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of units', () => {
  test('shows the tree with who belongs where, each counted once', async () => {
    const { as } = await houseWithUnits();
    const { html } = await (await as('ben')).get('/units');
    expect(plain(html)).toContain('Works 1 person, 2 with those below Ben Oduya');
    expect(plain(html)).toContain('Kiln 2 people Ben Oduya Cleo Marsh Potter');
  });

  test('is there for members only', async () => {
    const { as, visitor } = await houseWithUnits();
    expect((await (await as('gus')).get('/units')).status).toBe(404);
    expect((await visitor.get('/units')).status).toBe(303);
  });
});

describe('to whom somebody reports', () => {
  test('is set by an administrator, and stands on both pages', async () => {
    const { as, workplace } = await houseWithUnits();
    const ada = await as('ada');
    const words = { name: 'Cleo Marsh', email: 'cleo@example.org', standing: 'member' };
    await ada.post('/admin/people/cleo', { ...words, reportsTo: '@Ben' });
    expect(plain((await ada.get('/people/cleo')).html)).toContain('Reports to Ben Oduya');
    expect(plain((await ada.get('/people/ben')).html)).toContain('Who reports to them Cleo Marsh');
    await letPersonLeave(workplace, operator, 'ben');
    const vacant = plain((await ada.get('/people/cleo')).html);
    expect(vacant).toContain('Reports to vacant since Ben Oduya left');
    const saved = await ada.post('/admin/people/cleo', { ...words, reportsTo: 'ben' });
    expect(saved.status).toBe(303);
  });

  test('is asked again where there is nobody of the handle', async () => {
    const { as } = await houseWithUnits();
    const words = { name: 'Cleo Marsh', standing: 'member', reportsTo: 'bem' };
    const again = await (await as('ada')).post('/admin/people/cleo', words);
    expect(again.status).toBe(422);
    expect(again.html).toContain('Nobody here goes by that handle.');
    expect(again.html).toContain('value="bem"');
  });
});
