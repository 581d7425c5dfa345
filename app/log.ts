interface Cause {
  type: string;
  message: string;
  stack?: string | undefined;
  /** PostgreSQL's and Node's names for what went wrong. */
  code?: unknown;
  constraint?: unknown;
  cause?: Cause;
}

const deepest = 3;

/**
 * What the log keeps of an error. PostgreSQL tells in `detail` and `where` which values were
 * refused, and those are people's words and addresses; they stay out.
 */
export function causeOf(error: unknown): Cause {
  return told(error, 0);
}

function told(error: unknown, depth: number): Cause {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const { message, stack, cause } = error;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const own = { type: error.constructor.name, message, stack, code, constraint };
  const deeper = cause instanceof Error && depth < deepest;
  return deeper ? { ...own, cause: told(cause, depth + 1) } : own;
}
