import { z } from 'zod';

/** How many devices somebody may be told on. */
export const MAX_DEVICES = 10;

const base64urlPattern = /^[A-Za-z0-9_-]+={0,2}$/;

/** An address that pushes may be sent to, as far as it can be told without asking for its host. */
function isPushAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.port === '' && !url.username && !url.password;
}

/** A point of the curve P-256, uncompressed (RFC 8291, 3.1): 65 bytes. */
function isP256Point(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  return base64urlPattern.test(text) && bytes.length === 65 && bytes[0] === 4;
}

/** What a browser answers to `PushManager.subscribe`. */
export const subscriptionInput = z.object({
  endpoint: z.string().max(1000, 'tooLong').refine(isPushAddress, 'pushAddressWrong'),
  p256dh: z.string().max(100, 'tooLong').refine(isP256Point, 'pushKeyWrong'),
  auth: z
    .string()
    .max(30, 'tooLong')
    .refine((text) => base64urlPattern.test(text) && Buffer.from(text, 'base64url').length === 16, {
      message: 'pushKeyWrong',
    }),
  label: z.string().trim().min(1, 'nameMissing').max(100, 'tooLong'),
});

/** What is to be done after a push service's answer. */
export type PushOutcome = 'taken' | 'gone' | 'later' | 'refused';

/** By its HTTP status (RFC 8030, 5 to 8); null where there was no answer. */
export function toPushOutcome(status: number | null): PushOutcome {
  if (status === null || status === 429 || status >= 500) return 'later';
  if (status === 404 || status === 410) return 'gone';
  return status >= 200 && status < 300 ? 'taken' : 'refused';
}

const MINUTE_MS = 60_000;
const RETRY_DELAYS_MS = [1, 5, 20, 60, 180, 360].map((minutes) => minutes * MINUTE_MS);
const MAX_RETRY_DELAY_MS = 12 * 60 * MINUTE_MS;

/**
 * Milliseconds to wait after so many tries (1 and up), at least as long as the service asks for;
 * null where it is not worth while any more.
 */
export function calculateRetryDelay(tries: number, retryAfter: number | null): number | null {
  const pause = RETRY_DELAYS_MS[tries - 1];
  return pause === undefined
    ? null
    : Math.min(Math.max(pause, retryAfter ?? 0), MAX_RETRY_DELAY_MS);
}

/** A header `Retry-After` in milliseconds (RFC 9110, 10.2.3): seconds, or a date. */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
