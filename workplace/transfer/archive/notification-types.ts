import { sql } from 'kysely';
import { z } from 'zod';
import { notificationReasons } from '../../../storage/index.ts';
import { fieldTypes, required } from './field.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, choice, flag, verbatim, custom } = fieldTypes;

const person = ref('person_id', 'person', required);
const entry = ref('entry_id', 'entry', required);
const timeOfDay = z.string().regex(/^\d\d:\d\d:\d\d$/, 'is not a time of day like 08:00:00');

const follow: RecordType = {
  name: 'follow',
  table: 'follows',
  // Under another id it may be here already.
  key: ['person', 'id'],
  order: sql`records.created_at, records.id`,
  fields: {
    id: id(),
    person,
    what: choice('what', ['person', 'space', 'entry', 'lineage', 'tag', 'search'], required),
    followed: ref('followed_id', 'person'),
    space: ref('space_id', 'space'),
    entry: ref('entry_id', 'entry'),
    words: verbatim('words'),
    createdAt: time('created_at', required),
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
  fields: {
    person,
    space: ref('space_id', 'space', required),
    level: choice('level', ['everything', 'involved', 'named', 'nothing'], required),
  },
};

const mute: RecordType = {
  name: 'mute',
  table: 'mutes',
  key: ['person', 'entry'],
  order: sql`records.person_id, records.entry_id`,
  fields: { person, entry, createdAt: time('created_at', required) },
};

const notificationSettings: RecordType = {
  name: 'attention',
  table: 'attention',
  key: ['person'],
  order: sql`records.person_id`,
  fields: {
    person,
    budget: custom('budget', z.int().min(0).max(100), { defaultValue: 10 }),
    quietFrom: custom('quiet_from', timeOfDay),
    quietUntil: custom('quiet_until', timeOfDay),
    mail: flag('mail', { defaultValue: true }),
    present: flag('present', { defaultValue: true }),
    digest: choice('digest', ['daily', 'weekly', 'never'], { defaultValue: 'daily' }),
    digestAt: custom('digest_at', timeOfDay, { defaultValue: '08:00:00' }),
    caughtUpAt: time('caught_up_at'),
  },
  problem: ({ quietFrom, quietUntil }) =>
    (quietFrom === null) === (quietUntil === null) ? null : 'quiet hours have two ends.',
};

const notification: RecordType = {
  name: 'notice',
  table: 'notices',
  key: ['person', 'id'],
  order: sql`records.at, records.id`,
  fields: {
    id: id(),
    person,
    happening: custom('happening_id', z.uuid('is not a UUID'), required),
    entry,
    comment: ref('comment_id', 'comment', { within: 'entry' }),
    by: ref('by_id', 'person'),
    what: verbatim('what', required),
    why: choice('why', [...notificationReasons], required),
    reach: choice('reach', ['now', 'held', 'digest'], required),
    at: time('at', required),
    heldUntil: time('held_until'),
    mailedAt: time('mailed_at'),
    digestedAt: time('digested_at'),
    seenAt: time('seen_at'),
  },
};

/** What people follow, how much reaches them, and what has. */
export const notificationTypes: readonly RecordType[] = [
  follow,
  spaceLevel,
  mute,
  notificationSettings,
  notification,
];
