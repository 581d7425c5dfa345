import canonicalize from 'canonicalize';
import type { Viewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { type Expectation, readExpectations } from './expectation.ts';
import { flawsOf } from './flaws.ts';
import { requireWager } from './labels.ts';

/** What a commitment would seal now, and why it would be refused. */
export interface SealPreview {
  /** What is expected, as canonical JSON (RFC 8785); who seals it and when comes around it. */
  expectation: string;
  /** Names of messages by field, `ends.0.measures.1.target` for one; empty where nothing is wrong. */
  flaws: Record<string, string>;
}

/** Looks at what would be sealed, without sealing it; throws `notFound`. */
export async function previewSeal(
  reading: Reading,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<SealPreview> {
  await requireWager(reading, viewer, id);
  const { stage: _, ...expected } = (await readExpectations(reading, [id])).get(id)!;
  const expectation: Expectation = expected;
  return { expectation: canonicalize(expectation)!, flaws: flawsOf(expectation, null, today) };
}
