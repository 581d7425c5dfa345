/** What Node tells of something that the system refused. */
interface SystemError extends Error {
  code: string;
  path?: string;
  address?: string;
  port?: number;
}

/** What the system refused, as a sentence; null for what is no such thing. */
export function describeSystemError(error: Error): string | null {
  const { code, path, address, port } = error as SystemError;
  if (code === 'EPIPE') return 'The output was closed before the end.';
  const place = path ?? (address && `${address}${port ? `:${port}` : ''}`);
  const sentence = systemErrorMessages[code];
  return sentence ? sentence(place ?? 'it') : null;
}

const systemErrorMessages: Record<string, (place: string) => string> = {
  ENOENT: (path) => `There is no such file or folder: ${path}`,
  EISDIR: (path) => `This is a folder, not a file: ${path}`,
  ENOTDIR: (path) => `A part of this is a file, not a folder: ${path}`,
  EEXIST: (path) => `Already exists: ${path}`,
  EACCES: (path) => `Permission denied: ${path}`,
  EPERM: (path) => `Permission denied: ${path}`,
  EROFS: (path) => `Nothing can be written there: ${path}`,
  ENOSPC: () => 'The disk is full.',
  EDQUOT: () => 'The disk quota of this user is exceeded.',
  ENAMETOOLONG: (path) => `This name is too long: ${path}`,
  ECONNREFUSED: (address) => `Cannot connect to ${address}. Is the database running?`,
  ECONNRESET: () => 'The database closed the connection.',
  ETIMEDOUT: (address) => `Cannot connect to ${address}. Is the database running?`,
  ENOTFOUND: () => 'Host not found; check DATABASE_URL.',
  EAI_AGAIN: () => 'The host name cannot be resolved right now; check DATABASE_URL.',
};
