import type { Readable, Writable } from 'node:stream';
import { sayErrorReason } from '../../messages/index.ts';
import { AppError } from '../../workplace/kernel/index.ts';
import { UnreadableFileError } from '../../workplace/transfer/imports/index.ts';
import { describeSystemError } from './system-errors.ts';

/** Where a command reads and writes, and says how it went. */
export interface Terminal {
  readonly in: Readable;
  readonly out: Writable;
  readonly err: Writable;
  exit(status: number): void;
}

/** The process's own. A reader who went away (`| head`) is no reason to crash. */
export function createProcessTerminal(): Terminal {
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
export function describeError(error: unknown): string {
  if (error instanceof UnreadableFileError) return error.message;
  if (error instanceof AppError) return describeAppError(error);
  if (!(error instanceof Error)) return String(error);
  // Of several addresses of one host, each failed on its own, and the whole says nothing.
  if (error instanceof AggregateError && error.errors.length > 0)
    return describeError(error.errors[0]);
  const message = describeSystemError(error) ?? error.message;
  return error.cause instanceof Error ? `${message} ${describeError(error.cause)}` : message;
}

/** Reasons that do not tell by themselves what they are about. */
const vagueReasons = new Set(['invalid', 'tooLong', 'tooMany']);

function describeAppError({ reason, fields }: AppError): string {
  const messages = Object.entries(fields).map(([field, name]) =>
    vagueReasons.has(name) && field !== 'input'
      ? `${sayErrorReason(name)} (${field})`
      : sayErrorReason(name),
  );
  return messages.length > 0 ? messages.join('\n') : sayErrorReason(reason);
}
