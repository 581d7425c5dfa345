import type { ImportedAuthor, ImportedWork } from '../../../workplace/imports/index.ts';
import { type Dump, idOf, originOf } from './posts.ts';
import type { Row } from './rows.ts';
import { aboutOf, mustHave, timeOf } from './values.ts';

/** The site's own robot; it writes, and is nobody. */
const community = '-1';

/** A user as a person without an account. */
export function* personOf(row: Row, dump: Dump): Generator<ImportedWork> {
  const id = idOf(row);
  if (id === community) {
    yield { type: 'leftOut', what: 'user', reason: 'the site’s own robot is nobody' };
    return;
  }
  if (row.Location)
    yield { type: 'warning', text: '{n} × a location left out: it has no place here' };
  const origin = originOf(dump, 'user', id);
  dump.users.set(id, origin);
  yield {
    type: 'person',
    what: 'user',
    origin,
    name: mustHave(row, 'DisplayName'),
    webSite: row.WebsiteUrl || null,
    about: aboutOf(row),
    createdAt: timeOf(row),
  };
}

/** Who wrote a comment or an answer; of a user who is gone only the name is left. */
export function authorOf(row: Row, field: 'OwnerUserId' | 'UserId', dump: Dump): ImportedAuthor {
  const person = dump.users.get(row[field] ?? '');
  return person ? { person } : { name: nameOf(row, field), url: null };
}

/** An entry needs a person: for a user who is gone one is made of the name. */
export function* ownerOf(row: Row, dump: Dump): Generator<ImportedWork, string> {
  const person = dump.users.get(row.OwnerUserId ?? '');
  if (person) return person;
  const name = nameOf(row, 'OwnerUserId');
  const origin = originOf(dump, 'name', name.toLowerCase());
  if (!dump.names.has(origin)) {
    dump.names.add(origin);
    const createdAt = timeOf(row);
    yield {
      type: 'person',
      what: 'former user',
      origin,
      name,
      webSite: null,
      about: null,
      createdAt,
    };
  }
  return origin;
}

function nameOf(row: Row, field: 'OwnerUserId' | 'UserId'): string {
  const name = field === 'UserId' ? row.UserDisplayName : row.OwnerDisplayName;
  return name?.trim() || (row[field] === community ? 'Community' : 'Somebody');
}
