import { onTestFinished } from 'vitest';
import { settle, tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith } from '../../test/doors.ts';
import { openTestApp } from '../../test/workplace.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { apiDoor } from './index.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
type Json = any;

export interface ApiResponse {
  status: number;
  headers: Headers;
  body: Json;
}

export type ApiClient = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiResponse>;

/** The cast before the API's door: each asks with a token of their own, the stranger without. */
export async function openTestApi(changes: Partial<DoorContext> = {}) {
  const { context, close, happened } = await openTestApp();
  onTestFinished(close);
  const cast = await settle(context);
  const doorContext = doorwayFor(context, changes);
  const house = houseWith(doorContext, apiDoor(doorContext));
  const asks = async (handle: string, scope: 'read' | 'write' | 'admin' = 'write') =>
    createApiClient(house, await tokenFor(context, handle, scope));
  const people = {
    ada: await asks('ada', 'admin'),
    ben: await asks('ben'),
    cleo: await asks('cleo'),
    gus: await asks('gus'),
    reader: await asks('ben', 'read'),
    stranger: createApiClient(house),
  };
  return { context, happened, doorContext, house, cast, ...people };
}

/** Asks in JSON and reads the answer as JSON where it is; a string body is sent as it is. */
function createApiClient(house: { request: RequestFunction }, token?: string): ApiClient {
  return async (method, path, body, more = {}) => {
    const headers = new Headers(more);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (body !== undefined && !headers.has('Content-Type')) {
      headers.set('Content-Type', 'application/json');
    }
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const sent = body === undefined || raw ? body : JSON.stringify(body);
    const response = await house.request(path, { method, headers, body: sent as BodyInit });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text,
    };
  };
}

type RequestFunction = (path: string, init: RequestInit) => Response | Promise<Response>;

/** An entry by Ada in the yard, or elsewhere. */
export async function createEntry(ask: ApiClient, more: object = {}): Promise<Json> {
  const said = { space: 'yard', kind: 'question', title: 'Where does the rain go?', body: 'Hm.' };
  const { status, body } = await ask('POST', '/api/v1/entries', { ...said, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
