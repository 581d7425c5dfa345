import { newId } from '../../storage/index.ts';
import type { Writing } from '../happenings/index.ts';
import { handleFrom } from '../people/rules.ts';
import { cleanLine, cleanText, safeUrl } from '../text/bounds.ts';
import { alreadyHere } from './report.ts';
import { earlier, newOnes, type Shelf } from './shelf.ts';
import type { ImportedPerson } from './works.ts';

/** People without an account: they have written, and cannot sign in. */
export async function storePeople(
  tx: Writing,
  shelf: Shelf,
  people: readonly ImportedPerson[],
): Promise<void> {
  if (people.length === 0) return;
  const origins = people.map((person) => person.origin);
  const here = await earlier(tx, 'people', origins);
  for (const [origin, id] of here) shelf.people.set(origin, id);
  const rows = newOnes(shelf, people, here, alreadyHere).map((person) => rowOf(tx, shelf, person));
  if (rows.length === 0) return;
  await tx.db.insertInto('people').values(rows).execute();
  shelf.known = null;
}

function rowOf(tx: Writing, shelf: Shelf, person: ImportedPerson) {
  const id = newId();
  const name = cleanLine(person.name).slice(0, 120) || 'Somebody';
  const handle = handleFrom(name, (candidate) => shelf.handles.has(candidate));
  shelf.handles.add(handle);
  shelf.people.set(person.origin, id);
  shelf.tally.created(person.what);
  return {
    id,
    handle,
    name,
    web_site: siteOf(shelf, person.webSite),
    about:
      cleanText(person.about ?? '')
        .trim()
        .slice(0, 2000)
        .toWellFormed() || null,
    created_at: person.createdAt,
    updated_at: tx.now,
    origin: person.origin,
  };
}

/** An address that runs something, or is none, is not shown to anybody. */
export function siteOf(shelf: Shelf, site: string | null): string | null {
  if (!site?.trim()) return null;
  const url = safeUrl(site);
  if (!url) shelf.tally.warn('{n} × a web site left out: it is no http or https address');
  return url;
}
