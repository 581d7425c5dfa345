import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { type CommandContext, write } from '../workplace/kernel/index.ts';
import { addPerson, addUnit } from '../workplace/people/index.ts';
import { hashNewPassword, setPassword } from '../workplace/sign-in/index.ts';
import type { Cast } from './demo-context.ts';
import type { DemoPerson, DemoUnit } from './loader/schemas.ts';

/** Everyone signs in with HANDLE@fernhill.example and this password. */
const samplePassword = 'fernhill-sample';

export async function createPeople(
  context: CommandContext,
  units: readonly DemoUnit[],
  people: readonly DemoPerson[],
): Promise<Cast> {
  for (const { handle, title, parent } of units) {
    await addUnit(context, operator, { handle, title, parent: parent ?? null });
  }
  // Hashing is slow on purpose, and they all have the same password.
  const hash = await hashNewPassword(samplePassword);
  const cast = new Map<string, PersonViewer>();
  for (const person of people) {
    cast.set(person.handle, await createPerson(context, person, hash));
  }
  return cast;
}

async function createPerson(
  context: CommandContext,
  person: DemoPerson,
  hash: string,
): Promise<PersonViewer> {
  const { handle, name, title, units, timeZone, website, admin, guest } = person;
  const membership = guest ? 'guest' : 'member';
  const email = `${handle}@fernhill.example`;
  const input = { handle, name, email, title, units, timeZone, website, membership, admin };
  const { id } = await addPerson(context, operator, input);
  await write(context, (tx) => setPassword(tx, id, hash));
  return {
    kind: 'person',
    id,
    handle,
    name,
    picture: null,
    website: website ?? null,
    timeZone,
    membership,
    admin,
    scope: admin ? 'admin' : 'write',
  };
}
