import { parseInput } from '../../../kernel/index.ts';
import {
  createHandle,
  insertUnit,
  unitChangeInput,
  unitInput,
  updateUnit,
} from '../../../people/index.ts';
import { applyLine, LineError, type LineResult, type PeopleImportContext } from './import-line.ts';
import type { PeopleLine } from './parse-people-file.ts';
import type { KnownUnit } from './people-index.ts';

/** Takes the units of a file, those above before those below, in whatever order they come. */
export async function importUnitLines(
  taking: PeopleImportContext,
  lines: readonly PeopleLine[],
): Promise<LineResult[]> {
  const results: LineResult[] = [];
  let waiting = [...lines];
  while (waiting.length > 0) {
    const ready = waiting.filter((line) => !waiting.some((other) => isParentLine(other, line)));
    // Those that wait for each other go round in a circle, which the command refuses.
    for (const line of ready.length > 0 ? ready : waiting)
      results.push(await importUnitLine(taking, line));
    waiting = ready.length > 0 ? waiting.filter((line) => !ready.includes(line)) : [];
  }
  return results;
}

function isParentLine(other: PeopleLine, line: PeopleLine): boolean {
  if (other === line || !line.parent) return false;
  const parent = line.parent.toLowerCase();
  return other.handle?.toLowerCase() === parent || other.title?.toLowerCase() === parent;
}

async function importUnitLine(taking: PeopleImportContext, line: PeopleLine): Promise<LineResult> {
  const name = line.title ?? line.handle ?? '';
  const result: LineResult = {
    line: line.line,
    type: 'unit',
    name,
    outcome: 'refused',
    changed: [],
  };
  const problem = await applyLine(taking, async (within) => {
    if (line.problem) throw new LineError(line.problem);
    const known = within.register.unit(line.handle ?? line.title ?? '');
    const parent = line.parent && (await findOrAddUnit(within, line.parent));
    if (!known) {
      await addNewUnit(within, { ...line, ...(parent ? { parent } : {}) });
      result.outcome = 'created';
    } else {
      result.changed = await changeKnownUnit(within, known, line.title, parent || undefined);
      result.outcome = result.changed.length > 0 ? 'changed' : 'unchanged';
    }
  });
  return problem ? { ...result, outcome: 'refused', changed: [], problem } : result;
}

/** The handle of a unit by its handle or title; one that is not here is added where that is wanted. */
export async function findOrAddUnit(taking: PeopleImportContext, words: string): Promise<string> {
  const known = taking.register.unit(words);
  if (known) return known.handle;
  if (!taking.makeUnits) throw new LineError(`there is no unit “${words.slice(0, 60)}”`);
  return addNewUnit(taking, { title: words });
}

async function addNewUnit(
  { tx, viewer, register }: PeopleImportContext,
  line: { handle?: string; title?: string; parent?: string },
): Promise<string> {
  const title = line.title ?? line.handle ?? '';
  const handle =
    line.handle ??
    createHandle(title, (taken) => register.units.some((one) => one.handle === taken));
  const unit = parseInput(unitInput, { handle, title, parent: line.parent ?? null });
  await insertUnit(tx, viewer, unit);
  register.units.push({ handle: unit.handle, title: unit.title, parent: unit.parent ?? null });
  return unit.handle;
}

async function changeKnownUnit(
  { tx, viewer }: PeopleImportContext,
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
  await updateUnit(tx, viewer, known.handle, parseInput(unitChangeInput, change));
  Object.assign(known, change);
  return changed;
}
