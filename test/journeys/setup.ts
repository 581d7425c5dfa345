import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchBrowserServer } from '../browser.ts';
import { createDatabase, dropDatabase, type ServerAddress } from '../databases.ts';
import { runProgram } from '../program.ts';
import { type Person, setUp } from './people.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to connect to the Chromium that all journeys share. */
    browser: string;
    hill: Template;
  }
}

/** A database that the program has prepared and left, for each journey to clone. */
export interface Template {
  readonly database: string;
  /** Signed in: the session is in the database, and so works in every clone. */
  readonly ada: Person;
}

/** Runs after test/setup.ts, on its server: a browser and a workplace for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // The program is started some thirty times, and is compiled once.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/program');
  const { server, template } = project.getProvidedContext();
  const [browser, hill] = await Promise.all([
    launchBrowserServer(),
    makeHill(server, `${template}_hill`),
  ]);
  project.provide('browser', browser.wsEndpoint());
  project.provide('hill', hill);
  return async () => {
    await browser.close();
    await dropDatabase(server, hill.database);
  };
}

async function makeHill(server: ServerAddress, database: string): Promise<Template> {
  const { url: DATABASE_URL } = await createDatabase(server, database);
  const program = await runProgram({ env: { DATABASE_URL } });
  try {
    return { database, ada: await setUp(program) };
  } finally {
    await program.close();
  }
}
