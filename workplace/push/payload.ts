import { createHash } from 'node:crypto';
import webPush from 'web-push';
import type { PushContent } from './compose-push.ts';
import type { PushKeys } from './keys.ts';
import type { PushPayload } from './transport.ts';

/** Where a push goes, and the keys that only the device can undo. */
export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Seconds that a service keeps a push for a device that is away. */
const TTL_SECONDS = 86_400;

/**
 * Encrypts a push for one device (RFC 8291) and signs it as the workplace's (RFC 8292). `subject`
 * is where those who run the service find us, `https:` or `mailto:`.
 */
export function encryptPush(
  push: PushContent,
  { endpoint, p256dh, auth }: PushTarget,
  { keys, subject }: { keys: PushKeys; subject: string },
): PushPayload {
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(push),
    {
      TTL: TTL_SECONDS,
      urgency: 'normal',
      topic: calculateTopic(push.tag, endpoint),
      contentEncoding: 'aes128gcm',
      vapidDetails: { subject, ...keys },
    },
  );
  return {
    endpoint,
    headers: details.headers as PushPayload['headers'],
    body: details.body as Buffer,
  };
}

/** The conversation's, of 32 letters at most (RFC 8030, 5.4); it tells a service nothing of which it is. */
function calculateTopic(conversation: string, endpoint: string): string {
  const hash = createHash('sha256').update(`${conversation} ${endpoint}`);
  return hash.digest('base64url').slice(0, 32);
}
