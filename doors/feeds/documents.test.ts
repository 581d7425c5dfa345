import { describe, expect, test } from 'vitest';
import { elementsOf, feedHouse, testOrigin } from '../../test/feeds.ts';
import { addComment, closeConversation, deleteComment } from '../../workplace/comments/index.ts';
import { publishEntry, withdrawEntry } from '../../workplace/entries/index.ts';

async function setUpConversation() {
  const house = await feedHouse();
  const { context, ada, ben } = house;
  const { id, slug } = await publishEntry(context, ada, {
    space: 'porch',
    title: 'Where does the rain go?',
    body: 'Into the [barrel](/library), says @ben.',
    tags: ['rain', 'roofs & gutters'],
  });
  const first = (await addComment(context, ben, id, { body: 'Over the *edge*.' })).id;
  const reply = { body: 'Not mine.', replyTo: first };
  const second = (await addComment(context, ada, id, reply)).id;
  return { ...house, id, page: `${testOrigin}/entries/${id}/${slug}`, first, second };
}

describe('the feed of a conversation', () => {
  test('holds its comments, newest first, with author, web site and words', async () => {
    const { atom, id, page, first, second } = await setUpConversation();
    const feed = await atom(`/entries/${id}/comments.atom`);
    expect(feed).toMatchObject({
      title: { value: 'Comments on “Where does the rain go?”', type: 'text' },
      generator: { text: 'Commonplace' },
      xml: { lang: 'en' },
    });
    expect(feed.entries).toMatchObject([
      {
        id: `urn:uuid:${second}`,
        title: { value: 'Ada Quill on “Where does the rain go?”', type: 'text' },
        authors: [{ name: 'Ada Quill', uri: 'https://ada.example.org/' }],
        content: { type: 'html', value: '<p>Not mine.</p>' },
      },
      {
        id: `urn:uuid:${first}`,
        authors: [{ name: 'Ben Oduya', uri: `${testOrigin}/people/ben` }],
        content: { type: 'html', value: '<p>Over the <em>edge</em>.</p>' },
      },
    ]);
    expect(feed.links).toContainEqual({ rel: 'alternate', type: 'text/html', href: page });
    const self = `${testOrigin}/entries/${id}/comments.atom`;
    expect(feed.links).toContainEqual({ rel: 'self', type: 'application/atom+xml', href: self });
  });

  test('says of each comment what it replies to', async () => {
    const { atom, id, page, first, second } = await setUpConversation();
    const feed = await atom(`/entries/${id}/comments.atom`);
    const toEntry = {
      ref: `urn:uuid:${id}`,
      href: page,
      type: 'text/html',
      source: `${testOrigin}/spaces/porch/entries.atom`,
    };
    const toComment = {
      ref: `urn:uuid:${first}`,
      href: `${testOrigin}/comments/${first}`,
      type: 'text/html',
      source: `${testOrigin}/entries/${id}/comments.atom`,
    };
    const threads = feed.entries?.map((entry) => [entry.id, entry.thr?.inReplyTos]);
    expect(threads).toEqual([
      [`urn:uuid:${second}`, [toEntry, toComment]],
      [`urn:uuid:${first}`, [toEntry]],
    ]);
  });

  test('lets go of a comment that was deleted', async () => {
    const { context, ben, get, json, id, first, second } = await setUpConversation();
    await deleteComment(context, ben, first);
    const xml = await (await get(`/entries/${id}/comments.atom`)).text();
    const elements = elementsOf(xml);
    expect(elements.filter(({ name }) => name === 'entry')).toHaveLength(1);
    const gone = elements.find(({ name }) => name === 'at:deleted-entry');
    expect(gone?.attributes.ref).toBe(`urn:uuid:${first}`);
    expect(Date.parse(gone?.attributes.when ?? '')).not.toBeNaN();
    expect(xml).not.toContain('edge');
    const { items } = await json(`/entries/${id}/comments.json`);
    expect(items?.map((item) => item.id)).toEqual([`urn:uuid:${second}`]);
  });

  test('lets go of an entry that was withdrawn, and goes on about what was said on it', async () => {
    const { context, ada, get, atom, json, id, first, second } = await setUpConversation();
    await withdrawEntry(context, ada, id);
    const xml = await (await get('/spaces/porch/entries.atom')).text();
    const elements = elementsOf(xml);
    expect(elements.filter(({ name }) => name === 'entry')).toHaveLength(0);
    const gone = elements.find(({ name }) => name === 'at:deleted-entry');
    expect(gone?.attributes.ref).toBe(`urn:uuid:${id}`);
    expect((await json('/spaces/porch/entries.json')).items ?? []).toEqual([]);
    const feed = await atom(`/entries/${id}/comments.atom`);
    expect(feed.title?.value).toContain('Withdrawn entry');
    expect(feed.subtitle?.value).toContain('This entry was withdrawn');
    expect(feed.entries?.map((entry) => entry.id)).toEqual(
      [second, first].map((one) => `urn:uuid:${one}`),
    );
    expect(JSON.stringify(feed.entries)).toContain('Withdrawn entry');
  });

  test('says that the conversation is closed, and what came of it', async () => {
    const { context, ada, atom, id } = await setUpConversation();
    await closeConversation(context, ada, id, { outcome: 'We dig a ditch.' });
    const feed = await atom(`/entries/${id}/comments.atom`);
    expect(feed.subtitle?.value).toBe('This conversation is closed. We dig a ditch.');
  });

  test('is there before anybody has said anything', async () => {
    const { atom, json, ada, entry } = await feedHouse();
    const { id } = await entry(ada, 'porch');
    const feed = await atom(`/entries/${id}/comments.atom`);
    expect(feed.entries ?? []).toEqual([]);
    expect(Date.parse(feed.updated ?? '')).not.toBeNaN();
    expect((await json(`/entries/${id}/comments.json`)).title).toBe('Comments on “Rain”');
  });
});

describe('a feed of entries', () => {
  test('names the conversation of each, how many spoke and when last', async () => {
    const { atom, id, page } = await setUpConversation();
    const feed = await atom('/spaces/porch/entries.atom');
    expect(feed.entries).toMatchObject([
      {
        id: `urn:uuid:${id}`,
        title: { value: 'Where does the rain go?' },
        categories: [{ term: 'rain' }, { term: 'roofs-&-gutters' }],
        thr: { total: 2 },
      },
    ]);
    const links = feed.entries?.[0]?.links;
    expect(links).toContainEqual({ rel: 'alternate', type: 'text/html', href: page });
    expect(links?.find(({ rel }) => rel === 'replies')).toMatchObject({
      type: 'application/atom+xml',
      href: `${testOrigin}/entries/${id}/comments.atom`,
      thr: { count: 2, updated: expect.stringMatching(/^2026-/) },
    });
  });

  test('has every link in full', async () => {
    const { atom } = await setUpConversation();
    const html = (await atom('/people/ada/entries.atom')).entries?.[0]?.content?.value;
    expect(html).toContain(`href="${testOrigin}/library"`);
    expect(html).toContain(`href="${testOrigin}/people/ben"`);
  });

  test('has the same ids as JSON, and says there what it says in Atom', async () => {
    const { atom, get, id, page } = await setUpConversation();
    const feed = await atom('/entries.atom');
    const response = await get('/entries.json');
    expect(response.headers.get('content-type')).toContain('application/feed+json');
    const document = JSON.parse(await response.text());
    expect(document).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${testOrigin}/entries.json`,
      language: 'en',
      items: [
        {
          id: feed.entries?.[0]?.id,
          url: page,
          title: 'Where does the rain go?',
          authors: [{ name: 'Ada Quill', url: 'https://ada.example.org/' }],
          tags: ['rain', 'roofs-&-gutters'],
          date_published: feed.entries?.[0]?.published,
          _thread: { replies: { url: `${testOrigin}/entries/${id}/comments.json`, count: 2 } },
        },
      ],
    });
    expect(document.items[0].content_html).toBe(feed.entries?.[0]?.content?.value);
  });

  test('has an id of its own, which its documents share', async () => {
    const { atom, id } = await setUpConversation();
    const paths = [`/entries/${id}/comments`, '/spaces/porch/entries', '/spaces/porch/comments'];
    const others = ['/people/ada/entries', '/entries'];
    const feeds = await Promise.all([...paths, ...others].map((path) => atom(`${path}.atom`)));
    expect(new Set(feeds.map((feed) => feed.id)).size).toBe(5);
    for (const feed of feeds) expect(feed.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  test('of a space tells what was said there, too', async () => {
    const { atom, first, second } = await setUpConversation();
    const feed = await atom('/spaces/porch/comments.atom');
    expect(feed.title?.value).toBe('Comments in “The porch”');
    expect(feed.entries?.map((entry) => entry.id)).toEqual([
      `urn:uuid:${second}`,
      `urn:uuid:${first}`,
    ]);
  });
});
