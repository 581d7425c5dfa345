import { onTestFinished } from 'vitest';
import type { DoorContext } from '../doors/shared/door-context.ts';
import { webDoor } from '../doors/web/index.ts';
import { ensureWorkplace } from '../workplace/sign-in/index.ts';
import { type Cast, sessionFor, settle, tokenFor } from './cast.ts';
import { doorwayFor, houseWith, testOrigin } from './doors.ts';
import { openTestApp, type TestApp } from './workplace.ts';

/** Somebody's browser: what they see at an address, and what comes of a form they send. */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  post(path: string, fields: Record<string, string | string[]> | FormData): Promise<Page>;
}

export interface Page {
  status: number;
  html: string;
  /** Path that a redirection leads to, or null. */
  to: string | null;
  headers: Headers;
}

type Name = keyof Cast;

interface WebHouse extends TestApp, Cast {
  /** Somebody's browser, by way of a token. */
  as(name: Name): Promise<Browser>;
  /** The same with a session of its own. */
  signedIn(name: Name, userAgent?: string): Promise<Browser>;
  visitor: Browser;
}

/** The pages over a workplace with the cast in it. */
export async function webHouse(changes: Partial<DoorContext> = {}): Promise<WebHouse> {
  const app = await openTestApp();
  onTestFinished(app.close);
  const cast = await settle(app.context);
  await ensureWorkplace(app.context);
  const doorContext = doorwayFor(app.context, changes);
  const server = houseWith(doorContext, webDoor(doorContext));
  const browser = (headers: Record<string, string>): Browser => ({
    get: async (path, more) =>
      pageOf(await server.request(testOrigin + path, { headers: { ...headers, ...more } })),
    post: async (path, fields) => {
      const body = fields instanceof FormData ? fields : wordsOf(fields);
      return pageOf(await server.request(testOrigin + path, { method: 'POST', body, headers }));
    },
  });
  const signedIn = async (name: Name, userAgent?: string) => {
    const token = await sessionFor(app.context, cast[name], { userAgent });
    return browser({ Cookie: `session=${token}` });
  };
  const as = async (name: Name) => {
    const scope = name === 'ada' ? 'admin' : 'write';
    return browser({ Authorization: `Bearer ${await tokenFor(app.context, name, scope)}` });
  };
  return { ...app, ...cast, as, signedIn, visitor: browser({}) };
}

function wordsOf(fields: Record<string, string | string[]>): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) words.append(name, one);
  }
  return words;
}

async function pageOf(response: Response): Promise<Page> {
  const to = response.headers.get('location');
  return { status: response.status, html: await response.text(), to, headers: response.headers };
}

/** What a page says, without its marks. */
export const textOf = ({ html }: Page) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
