import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DoorEnv } from '../shared/door-context.ts';
import { ProblemError } from './error-responses.ts';
import { mailPath } from './mail.ts';

export const MAX_BODY_BYTES = 1024 * 1024;
const MAX_MAIL_BYTES = 30 * MAX_BODY_BYTES;
const MAX_CSV_BYTES = 8 * MAX_BODY_BYTES;

/**
 * Reads the body of a POST, PUT or PATCH once: at most 1 MiB, refused by its announced length
 * before a byte of it is read; JSON; valid UTF-8. An empty PUT counts as `{}`. A mail is larger,
 * and is left as it is; so are readings as CSV, which are text.
 */
export const readBody: MiddlewareHandler<DoorEnv> = async (c, next) => {
  if (!/^(POST|PUT|PATCH)$/.test(c.req.method)) return next();
  if (c.req.path === mailPath) return readMail(c, next);
  if (isCsv(c.req.header('content-type')) && csvPath.test(c.req.path)) return readCsv(c, next);
  if (isWithinAnnounced(c)) return readJson(c, next);
  return limitBody(c, () => readJson(c, next));
};

/** Node lets no body be longer than announced; only what comes unannounced has to be counted. */
function isWithinAnnounced(c: Context<DoorEnv>): boolean {
  const announced = c.req.header('content-length');
  if (announced === undefined || c.req.header('transfer-encoding')) return false;
  return Number(announced) <= MAX_BODY_BYTES;
}

const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new ProblemError('tooLarge');
  },
});

const limitMail = bodyLimit({
  maxSize: MAX_MAIL_BYTES,
  onError: () => {
    throw new ProblemError('tooLarge');
  },
});

/** A mail is bytes in whatever letters its writer has. */
async function readMail(c: Context<DoorEnv>, next: () => Promise<void>) {
  const type = c.req.header('content-type') ?? '';
  if (!/^message\/rfc822\s*(;|$)/i.test(type)) throw new ProblemError('unsupportedMediaType');
  return limitMail(c, next);
}

/** Where readings are taken as CSV besides. */
const csvPath = /^\/api\/v1\/wagers\/[^/]+\/measures\/[^/]+\/readings$/;

/** CSV in UTF-8, as RFC 7111 has it where nothing else is said. */
export function isCsv(contentType: string | undefined): boolean {
  return /^text\/csv\s*(;|$)/i.test(contentType ?? '');
}

const limitCsv = bodyLimit({
  maxSize: MAX_CSV_BYTES,
  onError: () => {
    throw new ProblemError('tooLarge');
  },
});

async function readCsv(c: Context<DoorEnv>, next: () => Promise<void>) {
  return limitCsv(c, async () => {
    c.req.bodyCache.text = Promise.resolve(decodeUtf8(await c.req.raw.arrayBuffer())) as never;
    await next();
  });
}

async function readJson(c: Context<DoorEnv>, next: () => Promise<void>): Promise<void> {
  const bytes = await c.req.raw.arrayBuffer();
  if (bytes.byteLength === 0 && c.req.method === 'PUT') replaceWithEmptyObject(c);
  else {
    if (!isJson(c.req.header('content-type'))) throw new ProblemError('unsupportedMediaType');
    c.req.bodyCache.text = Promise.resolve(decodeUtf8(bytes)) as never;
  }
  return next();
}

function replaceWithEmptyObject(c: Context<DoorEnv>): void {
  const { method, url, raw } = c.req;
  const headers = new Headers(raw.headers);
  headers.set('Content-Type', 'application/json');
  c.req.raw = new Request(url, { method, headers });
  c.req.bodyCache.text = Promise.resolve('{}') as never;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function decodeUtf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformed', 'notUtf8');
  }
}
