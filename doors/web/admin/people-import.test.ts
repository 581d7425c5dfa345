import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { findPerson } from '../../../workplace/people/index.ts';

const csv = 'handle,name,units\r\ndora,"Lind, Dora",\r\nben,Benno Oduya,Attics\r\n';

function createUploadForm(text: string): FormData {
  const form = new FormData();
  form.set('file', new File([text], 'people.csv', { type: 'text/csv' }));
  return form;
}

describe('bringing people from a file', () => {
  test('shows first what would happen, and does it when asked to', async () => {
    const { as, context, ada } = await webHouse();
    const browser = await as('ada');
    const page = await browser.post('/admin/imports/people', createUploadForm(csv));
    expect(page.status).toBe(200);
    expect(page.html).toContain('1 added, 0 changed, 0 as they are, 1 refused');
    expect(page.html).toContain('is left out: there is no unit “Attics”');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await findPerson(context, ada, 'dora')).toBeNull();
    const done = await browser.post('/admin/imports/people', { text: csv, source: 'people.csv' });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/admin/imports?done']);
    expect(await findPerson(context, ada, 'dora')).toMatchObject({ name: 'Lind, Dora' });
    const report = await browser.get('/admin/imports?done');
    expect(report.html).toMatch(/<details class="report" open/);
    expect(report.html).toContain('<td>2</td><td>1</td><td>0</td><td>1</td>');
  });

  test('says what is wrong by the names of fields, and that nobody is in a file without lines', async () => {
    const browser = await (await webHouse()).as('ada');
    const wrong = await browser.post(
      '/admin/imports/people',
      createUploadForm('handle,name\n-,Eve\n'),
    );
    expect(wrong.html).toContain('is left out: Handle: A handle has');
    const page = await browser.post('/admin/imports/people', createUploadForm('handle,name\n'));
    expect(page.html).toContain('Nobody is in this file');
    expect(page.html).not.toContain('Do this');
  });

  test('asks for a file, and says what is wrong with one', async () => {
    const browser = await (await webHouse()).as('ada');
    const none = await browser.post('/admin/imports/people', {});
    expect([none.status, none.html.includes('Choose a file first.')]).toEqual([422, true]);
    const wrong = await browser.post('/admin/imports/people', createUploadForm('handle,Shoe\n'));
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('there is no column “Shoe”');
  });
});
