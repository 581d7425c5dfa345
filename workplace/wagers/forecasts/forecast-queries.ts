import { sql } from 'kysely';
import { getPersonId, isNotWithdrawn, type Viewer, visibleTo } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { requireWager } from '../core/index.ts';
import { currentTermsNumber } from './current-terms.ts';
import type { ForecastAggregate } from './publishable-aggregate.ts';
import {
  type Calibration,
  calculateBrierScore,
  calibrate,
  type ResolvedForecast,
} from './scoring.ts';

/** What somebody said themselves of an end, and once it is known, how far off they were. */
export interface OwnForecast {
  probability: number;
  givenAt: Date;
  /** Given of other terms than those of today: it counts for nothing until it is given anew. */
  earlierTerms: boolean;
  brier: number | null;
}

export interface EndForecast {
  end: string;
  title: string;
  own: OwnForecast | null;
  /** Of all, as it was last shown; null before it was. */
  all: (ForecastAggregate & { earlierTerms: boolean }) | null;
  /** How it came out, where that is known. */
  met: boolean | null;
}

/**
 * An end is met when each of its measures was, by the reading on which the verdict rests. What was
 * given up or only taught something came out neither way.
 */
const endOutcomes = sql`(
  select measures.end_id, bool_and(case measures.direction
    when 'up' then readings.value >= measures.target
    else readings.value <= measures.target end) as met
  from wagers
  join measures on measures.entry_id = wagers.entry_id
  left join cited_readings on cited_readings.measure_id = measures.id
  left join readings on readings.id = cited_readings.reading_id
  where wagers.verdict in ('met', 'notMet')
  group by measures.end_id having count(*) = count(readings.id))`;

/** What was last shown of each end. */
const latestAggregates = sql`(
  select distinct on (end_id) end_id, people, mean, lower, median, upper, terms
  from forecast_views order by end_id, round desc)`;

interface EndRow extends ForecastAggregate {
  end: string;
  title: string;
  met: boolean | null;
  probability: number | null;
  given_at: Date;
  /** Of which terms the viewer spoke, what was shown is, and the end is today. */
  spoke: number;
  showed: number;
  terms: number;
}

/** What is expected of a wager’s ends: one’s own word, and of all only what may be shown. */
export async function listForecasts(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<EndForecast[]> {
  await requireWager(context, viewer, id);
  const { rows } = await sql<EndRow>`
    select ends.id as end, ends.title, outcome.met, own.probability, own.given_at,
      own.terms as spoke, shown.terms as showed, ${currentTermsNumber} as terms, shown.people, shown.mean, shown.lower, shown.median, shown.upper
    from ends
    left join ${endOutcomes} as outcome on outcome.end_id = ends.id
    left join ${latestAggregates} as shown on shown.end_id = ends.id
    left join ${selectOwnLatest(viewer)} as own on own.end_id = ends.id
    where ends.entry_id = ${id}::uuid
    order by ends.position, ends.id`.execute(context.db);
  return rows.map(toEndForecast);
}

/** What the viewer said last of each end; nobody says anything. */
const selectOwnLatest = (viewer: Viewer) => sql`(
  select distinct on (end_id) end_id, probability, given_at, terms from forecasts
  where person_id = ${getPersonId(viewer)}::uuid order by end_id, round desc)`;

function toEndForecast({
  end,
  title,
  met,
  probability,
  given_at,
  terms,
  ...row
}: EndRow): EndForecast {
  const { people, mean, lower, median, upper, spoke, showed } = row;
  const counts = probability !== null && met !== null && spoke === terms;
  const own = { givenAt: given_at, earlierTerms: spoke !== terms };
  const all = { people, mean, lower, median, upper, earlierTerms: showed !== terms };
  return {
    end,
    title,
    met,
    own:
      probability === null
        ? null
        : {
            probability,
            ...own,
            brier: counts ? calculateBrierScore([{ probability, met }]) : null,
          },
    all: people === null ? null : all,
  };
}

/** Fewer ends say nothing of how well anybody foresees. */
export const MIN_RESOLVED_ENDS = 20;

export interface ForecastAccuracy {
  /** Ends that came out one way or the other, and of which something was shown before. */
  resolved: number;
  /** Null while there is not enough. */
  calibration: Calibration | null;
  /** How the viewer did themselves; null before anything of theirs came out. */
  own: { resolved: number; brier: number } | null;
}

/**
 * How well the workplace foresees, in what the viewer sees: of each end that came out, the mean
 * that was last shown of it, unless its terms have changed since. It is made of nothing but what was shown already, so it tells of no
 * fewer people than that did.
 */
export async function getForecastAccuracy(
  context: QueryContext,
  viewer: Viewer,
): Promise<ForecastAccuracy> {
  const [shown, own] = await Promise.all([
    listResolvedForecasts(
      context,
      viewer,
      sql`select end_id, mean as probability, terms from ${latestAggregates} as last`,
    ),
    listResolvedForecasts(
      context,
      viewer,
      sql`select end_id, probability, terms from ${selectOwnLatest(viewer)} as last`,
    ),
  ]);
  const enough = shown.length >= MIN_RESOLVED_ENDS;
  return {
    resolved: shown.length,
    calibration: enough ? calibrate(shown) : null,
    own: own.length === 0 ? null : { resolved: own.length, brier: calculateBrierScore(own) },
  };
}

async function listResolvedForecasts(
  context: QueryContext,
  viewer: Viewer,
  said: ReturnType<typeof sql>,
): Promise<ResolvedForecast[]> {
  const { rows } = await sql<ResolvedForecast>`
    select said.probability, outcome.met
    from (${said}) as said
    join ends on ends.id = said.end_id
    join ${endOutcomes} as outcome on outcome.end_id = ends.id
    join entries on entries.id = ends.entry_id
    join spaces on spaces.id = entries.space_id
    where said.probability is not null and said.terms = ${currentTermsNumber} and ${isNotWithdrawn()} and ${visibleTo(viewer)}
    order by ends.id`.execute(context.db);
  return rows;
}
