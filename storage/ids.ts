import { v7, validate } from 'uuid';

/** A new UUIDv7 (RFC 9562), which sorts by the time it was made. */
export function newId(): string {
  return v7();
}

/** Whether a text is a UUID at all; anything else names nothing and must not reach the database. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && validate(text);
}
