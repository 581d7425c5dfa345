import type { ImportedAuthor, ImportedWork } from '../../../workplace/transfer/imports/index.ts';
import { type Dump, parseId, toOrigin } from './dump.ts';
import type { DumpRow } from './rows.ts';
import { parseAbout, parseTime, requireValue } from './values.ts';

/** The site's own robot; it writes, and is nobody. */
const communityUserId = '-1';

/** A user as a person without an account. */
export function* readPerson(row: DumpRow, dump: Dump): Generator<ImportedWork> {
  const id = parseId(row);
  if (id === communityUserId) {
    yield { type: 'leftOut', what: 'user', reason: 'the site’s own bot is not a person' };
    return;
  }
  if (row.Location)
    yield { type: 'warning', text: '{n} × a location skipped: there is no field for it' };
  const origin = toOrigin(dump, 'user', id);
  dump.users.set(id, origin);
  yield {
    type: 'person',
    what: 'user',
    origin,
    name: requireValue(row, 'DisplayName'),
    website: row.WebsiteUrl || null,
    about: parseAbout(row),
    createdAt: parseTime(row),
  };
}

/** Who wrote a comment or an answer; of a user who is gone only the name is left. */
export function toAuthor(
  row: DumpRow,
  field: 'OwnerUserId' | 'UserId',
  dump: Dump,
): ImportedAuthor {
  const person = dump.users.get(row[field] ?? '');
  return person ? { person } : { name: getDisplayName(row, field), url: null };
}

/** An entry needs a person: for a user who is gone one is made of the name. */
export function* readOwner(row: DumpRow, dump: Dump): Generator<ImportedWork, string> {
  const person = dump.users.get(row.OwnerUserId ?? '');
  if (person) return person;
  const name = getDisplayName(row, 'OwnerUserId');
  const origin = toOrigin(dump, 'name', name.toLowerCase());
  if (!dump.names.has(origin)) {
    dump.names.add(origin);
    const createdAt = parseTime(row);
    yield {
      type: 'person',
      what: 'former user',
      origin,
      name,
      website: null,
      about: null,
      createdAt,
    };
  }
  return origin;
}

function getDisplayName(row: DumpRow, field: 'OwnerUserId' | 'UserId'): string {
  const name = field === 'UserId' ? row.UserDisplayName : row.OwnerDisplayName;
  return name?.trim() || (row[field] === communityUserId ? 'Community' : 'Somebody');
}
