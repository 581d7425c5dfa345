import { mayAdminister, type Viewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { insertPerson } from '../people/commands.ts';
import { personInput } from '../people/rules.ts';
import { invalid, notAllowed } from '../refusal.ts';
import { hashed, passwordField, setPassword } from './password.ts';

/** Adds a person who can sign in at once. Answers the new id. */
export async function addPersonWithPassword(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
  password: string,
): Promise<{ id: string }> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const person = parse(personInput, input);
  if (!person.email) throw invalid({ email: 'emailForPassword' });
  const hash = await hashed(parse(passwordField, password));
  return write(workplace, async (tx) => {
    const added = await insertPerson(tx, viewer, person);
    await setPassword(tx, added.id, hash);
    return added;
  });
}
