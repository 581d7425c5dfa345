import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { xss } from '../../test/hostile/xss.ts';
import { sampled } from '../../test/sample.ts';
import { webHouse } from '../../test/web.ts';
import { addComment } from '../../workplace/comments/index.ts';
import { publishEntry } from '../../workplace/entries/index.ts';
import { changeProfile } from '../../workplace/people/index.ts';
import { parseHtml } from '../../workplace/text/parse-html.ts';
import { entryPath } from '../../workplace/works/work-address.ts';

test('no hostile name, title, tag, body or search gets beyond being text', async () => {
  const { as, visitor, context, ada, ben } = await webHouse();
  const cleo = await as('cleo');
  for (const [i, attempt] of sampled(xss, 4).entries()) {
    const line = `${attempt} ${i}`.slice(0, 110);
    await changeProfile(context, ben, { name: line, title: line, about: attempt });
    const tags = [`${attempt.replace(/\s/g, '').slice(0, 30)}x`];
    const words = { space: 'porch', title: line, body: attempt, tags };
    const entry = await publishEntry(context, ada, words);
    await addComment(context, ben, entry.id, { body: `x ${attempt}` });
    const path = entryPath(entry);
    for (const browser of [visitor, cleo]) {
      expect(findDangers((await browser.get(path)).html), attempt).toEqual([]);
    }
    const q = encodeURIComponent(attempt.toWellFormed().replaceAll('\0', ''));
    expect(findDangers((await cleo.get(`/search?q=${q}`)).html), attempt).toEqual([]);
  }
  for (const path of ['/', '/people', '/people/ben', '/spaces/porch', '/search?q=alert']) {
    expect(findDangers((await cleo.get(path)).html), path).toEqual([]);
  }
});

const forbiddenTags = new Set(
  'style iframe object embed svg math base video audio marquee applet frame frameset'.split(' '),
);

/** What a browser would run or load of a page that our own markup does not mean it to. */
function findDangers(html: string): string[] {
  const dangers: string[] = [];
  visit(parseHtml(html), 'element', (node) => {
    const { tagName, properties } = node;
    if (forbiddenTags.has(tagName) || (tagName === 'script' && !isOurs(node)))
      dangers.push(tagName);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on|^style$|^srcDoc$/i.test(name)) dangers.push(`${tagName} ${name}`);
      if (/^(href|src|action|formAction)$/.test(name) && !isSafe(String(value))) {
        dangers.push(`${tagName} ${name}=${value}`);
      }
    }
  });
  return dangers;
}

function isOurs({ properties: { type, src } }: Element): boolean {
  return type === 'application/ld+json' || src === '/assets/islands.js';
}

function isSafe(address: string): boolean {
  if (/^[\s\\/]*[\\/]{2}/.test(address)) return false;
  return !/^[^/?#]*:/.test(address) || /^(https?|mailto):/.test(address);
}
