import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { QueryContext } from '../../kernel/index.ts';
import type { SealedTerms } from '../core/index.ts';

/** What was sealed of a measure first, and the last amendment that changed it since. */
export interface OriginalTerms {
  at: Date;
  terms: SealedTerms;
  amended: { at: Date; reason: string } | null;
}

interface SealedTermsRow {
  measure: string;
  at: Date;
  reason: string | null;
  terms: SealedTerms;
}

/** The same of all measures of these wagers that a seal knows, by their ids. */
export async function loadOriginalTerms(
  { db }: QueryContext,
  wagers: readonly string[],
): Promise<Map<string, OriginalTerms>> {
  const { rows } = await sql<SealedTermsRow>`
    select measure ->> 'id' as measure, sealed_at as at, reason, json_build_object(
      'unit', measure ->> 'unit', 'direction', measure ->> 'direction',
      'baseline', measure -> 'baseline', 'target', measure -> 'target',
      'due', measure ->> 'due', 'range', measure -> 'range') as terms
    from seals
    cross join jsonb_array_elements(body::jsonb -> 'expectation' -> 'ends') as ends (one)
    cross join jsonb_array_elements(one -> 'measures') as measures (measure)
    where entry_id = any(${wagers}::uuid[])
    order by number`.execute(db);
  const byMeasure = Map.groupBy(rows, ({ measure }) => measure);
  return new Map([...byMeasure].map(([id, seals]) => [id, toOriginalTerms(seals)]));
}

function toOriginalTerms(seals: readonly SealedTermsRow[]): OriginalTerms {
  const changed = seals.filter(
    ({ terms }, i) => i > 0 && !isDeepStrictEqual(terms, seals[i - 1]!.terms),
  );
  const last = changed.at(-1);
  const amended = last ? { at: last.at, reason: last.reason ?? '' } : null;
  const { at, terms } = seals[0]!;
  return { at, terms, amended };
}
