import { expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { publishEntry } from '../../../workplace/entries/index.ts';

/** A work with forty uses, ten of them in the attic, where Cleo has no business. */
async function setUpHub() {
  const app = await webHouse();
  const { context, ada } = app;
  const write = async (by: PersonViewer, title: string, buildsOn: string[], space = 'yard') =>
    (await publishEntry(context, by, { space, title, buildsOn })).id;
  const hub = await write(ada, 'Hub', []);
  const uses: string[] = [];
  for (let n = 0; n < 40; n += 1)
    uses.push(await write(ada, `Use ${n}`, [hub], n % 4 === 0 ? 'attic' : 'yard'));
  await write(ada, 'Far', [uses[1]!]);
  return { ...app, hub, page: `/entries/${hub}/lineage` };
}

const countDrawn = (html: string) => html.match(/data-work="/g)?.length;
const readCount = (html: string) => /class="count"[^>]*>([^<]*)</.exec(html)?.[1];

test('the far part of a lineage is counted, and what one may not see is not', async () => {
  const { as, page } = await setUpHub();
  const ada = (await (await as('ada')).get(page)).html;
  const cleo = (await (await as('cleo')).get(page)).html;
  expect([countDrawn(ada), readCount(ada)]).toEqual([7, '35 newer ›']);
  expect([countDrawn(cleo), readCount(cleo)]).toEqual([7, '25 newer ›']);
  expect(cleo).toContain('<summary>22 more</summary>');
  expect(cleo).not.toContain('Use 36');
});

test('a count leads to the same picture with the nearest of them drawn, and back', async () => {
  const { as, page, hub } = await setUpHub();
  const cleo = await as('cleo');
  const { html } = await cleo.get(page);
  const href = /class="gathered uses"[^>]* href="([^"#]*)#work-([^"]*)"/.exec(html)!;
  expect(href[2]).toBe(hub);
  const opened = (await cleo.get(page + href[1]!.replaceAll('&amp;', '&'))).html;
  expect([countDrawn(opened), readCount(opened)]).toEqual([17, '15 newer ›']);
  expect(opened).toContain('<a href="?">Show only what is near</a>');
  expect(html).not.toContain('Show only what is near');
});

test('the outline names every work once, whatever of the picture is open', async () => {
  const { as, page } = await setUpHub();
  const { html } = await (await as('ada')).get(page);
  const outline = html.slice(html.indexOf('id="outline"'));
  for (let n = 0; n < 40; n += 1) expect(outline.split(`>Use ${n}<`)).toHaveLength(2);
  expect(outline).toContain('>Far<');
});

test('an address that names what nobody can open shows what is near', async () => {
  const { as, page } = await setUpHub();
  const ada = await as('ada');
  const { status, html } = await ada.get(`${page}?open=uses.nobody&open=%00&open=sources.`);
  expect([status, countDrawn(html)]).toEqual([200, 7]);
});
