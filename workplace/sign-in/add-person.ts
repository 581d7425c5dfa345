import { canAdminister, type Viewer } from '../access/index.ts';
import { type CommandContext, invalid, notAllowed, parseInput, write } from '../kernel/index.ts';
import { insertPerson, personInput } from '../people/index.ts';
import { hashNewPassword, passwordField, setPassword } from './password.ts';

/** Adds a person who can sign in at once. Answers the new id. */
export async function addPersonWithPassword(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
  password: string,
): Promise<{ id: string }> {
  if (!canAdminister(viewer)) throw notAllowed();
  const person = parseInput(personInput, input);
  if (!person.email) throw invalid({ email: 'emailForPassword' });
  const hash = await hashNewPassword(parseInput(passwordField, password));
  return write(context, async (tx) => {
    const added = await insertPerson(tx, viewer, person);
    await setPassword(tx, added.id, hash);
    return added;
  });
}
