import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { createDatabase, type TestDatabase } from '../databases.ts';
import { type Program, type ProgramOptions, runProgram } from '../program.ts';
import { acceptInvitation, type Person, send, signInToDemo } from './people.ts';

/** The running program with Ada, who set it up, and a browser to visit it with. */
export interface App {
  readonly program: Program;
  readonly browser: Browser;
  /** With a host name instead of a number, since passkeys belong to a name. */
  readonly address: string;
  readonly databaseUrl: string;
  readonly ada: Person;
  /** What no page of ours may do, as far as it was seen; see `watch`. */
  readonly problems: string[];
  close(): Promise<void>;
}

/** What the API answers when something has been created. */
export interface Created {
  readonly id: string;
  readonly url: string;
}

/** A workplace called Hill, which Ada has set up. */
export async function openApp(env: NodeJS.ProcessEnv = {}): Promise<App> {
  const { database, ada } = inject('hill');
  return openOn(await createTestDatabase(database), async () => ada, { env });
}

/** The sample workplace; `ada` is its administrator. */
export async function openDemo(): Promise<App> {
  return openOn(await createTestDatabase(), signInToDemo, { args: ['--demo'] });
}

async function openOn(
  database: TestDatabase,
  signIn: (program: Program) => Promise<Person>,
  options: ProgramOptions,
): Promise<App> {
  const [program, browser] = await Promise.all([
    runProgram({ database, ...options }),
    openBrowser(),
  ]);
  const close = async () => {
    await browser.close();
    await program.close();
  };
  return {
    program,
    browser,
    address: program.address.replace('127.0.0.1', 'localhost'),
    databaseUrl: database.url,
    ada: await signIn(program),
    problems: [],
    close,
  };
}

/** The program before anyone has set it up, on an empty database. */
export async function runNewProgram(): Promise<Program> {
  return runProgram({ database: await createTestDatabase() });
}

let databases = 0;

function createTestDatabase(template?: string): Promise<TestDatabase> {
  databases += 1;
  return createDatabase(inject('server'), `journey_${process.pid}_${databases}`, template);
}

/** A connection to the Chromium that all journeys share; its contexts end with it. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browser'));
}

/** Invites someone and signs them up, without a browser. */
export async function join(
  app: App,
  handle: string,
  invitation: Record<string, string> = {},
): Promise<Person> {
  const answer = await send(app.address, '/invitations', invitation, app.ada.cookie);
  const path = /\/invitations\/cpi_[\w-]+/.exec(await answer.text())?.[0] ?? '';
  return acceptInvitation(app.address, path, handle);
}

/** Calls the API as this person; with a body it posts. */
export async function ask<T = Created>(
  app: App,
  person: Person,
  path: string,
  body?: object,
): Promise<T> {
  const answer = await fetch(`${app.address}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie: person.cookie,
      origin: app.address,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}
