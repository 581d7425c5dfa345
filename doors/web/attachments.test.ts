import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { webHouse } from '../../test/web.ts';
import { addAttachment } from '../../workplace/attachments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { formatContentDisposition } from './attachments.ts';

type WebApp = Awaited<ReturnType<typeof webHouse>>;

async function attachToEntry(app: WebApp, space: string, name: string, bytes: Buffer) {
  const file = await addAttachment(app.context, app.ada, { name, bytes });
  await publishEntry(app.context, app.ada, {
    space,
    title: 'With a file',
    body: file.markdown,
  });
  return file.path;
}

const makePicture = () =>
  sharp({ create: { width: 3, height: 2, channels: 3, background: '#a40' } })
    .png()
    .toBuffer();

describe('a file', () => {
  test('is there for whoever sees a work that uses it, and for nobody else', async () => {
    const app = await webHouse();
    const path = await attachToEntry(app, 'attic', 'plan.txt', Buffer.from('the plan'));
    expect(await (await app.as('ben')).get(path)).toMatchObject({
      status: 200,
      html: 'the plan',
    });
    for (const stranger of [await app.as('cleo'), await app.as('gus'), app.visitor]) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.html.includes('the plan')]).toEqual([404, false]);
    }
  });

  test('that is a picture stands in the page; any other is saved, and neither runs', async () => {
    const app = await webHouse();
    const text = await attachToEntry(app, 'porch', 'page.html', Buffer.from('<script>1</script>'));
    const image = await attachToEntry(app, 'porch', 'rain.png', await makePicture());
    const heads = async (path: string) => (await app.visitor.get(path)).headers;
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
    const app = await webHouse();
    const open = await attachToEntry(app, 'porch', 'open.txt', Buffer.from('for all'));
    const within = await attachToEntry(app, 'yard', 'within.txt', Buffer.from('for us'));
    const ben = await app.as('ben');
    const [one, other] = [await ben.get(open), await ben.get(within)];
    expect(one.headers.get('cache-control')).toMatch(/^public, /);
    expect(other.headers.get('cache-control')).toMatch(/^private, /);
    const known = { 'If-None-Match': other.headers.get('etag')! };
    expect((await ben.get(within, known)).status).toBe(304);
    expect((await app.visitor.get(within, known)).status).toBe(404);
  });
});

test('a file name of any letters is one header', () => {
  expect(formatContentDisposition('attachment', 'a"b\\c%d\r\nX: y.pdf')).toBe(
    `attachment; filename="a_b_c_d__X: y.pdf"; filename*=UTF-8''a%22b%5Cc%25d%0D%0AX%3A%20y.pdf`,
  );
  expect(formatContentDisposition('inline', "où (l'été).png")).toBe(
    `inline; filename="o_ (l'_t_).png"; filename*=UTF-8''o%C3%B9%20%28l%27%C3%A9t%C3%A9%29.png`,
  );
  expect(formatContentDisposition('inline', '\ud83d')).toContain("UTF-8''%EF%BF%BD");
});
