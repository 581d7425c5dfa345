import { z } from '@hono/zod-openapi';
import type {
  FindingView,
  Means,
  MeasureView,
  ReadingView,
  SealView,
  Someone,
  WagerLabel,
  WagerOnBoard,
  WagerView,
  WorkLabel,
} from '../../workplace/wagers/index.ts';
import { answers, directions, stages, verdicts } from '../../workplace/wagers/rules.ts';
import { orNull } from './works.ts';

const day = z.iso.date();
const time = z.iso.datetime();
const someoneShape = z
  .object({ handle: z.string(), name: z.string() })
  .openapi('Someone', { description: 'A person of whom one may know; otherwise null.' });
const someone = orNull(someoneShape);

const workShape = z
  .object({ id: z.uuid(), url: z.url(), title: z.string() })
  .openapi('NamedWork', { description: 'An entry; one that was withdrawn has no title.' });

export const readingShape = z
  .object({
    id: z.uuid(),
    measure: z.uuid(),
    at: time,
    value: z.number(),
    evidence: z
      .object({
        type: z.enum(['page', 'entry', 'file']),
        url: z.url(),
        title: z.string().nullable(),
      })
      .openapi('Evidence'),
    note: z.string().nullable(),
    by: someone,
    enteredAt: time,
    via: z.enum(['page', 'api', 'csv', 'webhook', 'archive']),
    corrects: z.uuid().nullable().openapi({ description: 'The reading that it corrects.' }),
    reason: z.string().nullable(),
    correctedBy: z
      .uuid()
      .nullable()
      .openapi({ description: 'Set where it counts no more, and is kept to be seen.' }),
  })
  .openapi('Reading');

const findingShape = z
  .object({
    id: z.uuid(),
    answer: z.enum(answers).nullable(),
    work: workShape,
    by: someone,
    at: time,
  })
  .openapi('Finding');

const questionShape = z
  .object({
    id: z.uuid(),
    text: z.string(),
    dropped: orNull(z.object({ because: z.string(), at: time })),
    findings: z.array(findingShape),
  })
  .openapi('PilotQuestion');

const range = orNull(z.object({ low: z.number(), high: z.number() }));

const expected = {
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(directions).openapi({ description: 'Which way is better.' }),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  due: day.nullable(),
};

const measureShape = z
  .object({
    ...expected,
    range: range.openapi({ description: 'In which it is on its day, nine to one.' }),
    source: z.string().openapi({ description: 'Where its numbers come from.' }),
    reader: someone,
    atFirst: orNull(
      z.object({
        unit: expected.unit,
        direction: expected.direction,
        baseline: z.number().nullable(),
        target: z.number().nullable(),
        due: day.nullable(),
        range,
      }),
    ).openapi({ description: 'What was sealed first, where it was amended since.' }),
    latest: orNull(readingShape),
  })
  .openapi('Measure');

const sealLabelShape = z.object({
  number: z.int(),
  at: time,
  by: someone,
  reason: z.string().nullable().openapi({ description: 'Why it was amended.' }),
  hash: z.string(),
});

export const sealShape = sealLabelShape
  .extend({
    previous: z.string().openapi({ description: 'The hash before; of the first, 64 zeros.' }),
    body: z.string().openapi({
      description:
        'Canonical JSON (RFC 8785) of all that was expected. The hash is the SHA-256 of `previous` and this, one after the other.',
    }),
  })
  .openapi('Seal');

const labelShape = z.object({
  id: z.uuid(),
  url: z.url(),
  title: z.string(),
  space: z.string(),
  stage: z.enum(stages),
  owner: someone,
  because: z.string(),
  belief: z.string(),
  will: z.string(),
  due: day.nullable(),
  reviewOn: day.nullable(),
  overdue: z.boolean(),
  verdict: z.enum(verdicts).nullable(),
  closedAt: time.nullable(),
  createdAt: time,
});

export const wagerShape = labelShape
  .extend({
    stake: z.object({
      amount: z.number().nullable(),
      currency: z.string().nullable(),
      days: z.number().nullable(),
      reputation: z.string().nullable(),
    }),
    sponsor: someone,
    champion: someone,
    resolver: someone,
    stopRule: z.string().nullable(),
    questions: z.array(questionShape),
    learned: z.array(findingShape),
    ends: z.array(
      z.object({ id: z.uuid(), title: z.string(), measures: z.array(measureShape) }).openapi('End'),
    ),
    seals: z.array(sealLabelShape),
    closing: orNull(
      z.object({
        verdict: z.enum(verdicts),
        at: time,
        by: someone,
        learned: orNull(workShape),
        next: z.string().nullable(),
        cited: z.array(readingShape),
      }),
    ),
  })
  .openapi('Wager');

export const boardShape = labelShape
  .extend({
    ends: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        measures: z.array(
          z.object({
            ...expected,
            sealedAt: time.nullable(),
            recent: z.array(z.object({ at: time, value: z.number() })),
          }),
        ),
      }),
    ),
  })
  .openapi('WagerOnBoard');

const count = z.object({ done: z.int() }).openapi('Done', {
  description: 'A count of what was done. No field of an outcome takes it.',
});

export const meansShape = z
  .object({ comments: count, people: count, builtOn: count, findings: count, readings: count })
  .openapi('Means', { description: 'What we did, not what came of it.' });

const iso = (at: Date) => at.toISOString();
const isoOrNull = (at: Date | null) => at && iso(at);
const nameOf = (person: Someone | null) => person;
const workOf = ({ id, path, title }: WorkLabel, origin: string) => ({
  id,
  url: origin + path,
  title,
});

export function readingOf(reading: ReadingView, origin: string): z.infer<typeof readingShape> {
  const { at, enteredAt, evidence, ...rest } = reading;
  return {
    ...rest,
    at: iso(at),
    enteredAt: iso(enteredAt),
    evidence: evidenceOf(evidence, origin),
  };
}

function evidenceOf(evidence: ReadingView['evidence'], origin: string) {
  if ('url' in evidence) return { type: 'page' as const, url: evidence.url, title: null };
  if ('file' in evidence) {
    const { path, name } = evidence.file;
    return { type: 'file' as const, url: origin + path, title: name };
  }
  const { path, title } = evidence.entry;
  return { type: 'entry' as const, url: origin + path, title };
}

function findingOf({ id, answer, work, by, at }: FindingView, origin: string) {
  return { id, answer, work: workOf(work, origin), by: nameOf(by), at: iso(at) };
}

function measureOf({ latest, ...measure }: MeasureView, origin: string) {
  return { ...measure, latest: latest && readingOf(latest, origin) };
}

export function sealOf(seal: SealView): z.infer<typeof sealShape> {
  return { ...seal, at: iso(seal.at) };
}

function labelOf(wager: WagerLabel, origin: string): z.infer<typeof labelShape> {
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
    closedAt: isoOrNull(closedAt),
    createdAt: iso(createdAt),
  };
}

export function wagerOf(wager: WagerView, origin: string): z.infer<typeof wagerShape> {
  const { stake, sponsor, champion, resolver, stopRule, questions, closing } = wager;
  return {
    ...labelOf(wager, origin),
    stake,
    sponsor,
    champion,
    resolver,
    stopRule,
    questions: questions.map(({ dropped, findings, ...question }) => ({
      ...question,
      dropped: dropped && { because: dropped.because, at: iso(dropped.at) },
      findings: findings.map((finding) => findingOf(finding, origin)),
    })),
    learned: wager.learned.map((finding) => findingOf(finding, origin)),
    ends: wager.ends.map(({ id, title, measures }) => ({
      id,
      title,
      measures: measures.map((measure) => measureOf(measure, origin)),
    })),
    seals: wager.seals.map((seal) => ({ ...seal, at: iso(seal.at) })),
    closing: closing && {
      verdict: closing.verdict,
      at: iso(closing.at),
      by: closing.by,
      next: closing.next,
      learned: closing.learned && workOf(closing.learned, origin),
      cited: closing.cited.map((reading) => readingOf(reading, origin)),
    },
  };
}

export function onBoard(wager: WagerOnBoard, origin: string): z.infer<typeof boardShape> {
  return {
    ...labelOf(wager, origin),
    ends: wager.ends.map(({ id, title, measures }) => ({
      id,
      title,
      measures: measures.map(({ sealedAt, recent, ...measure }) => ({
        ...measure,
        sealedAt: isoOrNull(sealedAt),
        recent: recent.map(({ at, value }) => ({ at: iso(at), value })),
      })),
    })),
  };
}

/** Counts as they say themselves: nothing but their own `toJSON` knows their numbers. */
export function meansOf(means: Means): z.infer<typeof meansShape> {
  const { comments, people, builtOn, findings, readings } = means;
  return {
    comments: comments.toJSON(),
    people: people.toJSON(),
    builtOn: builtOn.toJSON(),
    findings: findings.toJSON(),
    readings: readings.toJSON(),
  };
}
