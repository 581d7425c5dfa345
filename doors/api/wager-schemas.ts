import { z } from '@hono/zod-openapi';
import { answers, directions, stages, verdicts } from '../../workplace/wagers/core/index.ts';
import type {
  ActivitySummary,
  FindingView,
  MeasureView,
  PersonLabel,
  ReadingView,
  SealView,
  WagerLabel,
  WagerOnBoard,
  WagerView,
  WorkLabel,
} from '../../workplace/wagers/index.ts';
import { makeNullable } from './work-schemas.ts';

const daySchema = z.iso.date();
const timeSchema = z.iso.datetime();
const personLabelSchema = z
  .object({ handle: z.string(), name: z.string() })
  .openapi('PersonLabel', { description: 'A person of whom one may know; otherwise null.' });
const nullablePerson = makeNullable(personLabelSchema);

const workSchema = z
  .object({ id: z.uuid(), url: z.url(), title: z.string() })
  .openapi('WorkLabel', { description: 'An entry; one that was withdrawn has no title.' });

export const readingSchema = z
  .object({
    id: z.uuid(),
    measure: z.uuid(),
    at: timeSchema,
    value: z.number(),
    evidence: z
      .object({
        type: z.enum(['page', 'entry', 'file']),
        url: z.url(),
        title: z.string().nullable(),
      })
      .openapi('Evidence'),
    note: z.string().nullable(),
    by: nullablePerson,
    enteredAt: timeSchema,
    via: z.enum(['page', 'api', 'csv', 'webhook', 'archive']),
    corrects: z.uuid().nullable().openapi({ description: 'The reading that it corrects.' }),
    reason: z.string().nullable(),
    correctedBy: z
      .uuid()
      .nullable()
      .openapi({ description: 'Set where it counts no more, and is kept to be seen.' }),
  })
  .openapi('Reading');

const findingSchema = z
  .object({
    id: z.uuid(),
    answer: z.enum(answers).nullable(),
    work: workSchema,
    by: nullablePerson,
    at: timeSchema,
  })
  .openapi('Finding');

const questionSchema = z
  .object({
    id: z.uuid(),
    text: z.string(),
    dropped: makeNullable(z.object({ because: z.string(), at: timeSchema })),
    findings: z.array(findingSchema),
  })
  .openapi('PilotQuestion');

const rangeSchema = makeNullable(z.object({ low: z.number(), high: z.number() }));

const expectedFields = {
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(directions).openapi({ description: 'Which way is better.' }),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  due: daySchema.nullable(),
};

const measureSchema = z
  .object({
    ...expectedFields,
    range: rangeSchema.openapi({ description: 'In which it is on its day, nine to one.' }),
    source: z.string().openapi({ description: 'Where its numbers come from.' }),
    reader: nullablePerson,
    originalTerms: makeNullable(
      z.object({
        unit: expectedFields.unit,
        direction: expectedFields.direction,
        baseline: z.number().nullable(),
        target: z.number().nullable(),
        due: daySchema.nullable(),
        range: rangeSchema,
      }),
    ).openapi({ description: 'What was sealed first, where it was amended since.' }),
    latest: makeNullable(readingSchema),
  })
  .openapi('Measure');

const sealLabelSchema = z.object({
  number: z.int(),
  at: timeSchema,
  by: nullablePerson,
  reason: z.string().nullable().openapi({ description: 'Why it was amended.' }),
  hash: z.string(),
});

export const sealSchema = sealLabelSchema
  .extend({
    previous: z.string().openapi({ description: 'The hash before; of the first, 64 zeros.' }),
    body: z.string().openapi({
      description:
        'Canonical JSON (RFC 8785) of all that was expected. The hash is the SHA-256 of `previous` and this, one after the other.',
    }),
  })
  .openapi('Seal');

const wagerLabelSchema = z.object({
  id: z.uuid(),
  url: z.url(),
  title: z.string(),
  space: z.string(),
  stage: z.enum(stages),
  owner: nullablePerson,
  because: z.string(),
  belief: z.string(),
  will: z.string(),
  due: daySchema.nullable(),
  reviewOn: daySchema.nullable(),
  overdue: z.boolean(),
  verdict: z.enum(verdicts).nullable(),
  closedAt: timeSchema.nullable(),
  createdAt: timeSchema,
});

export const wagerSchema = wagerLabelSchema
  .extend({
    stake: z.object({
      amount: z.number().nullable(),
      currency: z.string().nullable(),
      days: z.number().nullable(),
      reputation: z.string().nullable(),
    }),
    sponsor: nullablePerson,
    champion: nullablePerson,
    resolver: nullablePerson,
    stopRule: z.string().nullable(),
    questions: z.array(questionSchema),
    learned: z.array(findingSchema),
    ends: z.array(
      z
        .object({ id: z.uuid(), title: z.string(), measures: z.array(measureSchema) })
        .openapi('End'),
    ),
    seals: z.array(sealLabelSchema),
    closing: makeNullable(
      z.object({
        verdict: z.enum(verdicts),
        at: timeSchema,
        by: nullablePerson,
        learned: makeNullable(workSchema),
        next: z.string().nullable(),
        cited: z.array(readingSchema),
      }),
    ),
  })
  .openapi('Wager');

export const boardSchema = wagerLabelSchema
  .extend({
    ends: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        measures: z.array(
          z.object({
            ...expectedFields,
            sealedAt: timeSchema.nullable(),
            recent: z.array(z.object({ at: timeSchema, value: z.number() })),
          }),
        ),
      }),
    ),
  })
  .openapi('WagerOnBoard');

const activityCountSchema = z.object({ done: z.int() }).openapi('ActivityCount', {
  description: 'A count of what was done. No field of an outcome takes it.',
});

export const activitySummarySchema = z
  .object({
    comments: activityCountSchema,
    people: activityCountSchema,
    builtOn: activityCountSchema,
    findings: activityCountSchema,
    readings: activityCountSchema,
  })
  .openapi('ActivitySummary', { description: 'What we did, not what came of it.' });

const toIso = (at: Date) => at.toISOString();
const toIsoOrNull = (at: Date | null) => at && toIso(at);
const toApiPersonLabel = (person: PersonLabel | null) => person;
const toApiWork = ({ id, path, title }: WorkLabel, origin: string) => ({
  id,
  url: origin + path,
  title,
});

export function toApiReading(reading: ReadingView, origin: string): z.infer<typeof readingSchema> {
  const { at, enteredAt, evidence, ...rest } = reading;
  return {
    ...rest,
    at: toIso(at),
    enteredAt: toIso(enteredAt),
    evidence: toApiEvidence(evidence, origin),
  };
}

function toApiEvidence(evidence: ReadingView['evidence'], origin: string) {
  if ('url' in evidence) return { type: 'page' as const, url: evidence.url, title: null };
  if ('file' in evidence) {
    const { path, name } = evidence.file;
    return { type: 'file' as const, url: origin + path, title: name };
  }
  const { path, title } = evidence.entry;
  return { type: 'entry' as const, url: origin + path, title };
}

function toApiFinding({ id, answer, work, by, at }: FindingView, origin: string) {
  return { id, answer, work: toApiWork(work, origin), by: toApiPersonLabel(by), at: toIso(at) };
}

function toApiMeasure({ latest, ...measure }: MeasureView, origin: string) {
  return { ...measure, latest: latest && toApiReading(latest, origin) };
}

export function toApiSeal(seal: SealView): z.infer<typeof sealSchema> {
  return { ...seal, at: toIso(seal.at) };
}

function toApiWagerLabel(wager: WagerLabel, origin: string): z.infer<typeof wagerLabelSchema> {
  const { id, path, title, space, stage, owner, because, belief, will } = wager;
  const { due, reviewOn, overdue, verdict, closedAt, createdAt } = wager;
  return {
    id,
    url: origin + path,
    title,
    space: space.name,
    stage,
    owner,
    because,
    belief,
    will,
    due,
    reviewOn,
    overdue,
    verdict,
    closedAt: toIsoOrNull(closedAt),
    createdAt: toIso(createdAt),
  };
}

export function toApiWager(wager: WagerView, origin: string): z.infer<typeof wagerSchema> {
  const { stake, sponsor, champion, resolver, stopRule, questions, closing } = wager;
  return {
    ...toApiWagerLabel(wager, origin),
    stake,
    sponsor,
    champion,
    resolver,
    stopRule,
    questions: questions.map(({ dropped, findings, ...question }) => ({
      ...question,
      dropped: dropped && { because: dropped.because, at: toIso(dropped.at) },
      findings: findings.map((finding) => toApiFinding(finding, origin)),
    })),
    learned: wager.learned.map((finding) => toApiFinding(finding, origin)),
    ends: wager.ends.map(({ id, title, measures }) => ({
      id,
      title,
      measures: measures.map((measure) => toApiMeasure(measure, origin)),
    })),
    seals: wager.seals.map((seal) => ({ ...seal, at: toIso(seal.at) })),
    closing: closing && {
      verdict: closing.verdict,
      at: toIso(closing.at),
      by: closing.by,
      next: closing.next,
      learned: closing.learned && toApiWork(closing.learned, origin),
      cited: closing.cited.map((reading) => toApiReading(reading, origin)),
    },
  };
}

export function toApiBoardWager(wager: WagerOnBoard, origin: string): z.infer<typeof boardSchema> {
  return {
    ...toApiWagerLabel(wager, origin),
    ends: wager.ends.map(({ id, title, measures }) => ({
      id,
      title,
      measures: measures.map(({ sealedAt, recent, ...measure }) => ({
        ...measure,
        sealedAt: toIsoOrNull(sealedAt),
        recent: recent.map(({ at, value }) => ({ at: toIso(at), value })),
      })),
    })),
  };
}

/** Counts as they say themselves: nothing but their own `toJSON` knows their numbers. */
export function toApiActivitySummary(
  means: ActivitySummary,
): z.infer<typeof activitySummarySchema> {
  const { comments, people, builtOn, findings, readings } = means;
  return {
    comments: comments.toJSON(),
    people: people.toJSON(),
    builtOn: builtOn.toJSON(),
    findings: findings.toJSON(),
    readings: readings.toJSON(),
  };
}
