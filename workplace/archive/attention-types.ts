import { sql } from 'kysely';
import { z } from 'zod';
import { noticeReasons } from '../../storage/index.ts';
import { facts, need } from './fact.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, choice, flag, verbatim, of } = facts;

const person = ref('person_id', 'person', need);
const entry = ref('entry_id', 'entry', need);
const clock = z.string().regex(/^\d\d:\d\d:\d\d$/, 'is not a time of day like 08:00:00');

const follow: RecordType = {
  name: 'follow',
  table: 'follows',
  // Under another id it may be here already.
  key: ['person', 'id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    person,
    what: choice('what', ['person', 'space', 'entry', 'lineage', 'tag', 'search'], need),
    followed: ref('followed_id', 'person'),
    space: ref('space_id', 'space'),
    entry: ref('entry_id', 'entry'),
    words: verbatim('words'),
    createdAt: time('created_at', need),
  },
  problem({ what, followed, space, entry, words }) {
    const needed = { person: followed, space, entry, lineage: entry, tag: words, search: words };
    const given = [followed, space, entry, words].filter((one) => one !== null);
    const target = needed[what as keyof typeof needed];
    return target && given.length === 1 ? null : `it does not say which ${String(what)} it is of.`;
  },
};

const spaceLevel: RecordType = {
  name: 'spaceLevel',
  table: 'space_levels',
  key: ['person', 'space'],
  order: sql`records.person_id, records.space_id`,
  facts: {
    person,
    space: ref('space_id', 'space', need),
    level: choice('level', ['everything', 'involved', 'named', 'nothing'], need),
  },
};

const mute: RecordType = {
  name: 'mute',
  table: 'mutes',
  key: ['person', 'entry'],
  order: sql`records.person_id, records.entry_id`,
  facts: { person, entry, createdAt: time('created_at', need) },
};

const attention: RecordType = {
  name: 'attention',
  table: 'attention',
  key: ['person'],
  order: sql`records.person_id`,
  facts: {
    person,
    budget: of('budget', z.int().min(0).max(100), { unsaid: 10 }),
    quietFrom: of('quiet_from', clock),
    quietUntil: of('quiet_until', clock),
    mail: flag('mail', { unsaid: true }),
    present: flag('present', { unsaid: true }),
    digest: choice('digest', ['daily', 'weekly', 'never'], { unsaid: 'daily' }),
    digestAt: of('digest_at', clock, { unsaid: '08:00:00' }),
    caughtUpAt: time('caught_up_at'),
  },
  problem: ({ quietFrom, quietUntil }) =>
    (quietFrom === null) === (quietUntil === null) ? null : 'quiet hours have two ends.',
};

const notice: RecordType = {
  name: 'notice',
  table: 'notices',
  key: ['person', 'id'],
  order: sql`records.at, records.id`,
  facts: {
    id: id(),
    person,
    happening: of('happening_id', z.uuid('is not a UUID'), need),
    entry,
    comment: ref('comment_id', 'comment', { within: 'entry' }),
    by: ref('by_id', 'person'),
    what: verbatim('what', need),
    why: choice('why', [...noticeReasons], need),
    reach: choice('reach', ['now', 'held', 'digest'], need),
    at: time('at', need),
    heldUntil: time('held_until'),
    mailedAt: time('mailed_at'),
    digestedAt: time('digested_at'),
    seenAt: time('seen_at'),
  },
};

/** What people follow, how much reaches them, and what has. */
export const attentionTypes: readonly RecordType[] = [follow, spaceLevel, mute, attention, notice];
