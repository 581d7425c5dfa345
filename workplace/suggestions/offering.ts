import { newId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { listOffers, type OfferView } from './offers.ts';
import { type PersonSuggestion, suggestPeople } from './people.ts';
import type { PersonReason } from './reasons.ts';
import { heldOutShare, inTurn, slots, week } from './rules.ts';
import { getSuggesting } from './settings.ts';
import { suggestWorks, type WorkGround, type WorkSuggestion } from './works.ts';

/**
 * What is suggested to the viewer: what they have not answered yet, for a week at most, and in
 * whatever slots of the three are free something that they were never offered. A slot in ten, drawn
 * by `random`, is held out: nothing stands in it for that week, so that it can be told what would
 * have happened without. No happening tells of it: what is suggested to whom is nobody else's
 * business.
 */
export async function offerSuggestions(
  workplace: Workplace,
  viewer: PersonViewer,
  random: () => number = Math.random,
): Promise<OfferView[]> {
  if (viewer.standing !== 'member' || !(await getSuggesting(workplace, viewer)).suggestions) {
    return [];
  }
  if (viewer.scope !== 'read') await fillSlots(workplace, viewer, random);
  return listOffers(workplace, viewer);
}

async function fillSlots(
  workplace: Workplace,
  viewer: PersonViewer,
  random: () => number,
): Promise<void> {
  const now = workplace.now();
  await endStale(workplace, viewer, new Date(now.getTime() - week));
  const free = await freeSlots(workplace, viewer);
  if (free.length === 0) return;
  const candidates = await findCandidates(workplace, viewer, now, free.length);
  for (const slot of free) {
    const next = candidates.shift();
    if (!next) return;
    const held_out = random() < heldOutShare;
    // Where another page of theirs was quicker, the slot is taken, and nothing is offered twice.
    await workplace.db
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

async function endStale(workplace: Workplace, { id }: PersonViewer, before: Date): Promise<void> {
  await workplace.db
    .updateTable('offers')
    .set({ ended_at: workplace.now() })
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .where('offered_at', '<=', before)
    .execute();
}

async function freeSlots(workplace: Workplace, { id }: PersonViewer): Promise<number[]> {
  const rows = await workplace.db
    .selectFrom('offers')
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .select('slot')
    .execute();
  const taken = new Set(rows.map(({ slot }) => slot));
  return slots.filter((slot) => !taken.has(slot));
}

/** People and works in turn, none of which they were offered before. */
async function findCandidates(
  workplace: Workplace,
  viewer: PersonViewer,
  now: Date,
  limit: number,
) {
  const before = await workplace.db
    .selectFrom('offers')
    .where('person_id', '=', viewer.id)
    .select(['other_id', 'entry_id'])
    .execute();
  const people = before.flatMap(({ other_id }) => other_id ?? []);
  const works = before.flatMap(({ entry_id }) => entry_id ?? []);
  const asked = { outside: true, limit, except: people };
  const [persons, entries] = await Promise.all([
    suggestPeople(workplace, viewer, viewer.handle, asked),
    suggestWorks(workplace, viewer, viewer.handle, { now, limit, except: works }),
  ]);
  return inTurn(persons.map(ofPerson), entries.map(ofWork));
}

const ofPerson = (suggestion: PersonSuggestion) => ({
  kind: 'person' as const,
  other_id: suggestion.person.id,
  entry_id: null,
  reason: JSON.stringify(reasonOf(suggestion)),
});

function reasonOf({ by, via, space }: PersonSuggestion): PersonReason {
  if (by === 'shared' || by === 'unit') return { by, via: via.map(({ id }) => id) };
  return { by, space: space!.id };
}

const ofWork = ({ work, ground }: WorkSuggestion) => ({
  kind: 'work' as const,
  other_id: null,
  entry_id: work.id,
  reason: JSON.stringify(ground satisfies WorkGround),
});
