import { type CommandContext, type QueryContext, write } from '../kernel/index.ts';
import { bumpPeopleCounter, createHandle } from '../people/index.ts';
import { cleanLine } from '../text/index.ts';

interface NewUser {
  name: string;
  email: string;
  emailVerified?: boolean;
}

/**
 * Somebody who comes for the first time by single sign-on gets a handle made from their name;
 * nobody does with an address that the provider says it has not verified.
 */
export function createNewUserHook(context: CommandContext) {
  return async (user: NewUser) => {
    if (!user.emailVerified) return false;
    const name =
      cleanLine(user.name ?? '').slice(0, 120) || user.email.split('@')[0] || 'New member';
    const stem = createHandle(name, () => false);
    const twins = await context.db
      .selectFrom('people')
      .select('handle')
      .where('handle', 'like', `${stem}%`)
      .execute();
    const taken = new Set(twins.map((twin) => twin.handle));
    return {
      data: { ...user, name, image: null, handle: createHandle(name, (h) => taken.has(h)) },
    };
  };
}

/** Says that they are here, as a command that adds somebody does. */
export function createUserAddedHook(context: CommandContext) {
  return async ({ id }: { id: string }) => {
    await write(context, async (tx) => {
      await bumpPeopleCounter(tx);
      tx.emit({ name: 'personAdded', personId: null, data: { person: id } });
    });
  };
}

/** Whether a session may begin: somebody who left still has a password, and no way in. */
export async function isActivePerson({ db }: QueryContext, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
