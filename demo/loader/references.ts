import { join } from 'node:path';
import type { DemoContent } from './content.ts';
import { ContentError, type ContentProblem } from './content-error.ts';
import type { DemoEntry } from './entry.ts';
import type { DemoWager } from './wager.ts';

/** A name that one file uses for something that another file describes. */
interface Reference {
  file: string;
  line?: number;
  field: string;
  name: string | undefined;
}

/** Checks that every person, unit, space and entry that is named anywhere is there. */
export function checkReferences(dir: string, content: DemoContent): void {
  const { units, people, spaces, entries, wagers } = content;
  const handles = new Set(people.map(({ handle }) => handle));
  const ages = new Map(entries.map(({ key, daysAgo }) => [key, daysAgo]));
  const problems = [
    ...findMissing(
      'unit',
      new Set(units.map(({ handle }) => handle)),
      unitReferences(dir, content),
    ),
    ...findMissing('space', new Set(spaces.map(({ name }) => name)), spaceReferences(wagers)),
    ...findMissing('person', handles, memberReferences(dir, content)),
    ...findMissing('person', handles, entries.flatMap(entryPeople)),
    ...findMissing('person', handles, wagers.flatMap(wagerPeople)),
    ...entries.flatMap((entry) => checkSources(entry, ages)),
    ...wagers.flatMap(checkQuestions),
  ];
  if (problems.length > 0) throw new ContentError(problems);
}

function findMissing(
  what: string,
  known: ReadonlySet<string>,
  references: readonly Reference[],
): ContentProblem[] {
  return references
    .filter(({ name }) => name !== undefined && !known.has(name))
    .map(({ file, line, field, name }) => ({
      file,
      line,
      message: `${field}: There is no ${what} "${name}".`,
    }));
}

function unitReferences(dir: string, { units, people }: DemoContent): Reference[] {
  const parents = units.map(({ handle, parent }) => ({
    file: join(dir, 'units.yaml'),
    field: `parent of ${handle}`,
    name: parent,
  }));
  const memberships = people.flatMap(({ handle, units: names }) =>
    names.map((name) => ({ file: join(dir, 'people.yaml'), field: `units of ${handle}`, name })),
  );
  return [...parents, ...memberships];
}

function spaceReferences(wagers: readonly DemoWager[]): Reference[] {
  return wagers.map(({ file, space }) => ({ file, field: 'space', name: space }));
}

function memberReferences(dir: string, { spaces }: DemoContent): Reference[] {
  return spaces.flatMap(({ name: space, steward, members }) =>
    [steward, ...members].map((name) => ({
      file: join(dir, 'spaces.yaml'),
      field: `members of ${space}`,
      name,
    })),
  );
}

function entryPeople(entry: DemoEntry): Reference[] {
  const { file, author, brief, comments, edits, closed } = entry;
  const sections = [...comments, ...edits, ...(closed ? [closed] : [])];
  return [
    { file, field: 'author', name: author },
    { file, field: 'brief.confirmed.by', name: brief?.confirmed?.by },
    ...sections.map((section) => ({
      file,
      line: section.line,
      field: 'heading',
      name: section.author,
    })),
  ];
}

function wagerPeople(wager: DemoWager): Reference[] {
  const { file, numbers } = wager;
  const roles = ['author', 'sponsor', 'champion', 'resolver'] as const;
  const findings = wager.questions.flatMap(({ finding }) => finding ?? []);
  const measures = numbers?.ends.flatMap((end) => end.measures) ?? [];
  return [
    ...roles.map((field) => ({ file, field, name: wager[field] })),
    ...findings.map(({ author }) => ({ file, field: 'finding.author', name: author })),
    ...measures.map(({ reader }) => ({ file, field: 'reader', name: reader })),
    { file, field: 'signed.by', name: numbers?.signed?.by },
    ...Object.keys(numbers?.forecasts ?? {}).map((name) => ({ file, field: 'forecasts', name })),
  ];
}

/** What an entry builds on is older than the entry itself. */
function checkSources(entry: DemoEntry, ages: ReadonlyMap<string, number>): ContentProblem[] {
  const { file, daysAgo, buildsOn, departsFrom, supersedes } = entry;
  const sources = [
    ...buildsOn.map((key) => ({ field: 'buildsOn', key })),
    { field: 'departsFrom', key: departsFrom?.entry },
    { field: 'supersedes', key: supersedes },
  ];
  return sources
    .filter(({ key }) => key !== undefined && (ages.get(key) ?? 0) <= daysAgo)
    .map(({ field, key }) => ({ file, message: `${field}: There is no older entry "${key}".` }));
}

/** A range of a value model may rest on the finding of a question, which has to have one. */
function checkQuestions({ file, questions, numbers }: DemoWager): ContentProblem[] {
  const quantities = numbers?.worth?.quantities ?? [];
  return quantities
    .filter(({ question }) => question !== undefined && !questions[question - 1]?.finding)
    .map(({ name, question }) => ({
      file,
      message: `quantity ${name}: Question ${question} has no finding.`,
    }));
}
