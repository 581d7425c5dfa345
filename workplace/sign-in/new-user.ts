import { type Reading, type Workplace, write } from '../happenings/index.ts';
import { peopleChanged } from '../people/commands.ts';
import { handleFrom } from '../people/rules.ts';
import { cleanLine } from '../text/bounds.ts';

interface NewUser {
  name: string;
  email: string;
  emailVerified?: boolean;
}

/**
 * Somebody who comes for the first time by single sign-on gets a handle made from their name;
 * nobody does with an address that the provider says it has not verified.
 */
export function personOfNewUser(workplace: Workplace) {
  return async (user: NewUser) => {
    if (!user.emailVerified) return false;
    const name = cleanLine(user.name ?? '').slice(0, 120) || user.email.split('@')[0] || 'Somebody';
    const stem = handleFrom(name, () => false);
    const twins = await workplace.db
      .selectFrom('people')
      .select('handle')
      .where('handle', 'like', `${stem}%`)
      .execute();
    const taken = new Set(twins.map((twin) => twin.handle));
    return { data: { ...user, name, image: null, handle: handleFrom(name, (h) => taken.has(h)) } };
  };
}

/** Says that they are here, as a command that adds somebody does. */
export function greetNewUser(workplace: Workplace) {
  return async ({ id }: { id: string }) => {
    await write(workplace, async (tx) => {
      await peopleChanged(tx);
      tx.happened({ name: 'personAdded', personId: null, data: { person: id } });
    });
  };
}

/** Whether a session may begin: somebody who left still has a password, and no way in. */
export async function isHere({ db }: Reading, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
