import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { toSafeUrl } from '../../text/index.ts';
import type { SourcedQuantity } from './model-input.ts';
import type { ValueEstimate } from './simulation.ts';

/** A range and where it comes from, as it is stored and hashed. */
export interface StoredQuantity {
  name: string;
  low: number;
  high: number;
  unit: string;
  shape: SourcedQuantity['shape'];
  finding: string | null;
  work: string | null;
  page: string | null;
}

/** All that a version of a model says. */
export interface ModelBody {
  wager: string;
  version: number;
  formula: string;
  unit: string;
  draws: number;
  quantities: readonly StoredQuantity[];
  worth: ValueEstimate;
}

export function toStoredQuantity({
  finding,
  work,
  page,
  ...range
}: SourcedQuantity): StoredQuantity {
  const { name, low, high, unit, shape } = range;
  const from = {
    finding: finding ?? null,
    work: work ?? null,
    page: page ? toSafeUrl(page) : null,
  };
  return { name, low, high, unit, shape, ...from };
}

interface SeedInput {
  formula: string;
  quantities: readonly Pick<StoredQuantity, 'name' | 'low' | 'high' | 'shape'>[];
}

/**
 * Where the draws begin: 32 bits of the hash of what is drawn, so that it is nobody’s choice and
 * nobody can try until they like what comes out.
 */
export function deriveSeed({ formula, quantities }: SeedInput): number {
  const drawn = quantities.map(({ name, low, high, shape }) => ({ name, low, high, shape }));
  return Number.parseInt(hashCanonicalJson({ formula, quantities: drawn }).slice(0, 8), 16) | 0;
}

/** What is signed: the version as canonical JSON (RFC 8785), its SHA-256 in hexadecimal. */
export function hashModel(body: ModelBody): string {
  const { wager, version, formula, unit, draws, worth } = body;
  const quantities = body.quantities.map((one) => ({ ...one }));
  return hashCanonicalJson({ wager, version, formula, unit, draws, quantities, worth });
}

function hashCanonicalJson(value: object): string {
  return createHash('sha256').update(canonicalize(value)!).digest('hex');
}
