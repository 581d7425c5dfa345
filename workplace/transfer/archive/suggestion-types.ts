import { sql } from 'kysely';
import { z } from 'zod';
import { fieldTypes, required } from './field.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, choice, flag, custom } = fieldTypes;

const person = ref('person_id', 'person', required);

const suggestionSettings: RecordType = {
  name: 'suggesting',
  table: 'suggesting',
  key: ['person'],
  order: sql`records.person_id`,
  fields: {
    person,
    suggestions: flag('suggestions', { defaultValue: true }),
    introductions: flag('introductions', { defaultValue: false }),
    asksAWeek: custom('asks_a_week', z.int().min(0).max(20), { defaultValue: 3 }),
    byMail: flag('by_mail', { defaultValue: true }),
  },
};

/** So that nothing is offered a second time, wherever the workplace has moved to. */
const offer: RecordType = {
  name: 'offer',
  table: 'offers',
  key: ['person', 'id'],
  order: sql`records.offered_at, records.id`,
  fields: {
    id: id(),
    person,
    slot: custom('slot', z.int().min(1).max(3), required),
    kind: choice('kind', ['person', 'work'], required),
    other: ref('other_id', 'person'),
    entry: ref('entry_id', 'entry'),
    reason: custom('reason', z.record(z.string(), z.unknown()), required),
    heldOut: flag('held_out', { defaultValue: false }),
    offeredAt: time('offered_at', required),
    answer: choice('answer', ['interested', 'notForMe']),
    answeredAt: time('answered_at'),
    endedAt: time('ended_at'),
  },
  problem({ kind, person: whose, other, entry, answer, answeredAt }) {
    if (other !== null && other === whose) return 'nobody is offered to themselves.';
    if ((answer === null) !== (answeredAt === null)) return 'an answer has its time.';
    const one = kind === 'person' ? other !== null && !entry : entry !== null && !other;
    return one ? null : 'it offers neither a person nor a work.';
  },
};

const introduction: RecordType = {
  name: 'introduction',
  table: 'introductions',
  key: ['one', 'id'],
  order: sql`records.asked_at, records.id`,
  fields: {
    id: id(),
    one: ref('one_id', 'person', required),
    other: ref('other_id', 'person', required),
    askedAt: time('asked_at', required),
    oneSays: custom('one_says', z.boolean()),
    otherSays: custom('other_says', z.boolean()),
    madeAt: time('made_at'),
  },
  problem({ one, other, oneSays, otherSays, madeAt }) {
    if (!(String(one) < String(other))) return 'its two people stand in the order of their ids.';
    const agreed = oneSays === true && otherSays === true;
    return madeAt === null || agreed ? null : 'it was made without both having agreed.';
  },
};

const ask: RecordType = {
  name: 'ask',
  table: 'asks',
  key: ['entry', 'id'],
  order: sql`records.at, records.id`,
  fields: {
    id: id(),
    entry: ref('entry_id', 'entry', required),
    person,
    askedBy: ref('asked_by', 'person', required),
    at: time('at', required),
    declinedAt: time('declined_at'),
  },
};

/** What was suggested to people, whom they met by it, and what they were asked. */
export const suggestionTypes: readonly RecordType[] = [
  suggestionSettings,
  offer,
  introduction,
  ask,
];
