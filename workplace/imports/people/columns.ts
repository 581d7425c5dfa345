import { Unreadable } from '../unreadable.ts';

/** What a file may say of somebody or of a unit. */
export type Field =
  | 'handle'
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'email'
  | 'title'
  | 'units'
  | 'reportsTo'
  | 'admin'
  | 'standing'
  | 'parent';

/** What other programs call these columns, in small letters and without what stands between words. */
const otherNames: Record<Field, string> = {
  handle: 'username login userid accountname samaccountname',
  name: 'fullname displayname',
  givenName: 'firstname forename',
  familyName: 'lastname surname',
  email: 'mail emailaddress workemail primaryemail',
  title: 'jobtitle position role',
  units: 'unit department departments team teams',
  reportsTo: 'manager managerhandle managername manageremail supervisor',
  admin: 'administrator isadmin',
  standing: 'membership',
  parent: 'parentunit partof above',
};

const fields = new Map<string, Field>(
  (Object.keys(otherNames) as Field[]).flatMap((field) =>
    [fold(field), ...otherNames[field].split(' ')].map((name) => [name, field] as const),
  ),
);

function fold(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The field that a column or a JSON name stands for, or null. */
export function fieldOf(name: string): Field | null {
  return fields.get(fold(name)) ?? null;
}

/** The fields of a header row; null for a column without a name. Throws Unreadable, naming the column. */
export function columnsOf(header: readonly string[], line: number): (Field | null)[] {
  const columns = header.map((name) => (name.trim() === '' ? null : columnOf(name, line)));
  const twice = columns.findIndex((field, i) => field && columns.indexOf(field) < i);
  if (twice >= 0) {
    const first = header[columns.indexOf(columns[twice]!)];
    throw new Unreadable(`the columns “${first}” and “${header[twice]}” say the same.`, { line });
  }
  return columns;
}

function columnOf(name: string, line: number): Field {
  const field = fieldOf(name);
  if (field) return field;
  const known =
    'handle, name, email, title, units, reportsTo, admin, standing; of units handle, title, parent';
  throw new Unreadable(
    `there is no column “${name.trim()}”. There are: ${known}. Rename it, or take it out.`,
    { line },
  );
}

/** Whether these are the columns of units: they name a parent, or neither a name nor an address. */
export function areOfUnits(columns: readonly (Field | null)[]): boolean {
  const has = (field: Field) => columns.includes(field);
  if (has('parent')) return true;
  return has('title') && !has('name') && !has('givenName') && !has('familyName') && !has('email');
}
