import { newId } from '../../../storage/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { createHandle } from '../../people/index.ts';
import { cleanLine, cleanText, toSafeUrl } from '../../text/index.ts';
import { alreadyHereReason } from './import-report.ts';
import { findImportedIds, type ImportState, skipKnownWorks } from './import-state.ts';
import type { ImportedPerson } from './imported-work.ts';

/** People without an account: they have written, and cannot sign in. */
export async function storePeople(
  tx: Tx,
  shelf: ImportState,
  people: readonly ImportedPerson[],
): Promise<void> {
  if (people.length === 0) return;
  const origins = people.map((person) => person.origin);
  const here = await findImportedIds(tx, 'people', origins);
  for (const [origin, id] of here) shelf.people.set(origin, id);
  const rows = skipKnownWorks(shelf, people, here, alreadyHereReason).map((person) =>
    toPersonRow(tx, shelf, person),
  );
  if (rows.length === 0) return;
  await tx.db.insertInto('people').values(rows).execute();
  shelf.knownPeople = null;
}

function toPersonRow(tx: Tx, shelf: ImportState, person: ImportedPerson) {
  const id = newId();
  const name = cleanLine(person.name).slice(0, 120) || 'Somebody';
  const handle = createHandle(name, (candidate) => shelf.handles.has(candidate));
  shelf.handles.add(handle);
  shelf.people.set(person.origin, id);
  shelf.tally.created(person.what);
  return {
    id,
    handle,
    name,
    web_site: toSafeWebsite(shelf, person.website),
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
export function toSafeWebsite(shelf: ImportState, site: string | null): string | null {
  if (!site?.trim()) return null;
  const url = toSafeUrl(site);
  if (!url) shelf.tally.warn('{n} × a web site left out: it is no http or https address');
  return url;
}
