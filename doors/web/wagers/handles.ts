import { listPeople } from '../../../workplace/people/index.ts';
import type { Ctx, House } from '../house.ts';
import { requirePerson } from '../viewer.ts';
import type { TypedEnd } from './typed-ends.ts';
import type { TypedFacts } from './typed-facts.ts';

/** As many people as may have a name in common with others and still be told apart by it. */
const mostAlike = 20;

/**
 * A person as typed, by their handle: who was named in full is found where the viewer knows one
 * person alone of that name. Otherwise it stays as it was, to be refused for what it is.
 */
async function handleOf(c: Ctx, house: House, typed: string): Promise<string> {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (!name.includes(' ')) return typed;
  const filter = { q: name, limit: mostAlike };
  const { items } = await listPeople(house.doorway.workplace, requirePerson(c), filter);
  const called = items.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  return called.length === 1 ? called[0]!.handle : typed;
}

/** What a wager says of itself, with its people by their handles. */
export async function factsByHandle(c: Ctx, house: House, facts: TypedFacts): Promise<TypedFacts> {
  const parts = ['sponsor', 'champion', 'resolver'] as const;
  const found = parts.map(async (part) => [part, await handleOf(c, house, facts[part])] as const);
  return { ...facts, ...Object.fromEntries(await Promise.all(found)) };
}

/** The same of whoever reads the measures of an end. */
export async function endByHandle(c: Ctx, house: House, end: TypedEnd): Promise<TypedEnd> {
  const measures = end.measures.map(async (measure) => {
    const reader = await handleOf(c, house, measure.reader);
    return { ...measure, reader };
  });
  return { ...end, measures: await Promise.all(measures) };
}
