import { sql } from 'kysely';
import { z } from 'zod';
import { facts, need } from './fact.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, choice, flag, of } = facts;

const person = ref('person_id', 'person', need);

const suggesting: RecordType = {
  name: 'suggesting',
  table: 'suggesting',
  key: ['person'],
  order: sql`records.person_id`,
  facts: {
    person,
    suggestions: flag('suggestions', { unsaid: true }),
    introductions: flag('introductions', { unsaid: false }),
    asksAWeek: of('asks_a_week', z.int().min(0).max(20), { unsaid: 3 }),
    byMail: flag('by_mail', { unsaid: true }),
  },
};

/** So that nothing is offered a second time, wherever the workplace has moved to. */
const offer: RecordType = {
  name: 'offer',
  table: 'offers',
  key: ['person', 'id'],
  order: sql`records.offered_at, records.id`,
  facts: {
    id: id(),
    person,
    slot: of('slot', z.int().min(1).max(3), need),
    kind: choice('kind', ['person', 'work'], need),
    other: ref('other_id', 'person'),
    entry: ref('entry_id', 'entry'),
    reason: of('reason', z.record(z.string(), z.unknown()), need),
    heldOut: flag('held_out', { unsaid: false }),
    offeredAt: time('offered_at', need),
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
  facts: {
    id: id(),
    one: ref('one_id', 'person', need),
    other: ref('other_id', 'person', need),
    askedAt: time('asked_at', need),
    oneSays: of('one_says', z.boolean()),
    otherSays: of('other_says', z.boolean()),
    madeAt: time('made_at'),
  },
  problem({ one, other, oneSays, otherSays, madeAt }) {
    if (!(String(one) < String(other))) return 'its two people stand in the order of their ids.';
    const agreed = oneSays === true && otherSays === true;
    return madeAt === null || agreed ? null : 'it was made without both having agreed.';
  },
};

const asked: RecordType = {
  name: 'ask',
  table: 'asks',
  key: ['entry', 'id'],
  order: sql`records.at, records.id`,
  facts: {
    id: id(),
    entry: ref('entry_id', 'entry', need),
    person,
    askedBy: ref('asked_by', 'person', need),
    at: time('at', need),
    declinedAt: time('declined_at'),
  },
};

/** What was suggested to people, whom they met by it, and what they were asked. */
export const suggestionTypes: readonly RecordType[] = [suggesting, offer, introduction, asked];
