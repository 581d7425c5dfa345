import type { PersonViewer } from '../access/index.ts';
import type { Day } from '../days.ts';
import type { Reading } from '../happenings/index.ts';
import { getPerson, listPeople } from '../people/index.ts';
import { getSpace } from '../spaces/index.ts';

export const factNames = ['author', 'units', 'people', 'space', 'day'] as const;
export type FactName = (typeof factNames)[number];

/** What the workplace knows before anybody types, as Markdown; '' for what it does not know. */
export type Facts = Record<FactName, string>;

const askedBy: Record<FactName, readonly string[]> = {
  author: ['author', 'owner', 'responsible', 'who is responsible'],
  units: ['unit', 'units', 'department'],
  people: ['people', 'team', 'who', 'who takes part'],
  space: ['space'],
  day: ['date', 'day', 'today'],
};

/** The fact that a heading or a label asks for, by its words in lower case; null for none. */
export function factAskedBy(words: string): FactName | null {
  const plain = words
    .toLowerCase()
    .replace(/[^a-z ]+/g, '')
    .trim();
  return factNames.find((name) => askedBy[name].includes(plain)) ?? null;
}

const mostPeople = 30;

/** Of whoever writes, their units and the people there, as far as they may know of them. */
export async function gatherFacts(
  reading: Reading,
  viewer: PersonViewer,
  place: { space: string | null; today: Day },
): Promise<Facts> {
  const { units } = await getPerson(reading, viewer, viewer.id);
  const people = await peopleOf(reading, viewer, units);
  const space = place.space ? await getSpace(reading, viewer, place.space) : null;
  return {
    author: personLink(viewer),
    units: units.map(({ title }) => plain(title)).join(', '),
    people: people.map((person) => `- ${personLink(person)}${role(person)}`).join('\n'),
    space: space ? `[${plain(space.title)}](/spaces/${space.name})` : '',
    day: dayWords.format(new Date(`${place.today}T12:00:00Z`)),
  };
}

const dayWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

async function peopleOf(
  reading: Reading,
  viewer: PersonViewer,
  units: readonly { handle: string }[],
): Promise<{ handle: string; name: string; title: string | null }[]> {
  const lists = await Promise.all(
    units.map(({ handle }) => listPeople(reading, viewer, { unit: handle, limit: mostPeople })),
  );
  const all = new Map(lists.flatMap(({ items }) => items.map((one) => [one.handle, one])));
  return [...all.values()].slice(0, mostPeople);
}

/** A link rather than a mention: nobody is to be called for by a form that fills itself. */
function personLink({ handle, name }: { handle: string; name: string }): string {
  return `[${plain(name)}](/people/${handle})`;
}

function role({ title }: { title: string | null }): string {
  return title ? `, ${plain(title)}` : '';
}

/** A name is text, whatever Markdown would make of it. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&');
}
