import { UnreadableFileError } from '../unreadable-file-error.ts';

/** What a file may say of somebody or of a unit. */
export type PeopleField =
  | 'handle'
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'email'
  | 'title'
  | 'units'
  | 'reportsTo'
  | 'admin'
  | 'membership'
  | 'parent';

/** What other programs call these columns, in small letters and without what stands between words. */
const columnAliases: Record<PeopleField, string> = {
  handle: 'username login userid accountname samaccountname',
  name: 'fullname displayname',
  givenName: 'firstname forename',
  familyName: 'lastname surname',
  email: 'mail emailaddress workemail primaryemail',
  title: 'jobtitle position role',
  units: 'unit department departments team teams',
  reportsTo: 'manager managerhandle managername manageremail supervisor',
  admin: 'administrator isadmin',
  membership: 'standing',
  parent: 'parentunit partof above',
};

const fieldByColumnName = new Map<string, PeopleField>(
  (Object.keys(columnAliases) as PeopleField[]).flatMap((field) =>
    [normalizeColumnName(field), ...columnAliases[field].split(' ')].map(
      (name) => [name, field] as const,
    ),
  ),
);

function normalizeColumnName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The field that a column or a JSON name stands for, or null. */
export function findField(name: string): PeopleField | null {
  return fieldByColumnName.get(normalizeColumnName(name)) ?? null;
}

/** The fields of a header row; null for a column without a name. Throws Unreadable, naming the column. */
export function parseHeader(header: readonly string[], line: number): (PeopleField | null)[] {
  const columns = header.map((name) => (name.trim() === '' ? null : parseColumnName(name, line)));
  const twice = columns.findIndex((field, i) => field && columns.indexOf(field) < i);
  if (twice >= 0) {
    const first = header[columns.indexOf(columns[twice]!)];
    throw new UnreadableFileError(
      `the columns “${first}” and “${header[twice]}” stand for the same field.`,
      { line },
    );
  }
  return columns;
}

function parseColumnName(name: string, line: number): PeopleField {
  const field = findField(name);
  if (field) return field;
  const known =
    'handle, name, email, title, units, reportsTo, admin, standing; of units handle, title, parent';
  throw new UnreadableFileError(
    `there is no column “${name.trim()}”. There are: ${known}. Rename it, or take it out.`,
    { line },
  );
}

/** Whether these are the columns of units: they name a parent, or neither a name nor an address. */
export function isUnitHeader(columns: readonly (PeopleField | null)[]): boolean {
  const has = (field: PeopleField) => columns.includes(field);
  if (has('parent')) return true;
  return has('title') && !has('name') && !has('givenName') && !has('familyName') && !has('email');
}
