import { say } from '../../../../messages/index.ts';
import { parseInput } from '../../../kernel/index.ts';
import {
  createHandle,
  insertPerson,
  personChangeInput,
  personInput,
  updatePerson,
} from '../../../people/index.ts';
import {
  applyLine,
  formatFieldProblem,
  LineError,
  type LineResult,
  type PeopleImportContext,
} from './import-line.ts';
import { findOrAddUnit } from './import-unit-lines.ts';
import type { PeopleLine } from './parse-people-file.ts';
import type { KnownPerson } from './people-index.ts';

interface ImportedLine {
  line: PeopleLine;
  result: LineResult;
  person: KnownPerson | null;
}

/** Takes the people of a file, and then to whom they report, who may come on a later line. */
export async function importPersonLines(
  taking: PeopleImportContext,
  lines: readonly PeopleLine[],
): Promise<LineResult[]> {
  const seen = new Map<string, number>();
  const taken: ImportedLine[] = [];
  for (const line of lines) taken.push(await importPersonLine(taking, line, seen));
  for (const one of taken) await importReportsTo(taking, one);
  return taken.map(({ result }) => result);
}

async function importPersonLine(
  taking: PeopleImportContext,
  line: PeopleLine,
  seen: Map<string, number>,
): Promise<ImportedLine> {
  const name = line.name ?? line.handle ?? line.email ?? '';
  const result: LineResult = {
    line: line.line,
    type: 'person',
    name,
    outcome: 'refused',
    changed: [],
  };
  let person: KnownPerson | null = null;
  const problem = await applyLine(taking, async (within) => {
    if (line.problem) throw new LineError(line.problem);
    const known = within.register.person(line.handle, line.email);
    if (known?.left) throw new LineError('they have left; take them back first');
    const before = known && seen.get(known.id);
    if (before) throw new LineError(`line ${before} is about the same person`);
    const wanted = await toPersonValues(within, line);
    if (known) nameKnownPerson(result, known, wanted);
    if (known) result.changed = await changeKnownPerson(within, known, wanted);
    person = known ?? (await addNewPerson(within, line, wanted));
    result.outcome = !known ? 'created' : result.changed.length > 0 ? 'changed' : 'unchanged';
    seen.set(person.id, line.line);
  });
  if (problem)
    Object.assign(result, { outcome: 'refused', changed: [], renamed: undefined, problem });
  return { line, result, person: problem ? null : person };
}

/** Whoever is found by another's address is named, so that nobody is renamed unnoticed. */
function nameKnownPerson(result: LineResult, known: KnownPerson, wanted: PersonValues): void {
  result.name = `${known.name} (@${known.handle})`;
  if (wanted.name && wanted.name !== known.name) result.renamed = wanted.name;
}

type PersonValues = Partial<
  Pick<KnownPerson, 'name' | 'email' | 'title' | 'membership' | 'admin' | 'units'>
>;

/** What the line says of somebody; what it leaves empty stays as it is. */
async function toPersonValues(
  taking: PeopleImportContext,
  line: PeopleLine,
): Promise<PersonValues> {
  const units = new Set<string>();
  for (const words of line.units ?? []) units.add(await findOrAddUnit(taking, words));
  return {
    ...(line.name ? { name: line.name } : {}),
    ...(line.email ? { email: line.email.toLowerCase() } : {}),
    ...(line.title ? { title: line.title } : {}),
    ...(line.membership ? { membership: line.membership.toLowerCase() } : {}),
    ...(line.admin ? { admin: parseYesNo(line.admin) } : {}),
    ...(line.units ? { units: [...units].sort() } : {}),
  };
}

function parseYesNo(words: string): boolean {
  if (/^(yes|y|true|1|x)$/i.test(words)) return true;
  if (/^(no|n|false|0|-)$/i.test(words)) return false;
  throw new LineError(formatFieldProblem('admin', say('bring.notYesNo')));
}

async function changeKnownPerson(
  taking: PeopleImportContext,
  known: KnownPerson,
  wanted: PersonValues,
): Promise<string[]> {
  const news = Object.entries(wanted).filter(
    ([name, value]) => String(value) !== String(known[name as keyof PersonValues]),
  );
  if (news.length === 0) return [];
  const input = parseInput(personChangeInput, Object.fromEntries(news));
  await updatePerson(taking.tx, taking.viewer, known.handle, input);
  Object.assign(known, Object.fromEntries(news));
  return news.map(([name]) => name);
}

async function addNewPerson(
  taking: PeopleImportContext,
  line: PeopleLine,
  wanted: PersonValues,
): Promise<KnownPerson> {
  const { tx, viewer, register } = taking;
  const name = line.name ?? '';
  const handle = line.handle ?? createHandle(name, (taken) => register.has(taken));
  const input = parseInput(personInput, { ...wanted, name, handle });
  const { id } = await insertPerson(tx, viewer, input);
  const person: KnownPerson = {
    id,
    handle: input.handle,
    name: input.name,
    email: input.email,
    title: input.title,
    membership: input.membership,
    admin: input.admin,
    units: input.units,
    left: false,
    reportsTo: null,
  };
  register.add(person);
  return person;
}

async function importReportsTo(
  taking: PeopleImportContext,
  { line, result, person }: ImportedLine,
): Promise<void> {
  if (!person || !line.reportsTo) return;
  const words = line.reportsTo;
  const problem = await applyLine(taking, async ({ tx, viewer, register }) => {
    const above = register.resolve(words);
    if (!above) {
      const problem = say('bring.reportsToNobody', { name: words.slice(0, 60) });
      throw new LineError(formatFieldProblem('reportsTo', problem));
    }
    if (above.handle === person.reportsTo) return;
    await updatePerson(
      tx,
      viewer,
      person.handle,
      parseInput(personChangeInput, { reportsTo: above.handle }),
    );
    person.reportsTo = above.handle;
    if (result.outcome === 'unchanged') result.outcome = 'changed';
    if (result.outcome === 'changed') result.changed.push('reportsTo');
  });
  if (problem) result.problem = problem;
}
