import { createECDH, type ECDH, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import { sessionFor, settle } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { addComment } from '../comments/index.ts';
import { publishEntry } from '../entries/index.ts';
import { createNotifications } from '../notifications/index.ts';
import type { PushContent, PushPayload, PushResponse } from './index.ts';
import { addDevice, ensurePushKeys, queuePushes, sendPushes } from './index.ts';

/** A browser that can be told: its address at a push service, and the keys that only it has. */
export interface TestDevice {
  input: { endpoint: string; p256dh: string; auth: string; label: string };
  decrypt(parcel: PushPayload): PushContent;
}

let deviceCount = 0;

export function makeDevice(host = 'push.example.org'): TestDevice {
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  deviceCount += 1;
  const endpoint = `https://${host}/to/${deviceCount}`;
  return {
    input: { endpoint, p256dh, auth, label: 'Firefox on Linux' },
    decrypt: ({ body }) => JSON.parse(decryptBody(body, keys, auth)) as PushContent,
  };
}

function decryptBody(body: Buffer, privateKey: ECDH, authSecret: string): string {
  return ece.decrypt(body, { version: 'aes128gcm', privateKey, authSecret }).toString();
}

/** A workplace whose pushes come to a service that answers as it is told to. */
export async function openPushTestApp() {
  const app = await testAppForTest();
  const { context } = app;
  const cast = await settle(context);
  const keys = await ensurePushKeys(context);
  const out: PushPayload[] = [];
  const says: (Partial<PushResponse> | Error)[] = [];
  const carry = async (parcel: PushPayload): Promise<PushResponse> => {
    out.push(parcel);
    const said = says.shift() ?? {};
    if (said instanceof Error) throw said;
    return { status: 201, retryAfter: undefined, ...said };
  };
  const input = { space: 'yard', kind: 'post', title: 'The boiler drips', body: 'See.' };
  const { id: entry } = await publishEntry(context, cast.ada, input);
  const subject = 'mailto:hill@example.org';
  return {
    ...app,
    ...cast,
    keys,
    out,
    says,
    entry,
    /** Adds a device in a session of its own. */
    add: async (viewer: PersonViewer, device = makeDevice()) => {
      const session = await sessionFor(context, viewer);
      await addDevice(context, viewer, session, device.input);
      return { ...device, session };
    },
    comment: async (viewer: PersonViewer, body: string, at = entry) => {
      const { id } = await addComment(context, viewer, at, { body });
      await raise();
      return id;
    },
    raise,
    send: async () => {
      await queuePushes(context);
      return sendPushes(context, { keys, subject, send: carry });
    },
  };

  async function raise(): Promise<void> {
    const rows = await context.db.selectFrom('happenings').select('id').execute();
    await createNotifications(
      context,
      rows.map(({ id }) => id),
    );
  }
}
