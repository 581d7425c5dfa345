import { v7, validate } from 'uuid';

/** A new UUIDv7 (RFC 9562), which sorts by the time it was made. */
export function newId(): string {
  return v7();
}

/** Whether a text is a UUID at all; anything else names nothing and must not reach the database. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && validate(text);
}

/** When an id was made, in milliseconds since 1970. */
export function getIdTime(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** No id made at that moment (in milliseconds since 1970) or later is below this one. */
export function getLowestIdAt(time: number): string {
  const hex = Math.max(0, time).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
