import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DoorEnv } from '../shared/doorway.ts';
import { mailPath } from './mail.ts';
import { Problem } from './problems.ts';

export const mostBytes = 1024 * 1024;
const mostMailBytes = 30 * mostBytes;
const mostCsvBytes = 8 * mostBytes;

/**
 * Reads the body of a POST, PUT or PATCH once: at most 1 MiB, refused by its announced length
 * before a byte of it is read; JSON; valid UTF-8. An empty PUT counts as `{}`. A mail is larger,
 * and is left as it is; so are readings as CSV, which are text.
 */
export const readBody: MiddlewareHandler<DoorEnv> = async (c, next) => {
  if (!/^(POST|PUT|PATCH)$/.test(c.req.method)) return next();
  if (c.req.path === mailPath) return readMail(c, next);
  if (isCsv(c.req.header('content-type')) && csvPath.test(c.req.path)) return readCsv(c, next);
  if (isWithinAnnounced(c)) return read(c, next);
  return limited(c, () => read(c, next));
};

/** Node lets no body be longer than announced; only what comes unannounced has to be counted. */
function isWithinAnnounced(c: Context<DoorEnv>): boolean {
  const announced = c.req.header('content-length');
  if (announced === undefined || c.req.header('transfer-encoding')) return false;
  return Number(announced) <= mostBytes;
}

const limited = bodyLimit({
  maxSize: mostBytes,
  onError: () => {
    throw new Problem('tooLarge');
  },
});

const limitedMail = bodyLimit({
  maxSize: mostMailBytes,
  onError: () => {
    throw new Problem('tooLarge');
  },
});

/** A mail is bytes in whatever letters its writer has. */
async function readMail(c: Context<DoorEnv>, next: () => Promise<void>) {
  const type = c.req.header('content-type') ?? '';
  if (!/^message\/rfc822\s*(;|$)/i.test(type)) throw new Problem('unsupportedMediaType');
  return limitedMail(c, next);
}

/** Where readings are taken as CSV besides. */
const csvPath = /^\/api\/v1\/wagers\/[^/]+\/measures\/[^/]+\/readings$/;

/** CSV in UTF-8, as RFC 7111 has it where nothing else is said. */
export function isCsv(contentType: string | undefined): boolean {
  return /^text\/csv\s*(;|$)/i.test(contentType ?? '');
}

const limitedCsv = bodyLimit({
  maxSize: mostCsvBytes,
  onError: () => {
    throw new Problem('tooLarge');
  },
});

async function readCsv(c: Context<DoorEnv>, next: () => Promise<void>) {
  return limitedCsv(c, async () => {
    c.req.bodyCache.text = Promise.resolve(decode(await c.req.raw.arrayBuffer())) as never;
    await next();
  });
}

async function read(c: Context<DoorEnv>, next: () => Promise<void>): Promise<void> {
  const bytes = await c.req.raw.arrayBuffer();
  if (bytes.byteLength === 0 && c.req.method === 'PUT') takeAsEmpty(c);
  else {
    if (!isJson(c.req.header('content-type'))) throw new Problem('unsupportedMediaType');
    c.req.bodyCache.text = Promise.resolve(decode(bytes)) as never;
  }
  return next();
}

function takeAsEmpty(c: Context<DoorEnv>): void {
  const { method, url, raw } = c.req;
  const headers = new Headers(raw.headers);
  headers.set('Content-Type', 'application/json');
  c.req.raw = new Request(url, { method, headers });
  c.req.bodyCache.text = Promise.resolve('{}') as never;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed', 'notUtf8');
  }
}
