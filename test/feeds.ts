import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { feedDoor } from '../doors/feeds/index.ts';
import { newId } from '../storage/index.ts';
import type { PersonViewer } from '../workplace/access/index.ts';
import { publishEntry } from '../workplace/entries/index.ts';
import { createToken } from '../workplace/tokens/index.ts';
import { settle } from './cast.ts';
import { doorwayFor, houseWith, testOrigin } from './doors.ts';
import { testAppForTest } from './workplace.ts';

/** The cast in a house with the feeds' door, and a way to read what it gives. */
export async function feedHouse() {
  const app = await testAppForTest();
  const cast = await settle(app.context);
  const { context } = app;
  const doors = houseWith(doorwayFor(context), feedDoor(doorwayFor(context)));
  const get = (path: string, headers: Record<string, string> = {}) =>
    doors.request(path, { headers });
  const atom = async (path: string) => readAtom(await textOf(await get(path)));
  const json = async (path: string) => parseJsonFeed(await textOf(await get(path)));
  const entry = (author: PersonViewer, space: string, title = 'Rain', body = 'Into the barrel.') =>
    publishEntry(context, author, { space, title, body });
  const feedToken = (person: PersonViewer) =>
    createToken(context, person, person.handle, { purpose: 'feed' });
  return { ...app, ...cast, doors, get, atom, json, entry, feedToken };
}

async function textOf(response: Response): Promise<string> {
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return response.text();
}

/** As a strict parser and then as a feed reader takes it; throws where either would stumble. */
export function readAtom(xml: string) {
  const elements = elementsOf(xml);
  const starts = elements.flatMap(({ name }, i) => (name === 'entry' ? [i] : []));
  const ends = [...starts.slice(1), elements.length];
  const head = elements.slice(0, starts[0]);
  mustHaveOnce(head, ['id', 'title', 'updated', 'link self', 'link alternate']);
  for (const [i, start] of starts.entries()) {
    const entry = elements.slice(start, ends[i]);
    mustHaveOnce(entry, ['id', 'title', 'updated', 'author', 'name', 'content', 'link alternate']);
  }
  for (const { name, text, attributes } of elements) mustBeFormed(name, text, attributes);
  return parseAtomFeed(xml);
}

/** What RFC 4287 asks of a feed and of an entry, and what this house adds to it. */
function mustHaveOnce(elements: Element[], names: string[]): void {
  const found = elements.map(({ name, attributes }) => `${name} ${attributes.rel ?? ''}`.trim());
  for (const name of names) {
    const times = found.filter((other) => other === name).length;
    if (times !== 1) throw new Error(`${name} stands there ${times} times`);
  }
}

function mustBeFormed(name: string, text: string, attributes: Element['attributes']): void {
  const whole = [attributes.href, attributes.source, ...(name === 'uri' ? [text] : [])];
  for (const address of whole) {
    if (address !== undefined && !/^https?:\/\/[^/]/.test(address)) throw new Error(address);
  }
  const times = [attributes.when, attributes['thr:updated']];
  if (name === 'updated' || name === 'published') times.push(text);
  for (const time of times) {
    if (time !== undefined && !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time)) throw new Error(time);
  }
  if (name === 'name' && text.trim() === '') throw new Error('an author without a name');
}

export interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element in the order of its start; throws at the first error of form. */
export function elementsOf(xml: string): Element[] {
  const parser = new SaxesParser({ xmlns: true });
  const all: Element[] = [];
  const open: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element = { name, attributes: Object.fromEntries(values), text: '' };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    if (open.at(-1)) open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return all;
}

type House = Awaited<ReturnType<typeof feedHouse>>;

/** Many comments at once, several in the same instant; answers their ids in order. */
export async function fill(house: House, entryId: string, count: number): Promise<string[]> {
  const start = house.context.now().getTime();
  const rows = Array.from({ length: count }, (_, i) => ({
    id: newId(),
    entry_id: entryId,
    author_id: house.ben.id,
    body: `Drop ${i}`,
    html: `<p>Drop ${i}</p>`,
    created_at: new Date(start + Math.floor(i / 3)),
  }));
  rows.sort((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1));
  if (count > 0) await house.context.db.insertInto('comments').values(rows).execute();
  return rows.map(({ id }) => id);
}

export { testOrigin };
