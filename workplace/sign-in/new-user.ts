import type { Reading, Workplace } from '../happenings/index.ts';
import { handleFrom } from '../people/rules.ts';

interface NewUser {
  name: string;
  email: string;
}

/** Somebody who comes for the first time by single sign-on gets a handle made from their name. */
export function personOfNewUser(workplace: Workplace) {
  return async (user: NewUser) => {
    const name = user.name?.trim() || user.email.split('@')[0] || 'Somebody';
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
