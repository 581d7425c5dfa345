import { createHmac, timingSafeEqual } from 'node:crypto';
import { getIdTime, isId } from '../../storage/index.ts';
import type { MailSettings } from './settings.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * A mail's id and 80 bits of an HMAC over it: 52 hexadecimal digits, since servers on the way may
 * change letters to lower case and the part before the @ holds 64 (RFC 5321, 4.5.3.1.1). What the
 * mail was about, and to whom it went, is known here alone.
 */
function signToken(settings: MailSettings, purpose: 'reply' | 'stop', mailId: string): string {
  return mailId.replaceAll('-', '') + calculateMac(settings, purpose, mailId).toString('hex');
}

function verifyToken(
  settings: MailSettings,
  purpose: 'reply' | 'stop',
  token: string,
): string | null {
  const [, hex = '', mac = ''] = /^([0-9a-f]{32})([0-9a-f]{20})$/i.exec(token) ?? [];
  const id = hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  if (!isId(id)) return null;
  return timingSafeEqual(Buffer.from(mac, 'hex'), calculateMac(settings, purpose, id)) ? id : null;
}

function calculateMac({ key }: MailSettings, purpose: string, id: string): Buffer {
  return createHmac('sha256', key).update(`${purpose} ${id}`).digest().subarray(0, 10);
}

/** Where an answer to this mail goes; null where answers do not arrive. */
export function makeReplyAddress(settings: MailSettings, mailId: string): string | null {
  return settings.domain && `reply+${signToken(settings, 'reply', mailId)}@${settings.domain}`;
}

/** Which mail an address answers; null for one that was never given out, or over a year ago. */
export function parseReplyAddress(
  settings: MailSettings,
  address: string,
  now: Date,
): string | null {
  const [, token = '', domain = ''] = /^reply\+([0-9a-f]{52})@(.+)$/i.exec(address.trim()) ?? [];
  if (!settings.domain || domain.toLowerCase() !== settings.domain) return null;
  const id = verifyToken(settings, 'reply', token);
  return id && now.getTime() - getIdTime(id) < YEAR_MS ? id : null;
}

/** Path of the page where mails such as this one are stopped, by whoever got it. */
export function getUnsubscribePath(settings: MailSettings, mailId: string): string {
  return `/mail/unsubscribe/cpm_${signToken(settings, 'stop', mailId)}`;
}

/** Which mail the last part of such a path is about; null where it was never given out. */
export function parseUnsubscribeToken(settings: MailSettings, token: string): string | null {
  return token.startsWith('cpm_') ? verifyToken(settings, 'stop', token.slice(4)) : null;
}
