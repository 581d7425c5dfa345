import type { PersonViewer } from '../access/index.ts';
import type { Day, QueryContext } from '../kernel/index.ts';
import { getPerson, listPeople } from '../people/index.ts';
import { getSpace } from '../spaces/index.ts';

export const factNames = ['author', 'units', 'people', 'space', 'day'] as const;
export type FactName = (typeof factNames)[number];

/** What the workplace knows before anybody types, as Markdown; '' for what it does not know. */
export type TemplateFacts = Record<FactName, string>;

const headingsByFact: Record<FactName, readonly string[]> = {
  author: ['author', 'owner', 'responsible', 'who is responsible'],
  units: ['unit', 'units', 'department'],
  people: ['people', 'team', 'who', 'who takes part'],
  space: ['space'],
  day: ['date', 'day', 'today'],
};

/** The fact that a heading or a label asks for, by its words in lower case; null for none. */
export function findFactForHeading(words: string): FactName | null {
  const plain = words
    .toLowerCase()
    .replace(/[^a-z ]+/g, '')
    .trim();
  return factNames.find((name) => headingsByFact[name].includes(plain)) ?? null;
}

const MAX_PEOPLE = 30;

/** Of whoever writes, their units and the people there, as far as they may know of them. */
export async function loadFacts(
  context: QueryContext,
  viewer: PersonViewer,
  options: { space: string | null; today: Day },
): Promise<TemplateFacts> {
  const { units } = await getPerson(context, viewer, viewer.id);
  const people = await listUnitPeople(context, viewer, units);
  const space = options.space ? await getSpace(context, viewer, options.space) : null;
  return {
    author: renderPersonLink(viewer),
    units: units.map(({ title }) => escapeMarkdown(title)).join(', '),
    people: people.map((person) => `- ${renderPersonLink(person)}${renderRole(person)}`).join('\n'),
    space: space ? `[${escapeMarkdown(space.title)}](/spaces/${space.name})` : '',
    day: dayFormat.format(new Date(`${options.today}T12:00:00Z`)),
  };
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

async function listUnitPeople(
  context: QueryContext,
  viewer: PersonViewer,
  units: readonly { handle: string }[],
): Promise<{ handle: string; name: string; title: string | null }[]> {
  const lists = await Promise.all(
    units.map(({ handle }) => listPeople(context, viewer, { unit: handle, limit: MAX_PEOPLE })),
  );
  const all = new Map(lists.flatMap(({ items }) => items.map((one) => [one.handle, one])));
  return [...all.values()].slice(0, MAX_PEOPLE);
}

/** A link rather than a mention: nobody is to be called for by a form that fills itself. */
function renderPersonLink({ handle, name }: { handle: string; name: string }): string {
  return `[${escapeMarkdown(name)}](/people/${handle})`;
}

function renderRole({ title }: { title: string | null }): string {
  return title ? `, ${escapeMarkdown(title)}` : '';
}

/** A name is text, whatever Markdown would make of it. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&');
}
