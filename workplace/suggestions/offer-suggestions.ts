import { newId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { listOffers, type OfferView } from './offers.ts';
import { type PersonSuggestion, suggestPeople } from './people.ts';
import type { StoredPersonReason } from './reasons.ts';
import { HELD_OUT_SHARE, interleave, offerSlots, WEEK_MS } from './rules.ts';
import { getSuggestionSettings } from './settings.ts';
import { type StoredWorkReason, suggestWorks, type WorkSuggestion } from './works.ts';

/**
 * What is suggested to the viewer: what they have not answered yet, for a week at most, and in
 * whatever slots of the three are free something that they were never offered. A slot in ten, drawn
 * by `random`, is held out: nothing stands in it for that week, so that it can be told what would
 * have happened without. No happening tells of it: what is suggested to whom is nobody else's
 * business.
 */
export async function offerSuggestions(
  context: CommandContext,
  viewer: PersonViewer,
  random: () => number = Math.random,
): Promise<OfferView[]> {
  if (
    viewer.membership !== 'member' ||
    !(await getSuggestionSettings(context, viewer)).suggestions
  ) {
    return [];
  }
  if (viewer.scope !== 'read') await fillSlots(context, viewer, random);
  return listOffers(context, viewer);
}

async function fillSlots(
  context: CommandContext,
  viewer: PersonViewer,
  random: () => number,
): Promise<void> {
  const now = context.now();
  await endStaleOffers(context, viewer, new Date(now.getTime() - WEEK_MS));
  const free = await findFreeSlots(context, viewer);
  if (free.length === 0) return;
  const candidates = await findOfferCandidates(context, viewer, now, free.length);
  for (const slot of free) {
    const next = candidates.shift();
    if (!next) return;
    const held_out = random() < HELD_OUT_SHARE;
    // Where another page of theirs was quicker, the slot is taken, and nothing is offered twice.
    await context.db
      .insertInto('offers')
      .values({
        id: newId(),
        person_id: viewer.id,
        slot,
        held_out,
        offered_at: now,
        ...next,
      })
      .onConflict((on) => on.doNothing())
      .execute();
  }
}

async function endStaleOffers(
  context: CommandContext,
  { id }: PersonViewer,
  before: Date,
): Promise<void> {
  await context.db
    .updateTable('offers')
    .set({ ended_at: context.now() })
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .where('offered_at', '<=', before)
    .execute();
}

async function findFreeSlots(context: CommandContext, { id }: PersonViewer): Promise<number[]> {
  const rows = await context.db
    .selectFrom('offers')
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .select('slot')
    .execute();
  const taken = new Set(rows.map(({ slot }) => slot));
  return offerSlots.filter((slot) => !taken.has(slot));
}

/** People and works in turn, none of which they were offered before. */
async function findOfferCandidates(
  context: CommandContext,
  viewer: PersonViewer,
  now: Date,
  limit: number,
) {
  const before = await context.db
    .selectFrom('offers')
    .where('person_id', '=', viewer.id)
    .select(['other_id', 'entry_id'])
    .execute();
  const people = before.flatMap(({ other_id }) => other_id ?? []);
  const works = before.flatMap(({ entry_id }) => entry_id ?? []);
  const request = { excludeOwnUnits: true, limit, excluded: people };
  const [persons, entries] = await Promise.all([
    suggestPeople(context, viewer, viewer.handle, request),
    suggestWorks(context, viewer, viewer.handle, { now, limit, excluded: works }),
  ]);
  return interleave(persons.map(toPersonOffer), entries.map(toWorkOffer));
}

const toPersonOffer = (suggestion: PersonSuggestion) => ({
  kind: 'person' as const,
  other_id: suggestion.person.id,
  entry_id: null,
  reason: JSON.stringify(toStoredReason(suggestion)),
});

function toStoredReason({ by, via, space }: PersonSuggestion): StoredPersonReason {
  if (by === 'shared' || by === 'unit') return { by, via: via.map(({ id }) => id) };
  return { by, space: space!.id };
}

const toWorkOffer = ({ work, reason }: WorkSuggestion) => ({
  kind: 'work' as const,
  other_id: null,
  entry_id: work.id,
  reason: JSON.stringify(reason satisfies StoredWorkReason),
});
