import { text } from 'node:stream/consumers';
import { operator } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { addPerson } from '../../workplace/people/index.ts';
import {
  addPersonWithPassword,
  createInvitation,
  ensureWorkplace,
} from '../../workplace/sign-in/index.ts';
import { createToken } from '../../workplace/tokens/index.ts';
import type { Terminal } from './terminal.ts';

interface AddPersonOptions {
  handle: string;
  name: string;
  email?: string;
  admin?: boolean;
  guest?: boolean;
  passwordStdin?: boolean;
}

/** Adds a person; with `passwordStdin` the first line of the input is their password. */
export async function runAddPerson(
  context: CommandContext,
  { guest, passwordStdin, ...person }: AddPersonOptions,
  terminal: Terminal,
): Promise<number> {
  const input = { ...person, membership: guest ? 'guest' : 'member' };
  if (passwordStdin) {
    const [password = ''] = (await text(terminal.in)).split(/\r?\n/);
    await addPersonWithPassword(context, operator, input, password);
  } else {
    await addPerson(context, operator, input);
  }
  // An administrator is all that a set-up would make, so its page has nothing left to do.
  if (person.admin) await ensureWorkplace(context);
  terminal.out.write(`Added ${person.handle}.\n`);
  return 0;
}

/** Prints a link by which somebody who is here chooses a password; it works once, for two weeks. */
export async function runInvite(
  context: CommandContext,
  { handle }: { handle: string },
  terminal: Terminal,
  address: string,
): Promise<number> {
  const { secret } = await createInvitation(context, operator, { person: handle });
  terminal.out.write(`${address}/invitations/${secret}\n`);
  return 0;
}

/** Prints a new token and nothing else; it is never shown again. */
export async function runCreateToken(
  context: CommandContext,
  { person, scope }: { person: string; scope?: string },
  terminal: Terminal,
): Promise<number> {
  const { token } = await createToken(context, operator, person, {
    scope,
    label: 'command line',
  });
  terminal.out.write(`${token}\n`);
  return 0;
}
