interface SerializedError {
  type: string;
  message: string;
  stack?: string | undefined;
  /** PostgreSQL's and Node's names for what went wrong. */
  code?: unknown;
  constraint?: unknown;
  cause?: SerializedError;
}

const MAX_CAUSE_DEPTH = 3;

/**
 * What the log keeps of an error. PostgreSQL tells in `detail` and `where` which values were
 * refused, and those are people's words and addresses; they stay out.
 */
export function serializeError(error: unknown): SerializedError {
  return serializeWithCause(error, 0);
}

function serializeWithCause(error: unknown, depth: number): SerializedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { message, stack, cause } = error;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const own = { type: error.constructor.name, message, stack, code, constraint };
  const deeper = cause instanceof Error && depth < MAX_CAUSE_DEPTH;
  return deeper ? { ...own, cause: serializeWithCause(cause, depth + 1) } : own;
}
