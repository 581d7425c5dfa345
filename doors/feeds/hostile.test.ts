import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { elementsOf, feedHouse, readAtom } from '../../test/feeds.ts';
import { texts } from '../../test/hostile/text.ts';
import { xss } from '../../test/hostile/xss.ts';
import { runs } from '../../test/runs.ts';
import { makeUrlsAbsolute } from '../../workplace/text/absolute-urls.ts';
import { renderAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { renderJsonFeed } from './json-feed.ts';
import { stripIllegalXml } from './xml.ts';

const hostile = [...xss, ...texts, ']]>', '<![CDATA[', '&apos;', '&#0;', '\u0000\u000b', 'a\r\nb'];

/** A feed that says the same thing wherever it says something. */
function makeFeed(text: string): Feed {
  const at = new Date('2026-03-02T09:00:00Z');
  const item = {
    id: text,
    url: text,
    title: text,
    html: text,
    author: { name: text, url: text },
    published: at,
    updated: at,
    tags: [text],
    replies: { atom: text, json: text, count: 1, updated: at },
    inReplyTo: [{ id: text, url: text, feed: text }],
  };
  const links = { self: text, current: text, older: text, newer: text };
  const gone = [{ id: text, at }];
  const told = { id: text, title: text, subtitle: text, home: text, updated: at };
  return { ...told, archived: true, links, items: [item], deleted: gone };
}

function expectFaithful(text: string): void {
  const elements = elementsOf(renderAtom(makeFeed(text)));
  const titles = elements.filter(({ name }) => name === 'title');
  expect(titles.map((title) => title.text)).toEqual([stripIllegalXml(text), stripIllegalXml(text)]);
  const category = elements.find(({ name }) => name === 'category');
  expect(category?.attributes.term).toBe(stripIllegalXml(text));
  expect(elements.find(({ name }) => name === 'content')?.text).toBe(stripIllegalXml(text));
  expect(JSON.parse(renderJsonFeed(makeFeed(text))).items[0].title).toBe(stripIllegalXml(text));
}

describe('a feed that carries hostile words', () => {
  test.each(hostile)('is well-formed and says them as they are: %j', (text) => {
    expectFaithful(text);
  });

  test('is so for any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectFaithful), { numRuns: runs(4) });
    const units = fc.array(fc.nat(0xffff)).map((all) => String.fromCharCode(...all));
    fc.assert(fc.property(units, expectFaithful), { numRuns: runs(4) });
  });

  test('is read whole by a reader, from the workplace itself', async () => {
    const house = await feedHouse();
    const { context, ada, get } = house;
    const { id } = await house.entry(ada, 'porch', 'A ]]> <b>title</b> &apos; & "more"');
    // As an import from elsewhere may leave them: past the checks of what people type.
    const rows = hostile
      .map((text) => text.replaceAll('\u0000', '').toWellFormed())
      .filter((text) => text !== '')
      .map((text) => ({
        id: v7(),
        entry_id: id,
        author_name: text,
        author_url: text,
        body: text,
        html: '<p>safe</p>',
        created_at: context.now(),
      }));
    await context.db.insertInto('comments').values(rows).execute();
    const path = `/entries/${id}/comments`;
    const read: string[] = [];
    for (let to: string | undefined = `${path}.atom`; to; ) {
      const xml = await (await get(to)).text();
      const feed = readAtom(xml);
      read.push(...(feed.entries ?? []).map((entry) => entry.id ?? ''));
      for (const { name, text } of elementsOf(xml)) {
        if (name === 'uri') expect(text).toMatch(/^https?:\/\//);
      }
      to = feed.links?.find(({ rel }) => rel === 'prev-archive')?.href;
    }
    expect(read.toReversed()).toEqual(rows.map((row) => `urn:uuid:${row.id}`));
  });
});

test('addresses in a body become whole, and nothing else changes', () => {
  const base = 'https://house.example.org/entries/1/rain';
  const html =
    '<p><a href="/people/ben">@ben</a> <a href="#note">1</a> <a href="https://x.example/?a=1&#x26;b">x</a> ' +
    '<img src="/attachments/1" alt="a > b"> &#x3C;a href="/kept"> <a href="mailto:a@example.org">m</a></p>';
  expect(makeUrlsAbsolute(html, base)).toBe(
    html
      .replace('href="/people', 'href="https://house.example.org/people')
      .replace('href="#note', `href="${base}#note`)
      .replace('src="/', 'src="https://house.example.org/'),
  );
});
