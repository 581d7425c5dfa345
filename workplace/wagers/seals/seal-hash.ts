import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Expectation } from '../core/index.ts';

/** Who sealed what, and when; `reason` is null for the commitment and says why for an amendment. */
export interface SealBody {
  wager: string;
  number: number;
  /** In ISO 8601, in UTC. */
  at: string;
  by: string | null;
  reason: string | null;
  expectation: Expectation;
}

/** What the first seal of a wager is chained to. */
export const GENESIS_HASH = '0'.repeat(64);

/** A sealing as canonical JSON (RFC 8785): the same words for the same facts, whoever writes it. */
export function serializeSealBody(sealing: SealBody): string {
  return canonicalize({ format: 1, ...sealing })!;
}

/** SHA-256 (FIPS 180-4), in hex, of the hash before and the body, so that no link can be changed alone. */
export function hashSeal(previous: string, body: string): string {
  return createHash('sha256').update(previous).update(body).digest('hex');
}
