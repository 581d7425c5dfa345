import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import {
  computeDifferenceInterval,
  type Interval,
  notFound,
  type Proportion,
} from '../kernel/index.ts';
import { selectInteractionsThere, selectSharedConversations } from './shared-conversations.ts';

/** What followed suggestions of people, against what followed where nothing was shown. */
export interface SerendipityOutcome {
  name: OutcomeName;
  shown: Proportion;
  heldOut: Proportion;
  /** By how much more often it followed where it was shown, with a 95 % interval. */
  difference: Interval & { by: number };
}

export const outcomeNames = ['contact', 'reply', 'lineage'] as const;
export type OutcomeName = (typeof outcomeNames)[number];

/** Fewer say nothing; and of fewer people nothing is ever told. */
export const MIN_SAMPLE = { heldOut: 30, shown: 30, people: 5 };

/**
 * Whether serendipity works here, for members: how often two people of whom one was suggested to
 * the other came to have to do with each other within 90 days, against two of whom it was held
 * out. Null while there is not enough to say. Counted over what every member sees, so that it is
 * the same for all of them and tells of nothing else.
 */
export async function measureSerendipity(
  context: QueryContext,
  viewer: Viewer,
): Promise<SerendipityOutcome[] | null> {
  if (viewer.kind === 'anonymous' || (viewer.kind === 'person' && viewer.membership === 'guest')) {
    throw notFound();
  }
  const { shown, heldOut } = await countOutcomes(context);
  return compareOutcomes(shown, heldOut);
}

/** Offers of one sort: how many, to how many people, and after how many each outcome followed. */
export type OutcomeCounts = Record<OutcomeName | 'offers' | 'people', number>;

export function compareOutcomes(
  shown: OutcomeCounts,
  heldOut: OutcomeCounts,
): SerendipityOutcome[] | null {
  const few = shown.offers < MIN_SAMPLE.shown || heldOut.offers < MIN_SAMPLE.heldOut;
  if (few || Math.min(shown.people, heldOut.people) < MIN_SAMPLE.people) return null;
  return outcomeNames.map((name) => {
    const one = { count: shown[name], total: shown.offers };
    const other = { count: heldOut[name], total: heldOut.offers };
    return { name, shown: one, heldOut: other, difference: computeDifferenceInterval(one, other) };
  });
}

const noCounts: OutcomeCounts = { offers: 0, people: 0, contact: 0, reply: 0, lineage: 0 };

/**
 * Two count once, by what came first; where one was shown the other and the other not, they are no
 * example of either.
 */
async function countOutcomes(
  context: QueryContext,
): Promise<Record<'shown' | 'heldOut', OutcomeCounts>> {
  const pair = sql`select least(person_id, other_id) as one, greatest(person_id, other_id) as other,
      bool_or(held_out) as held_out, min(offered_at) as since
    from offers where other_id is not null group by 1, 2
    having bool_or(held_out) = bool_and(held_out)`;
  const open = sql<SqlBool>`spaces.audience in ('open', 'public')`;
  const { rows } = await sql<OutcomeCounts & { held_out: boolean }>`
    with ${selectSharedConversations(pair)},
    followed as (
      select pair.one, pair.other, bool_or(interaction = 'replied') as reply,
        bool_or(interaction = 'builtOn') as lineage
      from (${selectInteractionsThere(open)}) as act
      join pair on pair.one = least(act.one, act.other) and pair.other = greatest(act.one, act.other)
        and act.at > pair.since and act.at <= pair.since + interval '90 days'
      group by 1, 2
    ), offered as (
      select pair.held_out, offers.person_id from offers join pair
        on pair.one = least(person_id, other_id) and pair.other = greatest(person_id, other_id)
    )
    select held_out, count(*)::int as offers, count(followed.one)::int as contact,
      count(*) filter (where reply)::int as reply, count(*) filter (where lineage)::int as lineage,
      (select count(distinct person_id)::int from offered
        where offered.held_out = pair.held_out) as people
    from pair left join followed using (one, other) group by held_out`.execute(context.db);
  const find = (held: boolean) => rows.find(({ held_out }) => held_out === held) ?? noCounts;
  return { shown: find(false), heldOut: find(true) };
}
