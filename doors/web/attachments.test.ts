import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { webHouse } from '../../test/web.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { addAttachment } from '../../workplace/files/index.ts';
import { disposition } from './attachments.ts';

type House = Awaited<ReturnType<typeof webHouse>>;

async function attached(house: House, space: string, name: string, bytes: Buffer) {
  const file = await addAttachment(house.workplace, house.ada, { name, bytes });
  await publishEntry(house.workplace, house.ada, {
    space,
    title: 'With a file',
    body: file.markdown,
  });
  return file.path;
}

const picture = () =>
  sharp({ create: { width: 3, height: 2, channels: 3, background: '#a40' } })
    .png()
    .toBuffer();

describe('a file', () => {
  test('is there for whoever sees a work that uses it, and for nobody else', async () => {
    const house = await webHouse();
    const path = await attached(house, 'attic', 'plan.txt', Buffer.from('the plan'));
    expect(await (await house.as('ben')).get(path)).toMatchObject({
      status: 200,
      html: 'the plan',
    });
    for (const stranger of [await house.as('cleo'), await house.as('gus'), house.visitor]) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.html.includes('the plan')]).toEqual([404, false]);
    }
  });

  test('that is a picture stands in the page; any other is saved, and neither runs', async () => {
    const house = await webHouse();
    const text = await attached(house, 'porch', 'page.html', Buffer.from('<script>1</script>'));
    const image = await attached(house, 'porch', 'rain.png', await picture());
    const heads = async (path: string) => (await house.visitor.get(path)).headers;
    const [saved, shown] = [await heads(text), await heads(image)];
    expect(saved.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(saved.get('content-disposition')).toMatch(/^attachment; filename="page.html"/);
    expect(shown.get('content-type')).toBe('image/jpeg');
    expect(shown.get('content-disposition')).toMatch(/^inline; /);
    for (const headers of [saved, shown]) {
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('is kept by caches of the world only where the world sees it, and not sent twice', async () => {
    const house = await webHouse();
    const open = await attached(house, 'porch', 'open.txt', Buffer.from('for all'));
    const within = await attached(house, 'yard', 'within.txt', Buffer.from('for us'));
    const ben = await house.as('ben');
    const [one, other] = [await ben.get(open), await ben.get(within)];
    expect(one.headers.get('cache-control')).toMatch(/^public, /);
    expect(other.headers.get('cache-control')).toMatch(/^private, /);
    const known = { 'If-None-Match': other.headers.get('etag')! };
    expect((await ben.get(within, known)).status).toBe(304);
    expect((await house.visitor.get(within, known)).status).toBe(404);
  });
});

test('a file name of any letters is one header', () => {
  expect(disposition('attachment', 'a"b\\c%d\r\nX: y.pdf')).toBe(
    `attachment; filename="a_b_c_d__X: y.pdf"; filename*=UTF-8''a%22b%5Cc%25d%0D%0AX%3A%20y.pdf`,
  );
  expect(disposition('inline', "où (l'été).png")).toBe(
    `inline; filename="o_ (l'_t_).png"; filename*=UTF-8''o%C3%B9%20%28l%27%C3%A9t%C3%A9%29.png`,
  );
  expect(disposition('inline', '\ud83d')).toContain("UTF-8''%EF%BF%BD");
});
