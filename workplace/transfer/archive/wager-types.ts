import { sql } from 'kysely';
import { z } from 'zod';
import {
  answers,
  countsActivity,
  dayInput,
  directions,
  expectsActivity,
  isActivityPage,
  stages,
  verdicts,
} from '../../wagers/core/index.ts';
import { fieldTypes, required } from './field.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, text, choice, count, url, custom } = fieldTypes;

const entry = ref('entry_id', 'entry', required);
const dateField = (column: string, more = {}) =>
  custom(column, dayInput, { select: sql`records.${sql.ref(column)}::text`, ...more });
const numberField = (column: string, more = {}) =>
  custom(column, z.number().min(-1e15).max(1e15), more);
const hashField = (column: string) =>
  custom(column, z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest'), required);

const countsActivityProblem = 'counts what people do here, which is no outcome.';

const wager: RecordType = {
  name: 'wager',
  table: 'wagers',
  key: ['entry'],
  order: sql`records.entry_id`,
  fields: {
    entry,
    owner: ref('owner_id', 'person', required),
    stage: choice('stage', stages, required),
    because: text('because', required),
    belief: text('belief', required),
    will: text('will', required),
    due: dateField('due'),
    stakeAmount: numberField('stake_amount'),
    stakeCurrency: custom('stake_currency', z.string().regex(/^[A-Z]{3}$/, 'is not a currency')),
    stakeDays: numberField('stake_days'),
    stakeReputation: text('stake_reputation'),
    sponsor: ref('sponsor_id', 'person'),
    champion: ref('champion_id', 'person'),
    resolver: ref('resolver_id', 'person'),
    reviewOn: dateField('review_on'),
    stopRule: text('stop_rule'),
    verdict: choice('verdict', verdicts),
    learnedEntry: ref('learned_entry', 'entry'),
    next: text('next_step'),
    closedAt: time('closed_at'),
    closedBy: ref('closed_by', 'person'),
  },
  problem({ owner, resolver, closedBy, will }) {
    if (resolver === owner) return 'nobody resolves a wager of their own.';
    if (closedBy !== null && closedBy !== resolver) return 'only its resolver closes a wager.';
    return expectsActivity(String(will)) ? `what it expects ${countsActivityProblem}` : null;
  },
};

const question: RecordType = {
  name: 'wagerQuestion',
  table: 'wager_questions',
  key: ['id'],
  order: sql`records.entry_id, records.position, records.id`,
  fields: {
    id: id(),
    entry,
    position: count('position', required),
    text: text('text', required),
    askedAt: time('asked_at', required),
    droppedBecause: text('dropped_because'),
    droppedAt: time('dropped_at'),
  },
};

const finding: RecordType = {
  name: 'finding',
  table: 'findings',
  key: ['id'],
  order: sql`records.found_at, records.id`,
  fields: {
    id: id(),
    entry,
    question: ref('question_id', 'wagerQuestion', { within: 'entry' }),
    finding: ref('finding_entry_id', 'entry', required),
    answer: choice('answer', answers),
    foundBy: ref('found_by', 'person'),
    foundAt: time('found_at', required),
  },
};

const end: RecordType = {
  name: 'end',
  table: 'ends',
  key: ['id'],
  order: sql`records.entry_id, records.position, records.id`,
  fields: {
    id: id(),
    entry,
    position: count('position', required),
    title: text('title', required),
  },
  problem: ({ title }) =>
    countsActivity(String(title)) ? `its title ${countsActivityProblem}` : null,
};

const measure: RecordType = {
  name: 'measure',
  table: 'measures',
  key: ['id'],
  order: sql`records.entry_id, records.end_id, records.position, records.id`,
  fields: {
    id: id(),
    entry,
    end: ref('end_id', 'end', { ...required, within: 'entry' }),
    position: count('position', required),
    name: text('name', required),
    unit: text('unit', required),
    direction: choice('direction', directions, required),
    baseline: numberField('baseline'),
    target: numberField('target'),
    due: dateField('due'),
    rangeLow: numberField('range_low'),
    rangeHigh: numberField('range_high'),
    source: text('source', required),
    reader: ref('reader_id', 'person'),
  },
  problem({ name, unit, source }) {
    const said = { name, unit, source };
    const wrong = Object.entries(said).find(([, words]) => countsActivity(String(words)));
    return wrong ? `its ${wrong[0]} ${countsActivityProblem}` : null;
  },
};

/** Kept word for word: what was sealed is checked against its hash when all of it is here. */
const seal: RecordType = {
  name: 'seal',
  table: 'seals',
  key: ['entry', 'number'],
  order: sql`records.entry_id, records.number`,
  fields: {
    entry,
    number: count('number', required),
    sealedAt: time('sealed_at', required),
    sealedBy: ref('sealed_by', 'person'),
    reason: text('reason'),
    body: fieldTypes.verbatim('body', required),
    previous: hashField('previous'),
    hash: hashField('hash'),
  },
};

const reading: RecordType = {
  name: 'reading',
  table: 'readings',
  key: ['id'],
  order: sql`placed.depth, records.entered_at, records.id`,
  parentField: 'corrects',
  fields: {
    id: id(),
    entry,
    measure: ref('measure_id', 'measure', { ...required, within: 'entry' }),
    at: time('read_at', required),
    value: numberField('value', required),
    evidenceUrl: url('evidence_url'),
    evidenceEntry: ref('evidence_entry', 'entry'),
    evidenceFile: ref('evidence_file', 'attachment'),
    note: text('note'),
    enteredBy: ref('entered_by', 'person'),
    enteredAt: time('entered_at', required),
    via: choice('via', ['page', 'api', 'csv', 'webhook', 'archive'], { defaultValue: 'archive' }),
    corrects: ref('corrects', 'reading', { within: 'measure' }),
    reason: text('reason'),
  },
  problem({ at, enteredAt, evidenceUrl, evidenceEntry, evidenceFile, corrects, reason }) {
    const shown = [evidenceUrl, evidenceEntry, evidenceFile].filter((one) => one !== null);
    if (shown.length !== 1) return 'it needs one piece of evidence.';
    if (evidenceUrl && isActivityPage(String(evidenceUrl)))
      return `its evidence ${countsActivityProblem}`;
    if ((at as Date) > (enteredAt as Date)) return 'it is from after it was entered.';
    return (corrects === null) === (reason === null) ? null : 'a correction says why.';
  },
};

const citedReading: RecordType = {
  name: 'citedReading',
  table: 'cited_readings',
  key: ['entry', 'measure'],
  order: sql`records.entry_id, records.measure_id`,
  fields: {
    entry,
    measure: ref('measure_id', 'measure', { ...required, within: 'entry' }),
    reading: ref('reading_id', 'reading', { ...required, within: 'measure' }),
  },
};

/** That people were told of a day, so that wherever the wager goes they are not told again. */
const reviewReminder: RecordType = {
  name: 'reviewTold',
  table: 'reviews_told',
  key: ['entry', 'day', 'what'],
  order: sql`records.entry_id, records.day, records.what`,
  fields: {
    entry,
    day: dateField('day', required),
    what: choice('what', ['reviewDue', 'reviewOverdue'], required),
    toldAt: time('told_at', required),
  },
};

/** Wagers, from what they ask to how they came out. */
export const wagerTypes: readonly RecordType[] = [
  wager,
  question,
  finding,
  end,
  measure,
  seal,
  reading,
  citedReading,
  reviewReminder,
];

/** The addresses at which programs hand in readings, which only a backup holds. */
export const readingHook: RecordType = {
  name: 'readingHook',
  table: 'reading_hooks',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  fields: {
    id: id(),
    entry,
    measure: ref('measure_id', 'measure', { ...required, within: 'entry' }),
    person: ref('person_id', 'person', required),
    hash: fieldTypes.verbatim('hash', { ...required, unique: 'exact' }),
    label: text('label', required),
    evidenceUrl: url('evidence_url', required),
    createdAt: time('created_at', required),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
};
