import { sql } from 'kysely';
import { z } from 'zod';
import { countsDoing, expectsDoing, isOwnCount } from '../wagers/doing.ts';
import { answers, dayField, directions, stages, verdicts } from '../wagers/rules.ts';
import { facts, need } from './fact.ts';
import type { RecordType } from './record-type.ts';

const { id, ref, time, text, choice, count, url, of } = facts;

const entry = ref('entry_id', 'entry', need);
const day = (column: string, more = {}) =>
  of(column, dayField, { select: sql`records.${sql.ref(column)}::text`, ...more });
const number = (column: string, more = {}) => of(column, z.number().min(-1e15).max(1e15), more);
const hash = (column: string) =>
  of(column, z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 digest'), need);

const doing = 'counts what people do here, which is no outcome.';

const wager: RecordType = {
  name: 'wager',
  table: 'wagers',
  key: ['entry'],
  order: sql`records.entry_id`,
  facts: {
    entry,
    owner: ref('owner_id', 'person', need),
    stage: choice('stage', stages, need),
    because: text('because', need),
    belief: text('belief', need),
    will: text('will', need),
    due: day('due'),
    stakeAmount: number('stake_amount'),
    stakeCurrency: of('stake_currency', z.string().regex(/^[A-Z]{3}$/, 'is not a currency')),
    stakeDays: number('stake_days'),
    stakeReputation: text('stake_reputation'),
    sponsor: ref('sponsor_id', 'person'),
    champion: ref('champion_id', 'person'),
    resolver: ref('resolver_id', 'person'),
    reviewOn: day('review_on'),
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
    return expectsDoing(String(will)) ? `what it expects ${doing}` : null;
  },
};

const question: RecordType = {
  name: 'wagerQuestion',
  table: 'wager_questions',
  key: ['id'],
  order: sql`records.entry_id, records.position, records.id`,
  facts: {
    id: id(),
    entry,
    position: count('position', need),
    text: text('text', need),
    askedAt: time('asked_at', need),
    droppedBecause: text('dropped_because'),
    droppedAt: time('dropped_at'),
  },
};

const finding: RecordType = {
  name: 'finding',
  table: 'findings',
  key: ['id'],
  order: sql`records.found_at, records.id`,
  facts: {
    id: id(),
    entry,
    question: ref('question_id', 'wagerQuestion', { within: 'entry' }),
    finding: ref('finding_entry_id', 'entry', need),
    answer: choice('answer', answers),
    foundBy: ref('found_by', 'person'),
    foundAt: time('found_at', need),
  },
};

const end: RecordType = {
  name: 'end',
  table: 'ends',
  key: ['id'],
  order: sql`records.entry_id, records.position, records.id`,
  facts: { id: id(), entry, position: count('position', need), title: text('title', need) },
  problem: ({ title }) => (countsDoing(String(title)) ? `its title ${doing}` : null),
};

const measure: RecordType = {
  name: 'measure',
  table: 'measures',
  key: ['id'],
  order: sql`records.entry_id, records.end_id, records.position, records.id`,
  facts: {
    id: id(),
    entry,
    end: ref('end_id', 'end', { ...need, within: 'entry' }),
    position: count('position', need),
    name: text('name', need),
    unit: text('unit', need),
    direction: choice('direction', directions, need),
    baseline: number('baseline'),
    target: number('target'),
    due: day('due'),
    rangeLow: number('range_low'),
    rangeHigh: number('range_high'),
    source: text('source', need),
    reader: ref('reader_id', 'person'),
  },
  problem({ name, unit, source }) {
    const said = { name, unit, source };
    const wrong = Object.entries(said).find(([, words]) => countsDoing(String(words)));
    return wrong ? `its ${wrong[0]} ${doing}` : null;
  },
};

/** Kept word for word: what was sealed is checked against its hash when all of it is here. */
const seal: RecordType = {
  name: 'seal',
  table: 'seals',
  key: ['entry', 'number'],
  order: sql`records.entry_id, records.number`,
  facts: {
    entry,
    number: count('number', need),
    sealedAt: time('sealed_at', need),
    sealedBy: ref('sealed_by', 'person'),
    reason: text('reason'),
    body: facts.verbatim('body', need),
    previous: hash('previous'),
    hash: hash('hash'),
  },
};

const reading: RecordType = {
  name: 'reading',
  table: 'readings',
  key: ['id'],
  order: sql`placed.depth, records.entered_at, records.id`,
  above: 'corrects',
  facts: {
    id: id(),
    entry,
    measure: ref('measure_id', 'measure', { ...need, within: 'entry' }),
    at: time('read_at', need),
    value: number('value', need),
    evidenceUrl: url('evidence_url'),
    evidenceEntry: ref('evidence_entry', 'entry'),
    evidenceFile: ref('evidence_file', 'attachment'),
    note: text('note'),
    enteredBy: ref('entered_by', 'person'),
    enteredAt: time('entered_at', need),
    via: choice('via', ['page', 'api', 'csv', 'webhook', 'archive'], { unsaid: 'archive' }),
    corrects: ref('corrects', 'reading', { within: 'measure' }),
    reason: text('reason'),
  },
  problem({ at, enteredAt, evidenceUrl, evidenceEntry, evidenceFile, corrects, reason }) {
    const shown = [evidenceUrl, evidenceEntry, evidenceFile].filter((one) => one !== null);
    if (shown.length !== 1) return 'it needs one piece of evidence.';
    if (evidenceUrl && isOwnCount(String(evidenceUrl))) return `its evidence ${doing}`;
    if ((at as Date) > (enteredAt as Date)) return 'it is from after it was entered.';
    return (corrects === null) === (reason === null) ? null : 'a correction says why.';
  },
};

const citedReading: RecordType = {
  name: 'citedReading',
  table: 'cited_readings',
  key: ['entry', 'measure'],
  order: sql`records.entry_id, records.measure_id`,
  facts: {
    entry,
    measure: ref('measure_id', 'measure', { ...need, within: 'entry' }),
    reading: ref('reading_id', 'reading', { ...need, within: 'measure' }),
  },
};

/** That people were told of a day, so that wherever the wager goes they are not told again. */
const reviewTold: RecordType = {
  name: 'reviewTold',
  table: 'reviews_told',
  key: ['entry', 'day', 'what'],
  order: sql`records.entry_id, records.day, records.what`,
  facts: {
    entry,
    day: day('day', need),
    what: choice('what', ['reviewDue', 'reviewOverdue'], need),
    toldAt: time('told_at', need),
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
  reviewTold,
];

/** The addresses at which programs hand in readings, which only a backup holds. */
export const readingHook: RecordType = {
  name: 'readingHook',
  table: 'reading_hooks',
  key: ['id'],
  order: sql`records.created_at, records.id`,
  facts: {
    id: id(),
    entry,
    measure: ref('measure_id', 'measure', { ...need, within: 'entry' }),
    person: ref('person_id', 'person', need),
    hash: facts.verbatim('hash', { ...need, unique: 'exact' }),
    label: text('label', need),
    evidenceUrl: url('evidence_url', need),
    createdAt: time('created_at', need),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
};
