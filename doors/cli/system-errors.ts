/** What Node tells of something that the system refused. */
interface SystemError extends Error {
  code: string;
  path?: string;
  address?: string;
  port?: number;
}

/** What the system refused, as a sentence; null for what is no such thing. */
export function saySystemError(error: Error): string | null {
  const { code, path, address, port } = error as SystemError;
  if (code === 'EPIPE') return 'The output was closed before the end.';
  const place = path ?? (address && `${address}${port ? `:${port}` : ''}`);
  const sentence = sentences[code];
  return sentence ? sentence(place ?? 'it') : null;
}

const sentences: Record<string, (place: string) => string> = {
  ENOENT: (path) => `There is no such file or folder: ${path}`,
  EISDIR: (path) => `This is a folder, not a file: ${path}`,
  ENOTDIR: (path) => `A part of this is a file, not a folder: ${path}`,
  EEXIST: (path) => `This is there already: ${path}`,
  EACCES: (path) => `This user may not do that with ${path}`,
  EPERM: (path) => `This user may not do that with ${path}`,
  EROFS: (path) => `Nothing can be written there: ${path}`,
  ENOSPC: () => 'The disk is full.',
  EDQUOT: () => 'The disk has no more room for this user.',
  ENAMETOOLONG: (path) => `This name is too long: ${path}`,
  ECONNREFUSED: (address) => `Nothing answers at ${address}. Does the database run?`,
  ECONNRESET: () => 'The database has gone away.',
  ETIMEDOUT: (address) => `Nothing answers at ${address}. Does the database run?`,
  ENOTFOUND: () => 'There is no host of this name; see DATABASE_URL.',
  EAI_AGAIN: () => 'The name of the host cannot be looked up just now; see DATABASE_URL.',
};
