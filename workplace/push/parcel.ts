import { createHash } from 'node:crypto';
import webPush from 'web-push';
import type { Parcel } from './carrying.ts';
import type { Push } from './composing.ts';
import type { PushKeys } from './keys.ts';

/** Where a push goes, and the keys that only the device can undo. */
export interface Receiver {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Seconds that a service keeps a push for a device that is away. */
const day = 86_400;

/**
 * Encrypts a push for one device (RFC 8291) and signs it as the workplace's (RFC 8292). `subject`
 * is where those who run the service find us, `https:` or `mailto:`.
 */
export function parcelOf(
  push: Push,
  { endpoint, p256dh, auth }: Receiver,
  { keys, subject }: { keys: PushKeys; subject: string },
): Parcel {
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(push),
    {
      TTL: day,
      urgency: 'normal',
      topic: topicOf(push.tag, endpoint),
      contentEncoding: 'aes128gcm',
      vapidDetails: { subject, ...keys },
    },
  );
  return { endpoint, headers: details.headers as Parcel['headers'], body: details.body as Buffer };
}

/** The conversation's, of 32 letters at most (RFC 8030, 5.4); it tells a service nothing of which it is. */
function topicOf(conversation: string, endpoint: string): string {
  const hash = createHash('sha256').update(`${conversation} ${endpoint}`);
  return hash.digest('base64url').slice(0, 32);
}
