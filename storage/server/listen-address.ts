import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, realpath, rmdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type { ServerUser } from './server-user.ts';

/** Where a server listens: the folder of its unix socket, or a host name; and the port of either. */
export interface ListenAddress {
  host: string;
  port: number;
}

/** The name of a socket must fit into about a hundred bytes on every system. */
const MAX_SOCKET_PATH = 100;

/**
 * Where a new server of this cluster is to listen. On Windows a free port of the loopback; elsewhere
 * a socket inside the cluster, which only its owner may enter, or in a private folder if the path is
 * too long. It depends on the cluster alone, or is what it was `before`: whoever restarts the server,
 * its clients find it again.
 */
export async function chooseAddress(
  cluster: string,
  actor: ServerUser,
  before?: ListenAddress,
): Promise<ListenAddress> {
  if (process.platform === 'win32')
    return before ?? { host: '127.0.0.1', port: await findFreePort() };
  const port = 5432; // Part of the socket's name only.
  const socket = path.join(cluster, `.s.PGSQL.${port}`);
  if (Buffer.byteLength(socket) < MAX_SOCKET_PATH) return { host: cluster, port };
  return { host: await ensurePrivateFolder(cluster, actor), port };
}

/** Removes the private folder of a socket, if there is one and nobody listens in it again. */
export async function removeSocketFolder({ host }: ListenAddress, cluster: string): Promise<void> {
  if (path.isAbsolute(host) && host !== cluster) await rmdir(host).catch(() => undefined);
}

async function ensurePrivateFolder(cluster: string, { owner }: ServerUser): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(cluster))
    .digest('hex')
    .slice(0, 16);
  const folder = path.join('/tmp', `commonplace-${name}`); // TMPDIR differs between processes, and may be long.;
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (made && owner && process.getuid?.() === 0) await chown(folder, owner.uid, owner.gid);
  // Anybody may make folders there: do not trust one that somebody else can enter.
  const { uid, mode } = await lstat(folder);
  const expected = owner?.uid ?? process.getuid?.();
  if (uid === expected && (mode & 0o170077) === 0o040000) return folder;
  throw new Error(
    `${folder} belongs to another user; remove it, or set DATA_DIR to a shorter path.`,
  );
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
