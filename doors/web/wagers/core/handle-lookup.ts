import { listPeople } from '../../../../workplace/people/index.ts';
import { requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import type { EndFormData } from '../ends/end-form-data.ts';
import type { FactsFormData } from './facts-form-data.ts';

/** As many people as may have a name in common with others and still be told apart by it. */
const MAX_NAMESAKES = 20;

/**
 * A person as typed, by their handle: who was named in full is found where the viewer knows one
 * person alone of that name. Otherwise it stays as it was, to be refused for what it is.
 */
async function resolveHandle(c: Ctx, web: WebContext, typed: string): Promise<string> {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (!name.includes(' ')) return typed;
  const filter = { q: name, limit: MAX_NAMESAKES };
  const { items } = await listPeople(web.door.context, requirePerson(c), filter);
  const called = items.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  return called.length === 1 ? called[0]!.handle : typed;
}

/** What a wager says of itself, with its people by their handles. */
export async function resolveFactHandles(
  c: Ctx,
  web: WebContext,
  facts: FactsFormData,
): Promise<FactsFormData> {
  const parts = ['sponsor', 'champion', 'resolver'] as const;
  const found = parts.map(
    async (part) => [part, await resolveHandle(c, web, facts[part])] as const,
  );
  return { ...facts, ...Object.fromEntries(await Promise.all(found)) };
}

/** The same of whoever reads the measures of an end. */
export async function resolveReaderHandles(
  c: Ctx,
  web: WebContext,
  end: EndFormData,
): Promise<EndFormData> {
  const measures = end.measures.map(async (measure) => {
    const reader = await resolveHandle(c, web, measure.reader);
    return { ...measure, reader };
  });
  return { ...end, measures: await Promise.all(measures) };
}
