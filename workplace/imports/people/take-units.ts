import { parse } from '../../input.ts';
import { handleFrom, unitChange, unitInput } from '../../people/rules.ts';
import { alterUnit, insertUnit } from '../../people/units.ts';
import type { Said } from './read.ts';
import type { KnownUnit } from './register.ts';
import { attemptLine, type Deed, Refused, type Taking } from './taking.ts';

/** Takes the units of a file, those above before those below, in whatever order they come. */
export async function takeUnits(taking: Taking, lines: readonly Said[]): Promise<Deed[]> {
  const deeds: Deed[] = [];
  let waiting = [...lines];
  while (waiting.length > 0) {
    const ready = waiting.filter((line) => !waiting.some((other) => isAbove(other, line)));
    // Those that wait for each other go round in a circle, which the command refuses.
    for (const line of ready.length > 0 ? ready : waiting) deeds.push(await takeUnit(taking, line));
    waiting = ready.length > 0 ? waiting.filter((line) => !ready.includes(line)) : [];
  }
  return deeds;
}

function isAbove(other: Said, line: Said): boolean {
  if (other === line || !line.parent) return false;
  const parent = line.parent.toLowerCase();
  return other.handle?.toLowerCase() === parent || other.title?.toLowerCase() === parent;
}

async function takeUnit(taking: Taking, said: Said): Promise<Deed> {
  const name = said.title ?? said.handle ?? '';
  const deed: Deed = { line: said.line, type: 'unit', name, did: 'refused', changed: [] };
  const problem = await attemptLine(taking, async (within) => {
    if (said.problem) throw new Refused(said.problem);
    const known = within.register.unit(said.handle ?? said.title ?? '');
    const parent = said.parent && (await unitNamed(within, said.parent));
    if (!known) {
      await addUnit(within, { ...said, ...(parent ? { parent } : {}) });
      deed.did = 'created';
    } else {
      deed.changed = await changeUnit(within, known, said.title, parent || undefined);
      deed.did = deed.changed.length > 0 ? 'changed' : 'unchanged';
    }
  });
  return problem ? { ...deed, did: 'refused', changed: [], problem } : deed;
}

/** The handle of a unit by its handle or title; one that is not here is added where that is wanted. */
export async function unitNamed(taking: Taking, words: string): Promise<string> {
  const known = taking.register.unit(words);
  if (known) return known.handle;
  if (!taking.makeUnits) throw new Refused(`there is no unit “${words.slice(0, 60)}”`);
  return addUnit(taking, { title: words });
}

async function addUnit(
  { tx, viewer, register }: Taking,
  said: { handle?: string; title?: string; parent?: string },
): Promise<string> {
  const title = said.title ?? said.handle ?? '';
  const handle =
    said.handle ?? handleFrom(title, (taken) => register.units.some((one) => one.handle === taken));
  const unit = parse(unitInput, { handle, title, parent: said.parent ?? null });
  await insertUnit(tx, viewer, unit);
  register.units.push({ handle: unit.handle, title: unit.title, parent: unit.parent ?? null });
  return unit.handle;
}

async function changeUnit(
  { tx, viewer }: Taking,
  known: KnownUnit,
  title: string | undefined,
  parent: string | undefined,
): Promise<string[]> {
  const change = {
    ...(title && title !== known.title ? { title } : {}),
    ...(parent && parent !== known.parent ? { parent } : {}),
  };
  const changed = Object.keys(change);
  if (changed.length === 0) return [];
  await alterUnit(tx, viewer, known.handle, parse(unitChange, change));
  Object.assign(known, change);
  return changed;
}
