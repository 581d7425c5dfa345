import { say } from '../../../messages/index.ts';
import { parse } from '../../input.ts';
import { alterPerson } from '../../people/change-person.ts';
import { insertPerson } from '../../people/commands.ts';
import { handleFrom, personChange, personInput } from '../../people/rules.ts';
import type { Said } from './read.ts';
import type { KnownPerson } from './register.ts';
import { unitNamed } from './take-units.ts';
import { about, attemptLine, type Deed, Refused, type Taking } from './taking.ts';

interface Taken {
  said: Said;
  deed: Deed;
  person: KnownPerson | null;
}

/** Takes the people of a file, and then to whom they report, who may come on a later line. */
export async function takePeople(taking: Taking, lines: readonly Said[]): Promise<Deed[]> {
  const seen = new Map<string, number>();
  const taken: Taken[] = [];
  for (const said of lines) taken.push(await takePerson(taking, said, seen));
  for (const one of taken) await takeReport(taking, one);
  return taken.map(({ deed }) => deed);
}

async function takePerson(taking: Taking, said: Said, seen: Map<string, number>): Promise<Taken> {
  const name = said.name ?? said.handle ?? said.email ?? '';
  const deed: Deed = { line: said.line, type: 'person', name, did: 'refused', changed: [] };
  let person: KnownPerson | null = null;
  const problem = await attemptLine(taking, async (within) => {
    if (said.problem) throw new Refused(said.problem);
    const known = within.register.person(said.handle, said.email);
    if (known?.left) throw new Refused('they have left; take them back first');
    const before = known && seen.get(known.id);
    if (before) throw new Refused(`line ${before} is about the same person`);
    const wanted = await wantedOf(within, said);
    if (known) nameKnown(deed, known, wanted);
    if (known) deed.changed = await change(within, known, wanted);
    person = known ?? (await add(within, said, wanted));
    deed.did = !known ? 'created' : deed.changed.length > 0 ? 'changed' : 'unchanged';
    seen.set(person.id, said.line);
  });
  if (problem) Object.assign(deed, { did: 'refused', changed: [], renamed: undefined, problem });
  return { said, deed, person: problem ? null : person };
}

/** Whoever is found by another's address is named, so that nobody is renamed unnoticed. */
function nameKnown(deed: Deed, known: KnownPerson, wanted: Wanted): void {
  deed.name = `${known.name} (@${known.handle})`;
  if (wanted.name && wanted.name !== known.name) deed.renamed = wanted.name;
}

type Wanted = Partial<
  Pick<KnownPerson, 'name' | 'email' | 'title' | 'standing' | 'admin' | 'units'>
>;

/** What the line says of somebody; what it leaves empty stays as it is. */
async function wantedOf(taking: Taking, said: Said): Promise<Wanted> {
  const units = new Set<string>();
  for (const words of said.units ?? []) units.add(await unitNamed(taking, words));
  return {
    ...(said.name ? { name: said.name } : {}),
    ...(said.email ? { email: said.email.toLowerCase() } : {}),
    ...(said.title ? { title: said.title } : {}),
    ...(said.standing ? { standing: said.standing.toLowerCase() } : {}),
    ...(said.admin ? { admin: yesOrNo(said.admin) } : {}),
    ...(said.units ? { units: [...units].sort() } : {}),
  };
}

function yesOrNo(words: string): boolean {
  if (/^(yes|y|true|1|x)$/i.test(words)) return true;
  if (/^(no|n|false|0|-)$/i.test(words)) return false;
  throw new Refused(about('admin', say('bring.notYesNo')));
}

async function change(taking: Taking, known: KnownPerson, wanted: Wanted): Promise<string[]> {
  const news = Object.entries(wanted).filter(
    ([name, value]) => String(value) !== String(known[name as keyof Wanted]),
  );
  if (news.length === 0) return [];
  const input = parse(personChange, Object.fromEntries(news));
  await alterPerson(taking.tx, taking.viewer, known.handle, input);
  Object.assign(known, Object.fromEntries(news));
  return news.map(([name]) => name);
}

async function add(taking: Taking, said: Said, wanted: Wanted): Promise<KnownPerson> {
  const { tx, viewer, register } = taking;
  const name = said.name ?? '';
  const handle = said.handle ?? handleFrom(name, (taken) => register.has(taken));
  const input = parse(personInput, { ...wanted, name, handle });
  const { id } = await insertPerson(tx, viewer, input);
  const person: KnownPerson = {
    id,
    handle: input.handle,
    name: input.name,
    email: input.email,
    title: input.title,
    standing: input.standing,
    admin: input.admin,
    units: input.units,
    left: false,
    reportsTo: null,
  };
  register.add(person);
  return person;
}

async function takeReport(taking: Taking, { said, deed, person }: Taken): Promise<void> {
  if (!person || !said.reportsTo) return;
  const words = said.reportsTo;
  const problem = await attemptLine(taking, async ({ tx, viewer, register }) => {
    const above = register.meant(words);
    if (!above) {
      const problem = say('bring.reportsToNobody', { name: words.slice(0, 60) });
      throw new Refused(about('reportsTo', problem));
    }
    if (above.handle === person.reportsTo) return;
    await alterPerson(tx, viewer, person.handle, parse(personChange, { reportsTo: above.handle }));
    person.reportsTo = above.handle;
    if (deed.did === 'unchanged') deed.did = 'changed';
    if (deed.did === 'changed') deed.changed.push('reportsTo');
  });
  if (problem) deed.problem = problem;
}
