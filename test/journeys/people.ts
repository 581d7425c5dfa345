import { eventually } from '../eventually.ts';
import type { Program } from '../program.ts';

export interface Person {
  readonly handle: string;
  readonly email: string;
  /** The session, as a browser sends it. */
  readonly cookie: string;
}

export const password = 'a sentence to remember';

/** The one-time link, as the console shows it. */
export function setUpLink(program: Program): Promise<string> {
  return eventually(() => {
    const link = /http:\S+\/set-up\?token=\S+/.exec(program.output())?.[0];
    if (!link) throw new Error(`no link in: ${program.output()}`);
    return link;
  });
}

/** Ada sets up a workplace called Hill. */
export async function setUp(program: Program): Promise<Person> {
  const link = await setUpLink(program);
  const token = new URL(link).searchParams.get('token') ?? '';
  const who = { name: 'Ada', handle: 'ada', email: 'ada@example.org', password };
  const { origin } = new URL(link);
  return toPerson('ada', await send(origin, '/set-up', { token, workplace: 'Hill', ...who }));
}

/** The administrator of the sample workplace. */
export async function signInToDemo({ address }: Program): Promise<Person> {
  const email = 'ines@fernhill.example';
  const answer = await send(address, '/sign-in', { email, password: 'fernhill-sample' });
  return { ...toPerson('ines', answer), email };
}

/** Accepts an invitation without a browser. */
export async function acceptInvitation(address: string, path: string, handle: string) {
  const name = handle[0]!.toUpperCase() + handle.slice(1);
  const email = `${handle}@example.org`;
  return toPerson(handle, await send(address, path, { name, handle, email, password }));
}

function toPerson(handle: string, answer: Response): Person {
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]!);
  if (cookie.length === 0) throw new Error(`${handle} could not sign in: ${answer.status}`);
  return { handle, email: `${handle}@example.org`, cookie: cookie.join('; ') };
}

/** Sends a form as a page of the workplace does. */
export function send(
  address: string,
  path: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<Response> {
  const headers = { origin: address, cookie };
  const body = new URLSearchParams(fields);
  return fetch(address + path, { method: 'POST', redirect: 'manual', headers, body });
}
