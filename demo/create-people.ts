import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { type Workplace, write } from '../workplace/happenings/index.ts';
import { addPerson, addUnit } from '../workplace/people/index.ts';
import { hashed, setPassword } from '../workplace/sign-in/password.ts';
import type { Cast } from './demo-context.ts';
import type { DemoPerson, DemoUnit } from './loader/schemas.ts';

/** Everyone signs in with HANDLE@fernhill.example and this password. */
const samplePassword = 'fernhill-sample';

export async function createPeople(
  workplace: Workplace,
  units: readonly DemoUnit[],
  people: readonly DemoPerson[],
): Promise<Cast> {
  for (const { handle, title, parent } of units) {
    await addUnit(workplace, operator, { handle, title, parent: parent ?? null });
  }
  // Hashing is slow on purpose, and they all have the same password.
  const hash = await hashed(samplePassword);
  const cast = new Map<string, PersonViewer>();
  for (const person of people) {
    cast.set(person.handle, await createPerson(workplace, person, hash));
  }
  return cast;
}

async function createPerson(
  workplace: Workplace,
  person: DemoPerson,
  hash: string,
): Promise<PersonViewer> {
  const { handle, name, title, units, timeZone, webSite, admin, guest } = person;
  const standing = guest ? 'guest' : 'member';
  const email = `${handle}@fernhill.example`;
  const input = { handle, name, email, title, units, timeZone, webSite, standing, admin };
  const { id } = await addPerson(workplace, operator, input);
  await write(workplace, (tx) => setPassword(tx, id, hash));
  return {
    is: 'person',
    id,
    handle,
    name,
    picture: null,
    webSite: webSite ?? null,
    timeZone,
    standing,
    admin,
    scope: admin ? 'admin' : 'write',
  };
}
