import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { newId } from '../storage/index.ts';

/** That one person turned to another. */
export interface Contact {
  from: string;
  to: string;
  /** Seconds. */
  time: number;
}

/** Reads lines of `from to time`; throws at the first that is none. */
export async function readContacts(path: string): Promise<Contact[]> {
  const contacts = (await readLines(path)).map((line, i) => {
    const [from, to, time] = line.split(/\s+/);
    if (!from || !to || !Number.isFinite(Number(time ?? ''))) {
      throw new Error(`${path}, line ${i + 1}: expected “from to time”, got: ${line}`);
    }
    return { from, to, time: Number(time) };
  });
  return contacts.filter(({ from, to }) => from !== to).sort((a, b) => a.time - b.time);
}

/** Reads lines of `person unit`. */
export async function readUnits(path: string): Promise<Map<string, string>> {
  return new Map((await readLines(path)).map((line) => line.split(/\s+/) as [string, string]));
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text.split('\n').flatMap((line) => line.replace(/#.*/, '').trim() || []);
}

/** One conversation for each two who had to do with each other. */
export function groupByPair(contacts: readonly Contact[]): Map<string, Contact[]> {
  const conversations = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const pair = [contact.from, contact.to].sort().join(' ');
    const known = conversations.get(pair);
    if (known) known.push(contact);
    else conversations.set(pair, [contact]);
  }
  return conversations;
}

interface ReplayedContacts {
  people: readonly string[];
  units: ReadonlyMap<string, string>;
  contacts: readonly Contact[];
  /** The second at which it is now. */
  until: number;
}

export const makeHandle = (place: number): string => `person-${place}`;

/** Writes the native archive of a workplace in which these contacts were comments. */
export async function writeArchive(path: string, replay: ReplayedContacts): Promise<void> {
  const file = createWriteStream(path);
  for (const record of generateRecords(replay)) {
    if (!file.write(`${JSON.stringify(record)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

function* generateRecords({ people, units, contacts, until }: ReplayedContacts) {
  const now = Date.now();
  const at = (time: number) => new Date(now - (until - time) * 1000).toISOString();
  const start = at((contacts[0]?.time ?? until) - 1);
  const unitIds = new Map([...new Set(units.values())].map((unit) => [unit, newId()]));
  for (const [unit, id] of unitIds) {
    yield { type: 'unit', id, handle: `unit-${unit}`.toLowerCase(), title: `Unit ${unit}` };
  }
  const ids = new Map(people.map((person) => [person, newId()]));
  for (const [i, person] of people.entries()) {
    const unit = unitIds.get(units.get(person) ?? '');
    const names = { handle: makeHandle(i), name: `Person ${person}` };
    const own = { units: unit ? [unit] : [], createdAt: start };
    yield { type: 'person', id: ids.get(person), ...names, ...own };
  }
  const space = newId();
  yield { type: 'space', id: space, name: 'yard', audience: 'open', createdAt: start };
  const conversations = [...groupByPair(contacts).values()].map((said) => ({
    id: newId(),
    said,
  }));
  for (const { id, said } of conversations) {
    const { to, from, time } = said[0]!;
    const words = { kind: 'post', title: `${from} and ${to}` };
    yield { type: 'entry', id, space, author: ids.get(to), ...words, createdAt: at(time) };
  }
  for (const { id: entry, said } of conversations) {
    const first = new Map<string, string>();
    for (const { from, to, time } of said) {
      const id = newId();
      const about = { entry, author: ids.get(from), body: 'Yes.', replyTo: first.get(to) };
      yield { type: 'comment', id, ...about, createdAt: at(time) };
      if (!first.has(from)) first.set(from, id);
    }
  }
}
