import canonicalize from 'canonicalize';
import type { Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { type Expectation, loadExpectations, requireWager } from '../core/index.ts';
import { findCommitmentProblems } from './commitment-checks.ts';

/** What a commitment would seal now, and why it would be refused. */
export interface SealPreview {
  /** What is expected, as canonical JSON (RFC 8785); who seals it and when comes around it. */
  expectation: string;
  /** Names of messages by field, `ends.0.measures.1.target` for one; empty where nothing is wrong. */
  problems: Record<string, string>;
}

/** Looks at what would be sealed, without sealing it; throws `notFound`. */
export async function previewSeal(
  context: QueryContext,
  viewer: Viewer,
  id: string,
  today: string,
): Promise<SealPreview> {
  await requireWager(context, viewer, id);
  const { stage: _, ...expected } = (await loadExpectations(context, [id])).get(id)!;
  const expectation: Expectation = expected;
  return {
    expectation: canonicalize(expectation)!,
    problems: findCommitmentProblems(expectation, null, today),
  };
}
