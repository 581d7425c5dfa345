import type { Readable, Writable } from 'node:stream';
import { sayRefusal } from '../../messages/index.ts';
import { Unreadable } from '../../workplace/imports/index.ts';
import { Refusal } from '../../workplace/refusal.ts';
import { saySystemError } from './system-errors.ts';

/** Where a command reads and writes, and says how it went. */
export interface Terminal {
  readonly in: Readable;
  readonly out: Writable;
  readonly err: Writable;
  exit(status: number): void;
}

/** The process's own. A reader who went away (`| head`) is no reason to crash. */
export function ownTerminal(): Terminal {
  const quiet = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exitCode = 1;
  };
  process.stdout.on('error', quiet);
  process.stderr.on('error', quiet);
  return {
    in: process.stdin,
    out: process.stdout,
    err: process.stderr,
    exit: (status) => {
      process.exitCode = status || process.exitCode || 0;
    },
  };
}

/** What went wrong and what was behind it, in sentences (one for each field of an input). */
export function sayError(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof Refusal) return sayRefused(error);
  if (!(error instanceof Error)) return String(error);
  // Of several addresses of one host, each failed on its own, and the whole says nothing.
  if (error instanceof AggregateError && error.errors.length > 0) return sayError(error.errors[0]);
  const said = saySystemError(error) ?? error.message;
  return error.cause instanceof Error ? `${said} ${sayError(error.cause)}` : said;
}

/** Reasons that do not tell by themselves what they are about. */
const vague = new Set(['invalid', 'tooLong', 'tooMany']);

function sayRefused({ reason, fields }: Refusal): string {
  const said = Object.entries(fields).map(([field, name]) =>
    vague.has(name) && field !== 'input' ? `${sayRefusal(name)} (${field})` : sayRefusal(name),
  );
  return said.length > 0 ? said.join('\n') : sayRefusal(reason);
}
