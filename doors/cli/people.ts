import { text } from 'node:stream/consumers';
import { operator } from '../../workplace/access/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { addPerson } from '../../workplace/people/index.ts';
import { addPersonWithPassword } from '../../workplace/sign-in/add-person.ts';
import { ensureWorkplace, invite } from '../../workplace/sign-in/index.ts';
import { createToken } from '../../workplace/tokens/index.ts';
import type { Terminal } from './terminal.ts';

interface NewPerson {
  handle: string;
  name: string;
  email?: string;
  admin?: boolean;
  guest?: boolean;
  passwordStdin?: boolean;
}

/** Adds a person; with `passwordStdin` the first line of the input is their password. */
export async function addSomebody(
  workplace: Workplace,
  { guest, passwordStdin, ...person }: NewPerson,
  terminal: Terminal,
): Promise<number> {
  const input = { ...person, standing: guest ? 'guest' : 'member' };
  if (passwordStdin) {
    const [password = ''] = (await text(terminal.in)).split(/\r?\n/);
    await addPersonWithPassword(workplace, operator, input, password);
  } else {
    await addPerson(workplace, operator, input);
  }
  // An administrator is all that a set-up would make, so its page has nothing left to do.
  if (person.admin) await ensureWorkplace(workplace);
  terminal.out.write(`${person.handle} is here.\n`);
  return 0;
}

/** Prints a link by which somebody who is here chooses a password; it works once, for two weeks. */
export async function inviteSomebody(
  workplace: Workplace,
  { handle }: { handle: string },
  terminal: Terminal,
  address: string,
): Promise<number> {
  const { secret } = await invite(workplace, operator, { person: handle });
  terminal.out.write(`${address}/invitations/${secret}\n`);
  return 0;
}

/** Prints a new token and nothing else; it is never shown again. */
export async function printToken(
  workplace: Workplace,
  { person, scope }: { person: string; scope?: string },
  terminal: Terminal,
): Promise<number> {
  const { token } = await createToken(workplace, operator, person, {
    scope,
    label: 'command line',
  });
  terminal.out.write(`${token}\n`);
  return 0;
}
