import { expect, test } from 'vitest';
import { xss } from '../../test/hostile/xss.ts';
import { webHouse } from '../../test/web.ts';
import { addComment } from '../../workplace/conversation/index.ts';
import { entryPath, publishEntry } from '../../workplace/entries/index.ts';
import { changeProfile } from '../../workplace/people/index.ts';

/** Tags that our own pages have; an attempt would bring another, or one of these with a handler. */
const harmful =
  /<(?:script(?! type="(?:module" src="\/assets|application\/ld\+json))|style|iframe|object|embed|svg|math|base|marquee|video|audio|img src=["']?x)\b|<[a-z][^<>]*\son\w+\s*=|href="\s*(?:javascript|data|vbscript):/i;

test('no hostile name, title, tag, body or search gets beyond being text', async () => {
  const { as, visitor, workplace, ada, ben } = await webHouse();
  const browser = await as('cleo');
  for (const [i, attempt] of xss.entries()) {
    const title = `${attempt} ${i}`.slice(0, 190);
    const name = `${attempt} ${i}`.slice(0, 110);
    await changeProfile(workplace, ben, { name, title: name, about: attempt, timeZone: 'UTC' });
    const entry = await publishEntry(workplace, ada, {
      ...{ space: 'porch', title, body: attempt, tags: [attempt.replace(/\s/g, '').slice(0, 30)] },
    }).catch(() => publishEntry(workplace, ada, { space: 'porch', title, body: attempt }));
    await addComment(workplace, ben, entry.id, { body: `x ${attempt}` });
    const path = entryPath(entry);
    for (const html of [(await visitor.get(path)).html, (await browser.get(path)).html]) {
      expect.soft(withoutAttributeText(html), attempt).not.toMatch(harmful);
    }
  }
  const lists = ['/', '/people', '/people/ben', '/spaces/porch', '/search?q=alert'];
  for (const path of [
    ...lists,
    ...xss
      .slice(0, 20)
      .map((q) => `/search?q=${encodeURIComponent(q.replace(/\p{Surrogate}/gu, ''))}`),
  ]) {
    expect.soft(withoutAttributeText((await browser.get(path)).html), path).not.toMatch(harmful);
  }
}, 60_000);

/** What stands between quotes in an attribute is not markup. */
function withoutAttributeText(html: string): string {
  return html.replace(/="([^"]*)"/g, (whole, value: string) =>
    /^(?:\s*(?:javascript|data|vbscript):|module$|\/assets|application\/ld)/i.test(value)
      ? whole
      : '=""',
  );
}
