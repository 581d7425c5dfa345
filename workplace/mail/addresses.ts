import { createHmac, timingSafeEqual } from 'node:crypto';
import { isId, timeOfId } from '../../storage/index.ts';
import type { MailSettings } from './settings.ts';

const year = 365 * 86_400_000;

/**
 * A mail's id and 80 bits of an HMAC over it: 52 hexadecimal digits, since servers on the way may
 * change letters to lower case and the part before the @ holds 64 (RFC 5321, 4.5.3.1.1). What the
 * mail was about, and to whom it went, is known here alone.
 */
function seal(settings: MailSettings, purpose: 'reply' | 'stop', mailId: string): string {
  return mailId.replaceAll('-', '') + macOf(settings, purpose, mailId).toString('hex');
}

function open(settings: MailSettings, purpose: 'reply' | 'stop', token: string): string | null {
  const [, hex = '', mac = ''] = /^([0-9a-f]{32})([0-9a-f]{20})$/i.exec(token) ?? [];
  const id = hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  if (!isId(id)) return null;
  return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(settings, purpose, id)) ? id : null;
}

function macOf({ key }: MailSettings, purpose: string, id: string): Buffer {
  return createHmac('sha256', key).update(`${purpose} ${id}`).digest().subarray(0, 10);
}

/** Where an answer to this mail goes; null where answers do not arrive. */
export function replyAddress(settings: MailSettings, mailId: string): string | null {
  return settings.domain && `reply+${seal(settings, 'reply', mailId)}@${settings.domain}`;
}

/** Which mail an address answers; null for one that was never given out, or over a year ago. */
export function repliedMail(settings: MailSettings, address: string, now: Date): string | null {
  const [, token = '', domain = ''] = /^reply\+([0-9a-f]{52})@(.+)$/i.exec(address.trim()) ?? [];
  if (!settings.domain || domain.toLowerCase() !== settings.domain) return null;
  const id = open(settings, 'reply', token);
  return id && now.getTime() - timeOfId(id) < year ? id : null;
}

/** Path of the page where mails such as this one are stopped, by whoever got it. */
export function stopPath(settings: MailSettings, mailId: string): string {
  return `/mail/unsubscribe/cpm_${seal(settings, 'stop', mailId)}`;
}

/** Which mail the last part of such a path is about; null where it was never given out. */
export function stoppedMail(settings: MailSettings, token: string): string | null {
  return token.startsWith('cpm_') ? open(settings, 'stop', token.slice(4)) : null;
}
