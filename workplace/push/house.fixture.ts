import { createECDH, type ECDH, randomBytes } from 'node:crypto';
import ece from 'http_ece';
import { sessionFor, settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { raiseNotices } from '../attention/index.ts';
import { addComment } from '../conversation/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { Answer, Parcel, Push } from './index.ts';
import { addDevice, pushKeys, queuePushes, sendPushes } from './index.ts';

/** A browser that can be told: its address at a push service, and the keys that only it has. */
export interface Device {
  input: { endpoint: string; p256dh: string; auth: string; label: string };
  read(parcel: Parcel): Push;
}

let devices = 0;

export function makeDevice(host = 'push.example.org'): Device {
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  devices += 1;
  const endpoint = `https://${host}/to/${devices}`;
  return {
    input: { endpoint, p256dh, auth, label: 'Firefox on Linux' },
    read: ({ body }) => JSON.parse(decrypted(body, keys, auth)) as Push,
  };
}

function decrypted(body: Buffer, privateKey: ECDH, authSecret: string): string {
  return ece.decrypt(body, { version: 'aes128gcm', privateKey, authSecret }).toString();
}

/** A workplace whose pushes come to a service that answers as it is told to. */
export async function pushHouse() {
  const house = await workplaceForTest();
  const { workplace } = house;
  const cast = await settle(workplace);
  const keys = await pushKeys(workplace);
  const out: Parcel[] = [];
  const says: (Partial<Answer> | Error)[] = [];
  const carry = async (parcel: Parcel): Promise<Answer> => {
    out.push(parcel);
    const said = says.shift() ?? {};
    if (said instanceof Error) throw said;
    return { status: 201, retryAfter: undefined, ...said };
  };
  const input = { space: 'yard', kind: 'post', title: 'The boiler drips', body: 'See.' };
  const { id: entry } = await publishEntry(workplace, cast.ada, input);
  const subject = 'mailto:hill@example.org';
  return {
    ...house,
    ...cast,
    keys,
    out,
    says,
    entry,
    /** Adds a device in a session of its own. */
    add: async (viewer: PersonViewer, device = makeDevice()) => {
      const session = await sessionFor(workplace, viewer);
      await addDevice(workplace, viewer, session, device.input);
      return { ...device, session };
    },
    comment: async (viewer: PersonViewer, body: string, at = entry) => {
      const { id } = await addComment(workplace, viewer, at, { body });
      await raise();
      return id;
    },
    raise,
    send: async () => {
      await queuePushes(workplace);
      return sendPushes(workplace, { keys, subject, carry });
    },
  };

  async function raise(): Promise<void> {
    const rows = await workplace.db.selectFrom('happenings').select('id').execute();
    await raiseNotices(
      workplace,
      rows.map(({ id }) => id),
    );
  }
}
