import { newId, type WagerStage } from '../../storage/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import {
  GENESIS_HASH,
  hashSeal,
  serializeSealBody,
} from '../../workplace/wagers/seals/seal-hash.ts';
import { insertRows } from './insert-rows.ts';
import type { Site } from './work-fixtures.ts';

/** A wager by the same author: its own word is in its title, its end, its seal and its reading. */
export interface WagerFixture {
  wagerId: string;
  wagerWord: string;
  questionId: string;
  measureId: string;
  readingId: string;
  endId: string;
  /** An address for readings of it, in the name of the same author. */
  hookId: string;
  /** Who resolves it. */
  resolverId: string;
}

export type FixtureStage = Extract<WagerStage, 'pilot' | 'commitment'>;

/** A wager that is about to be stored. */
interface Wager extends WagerFixture, Site {
  at: Date;
}

let stored = 0;

/** Words enough for a wager to be found by whoever is about to bet on the same. */
export const alike = (word: string) => `${word} umbrella trombone`;

const expected = { direction: 'up', baseline: 1, target: 2, due: '2100-01-01' } as const;

/** Stored past the commands, as all works of the matrix are. */
export async function storeWagers(
  context: CommandContext,
  sites: readonly Site[],
  stage: FixtureStage = 'commitment',
): Promise<WagerFixture[]> {
  const resolverFor = await findResolvers(context);
  const wagers = sites.map((site) => ({
    ...newWager(resolverFor(site.author)),
    ...site,
    at: context.now(),
  }));
  await storePilots(context, wagers, stage);
  if (stage === 'commitment') {
    await storeEnds(context, wagers);
    await storeValueModels(context, wagers);
    await storeSeals(context, wagers);
    await storeReadings(context, wagers);
  }
  return wagers.map(
    ({ spaceId: _space, author: _author, closed: _closed, at: _at, ...wager }) => wager,
  );
}

/** Mara resolves what others bet, and Otto what she does. */
async function findResolvers({ db }: CommandContext): Promise<(author: string) => string> {
  const [mara, otto] = await db
    .selectFrom('people')
    .where('handle', 'in', ['mara', 'otto'])
    .orderBy('handle')
    .select('id')
    .execute();
  return (author) => (author === mara!.id ? otto!.id : mara!.id);
}

function newWager(resolverId: string): WagerFixture {
  stored += 1;
  return {
    wagerId: newId(),
    wagerWord: `wagerq${stored}w`,
    questionId: newId(),
    measureId: newId(),
    readingId: newId(),
    endId: newId(),
    hookId: newId(),
    resolverId,
  };
}

async function storePilots({ db }: CommandContext, wagers: readonly Wager[], stage: FixtureStage) {
  const entries = wagers.map(({ wagerId, wagerWord: word, spaceId, author, at }) => ({
    id: wagerId,
    kind: 'wager',
    space_id: spaceId,
    author_id: author,
    title: word,
    slug: word,
    body: word,
    html: `<p>${word}</p>`,
    excerpt: word,
    created_at: at,
  }));
  await insertRows(db, 'entries', entries);
  const pilots = wagers.map(({ wagerId, wagerWord: word, author, resolverId }) => ({
    entry_id: wagerId,
    owner_id: author,
    stage,
    because: alike(word),
    belief: word,
    will: word,
    due: '2100-01-01',
    review_on: '2100-01-01',
    stop_rule: word,
    stake_days: 1,
    resolver_id: resolverId,
  }));
  await insertRows(db, 'wagers', pilots);
  const questions = wagers.map(({ questionId, wagerId, wagerWord, at }) => ({
    id: questionId,
    entry_id: wagerId,
    position: 1,
    text: wagerWord,
    asked_at: at,
  }));
  await insertRows(db, 'wager_questions', questions);
}

async function storeEnds({ db }: CommandContext, wagers: readonly Wager[]): Promise<void> {
  const ends = wagers.map(({ endId, wagerId, wagerWord }) => ({
    id: endId,
    entry_id: wagerId,
    position: 1,
    title: wagerWord,
  }));
  await insertRows(db, 'ends', ends);
  const measures = wagers.map(({ measureId, wagerId, endId, wagerWord: word }) => ({
    id: measureId,
    entry_id: wagerId,
    end_id: endId,
    position: 1,
    name: word,
    unit: word,
    source: word,
    ...expected,
  }));
  await insertRows(db, 'measures', measures);
}

/** Models whose formula and only quantity are the wager’s word, made before they are sealed. */
async function storeValueModels({ db }: CommandContext, wagers: readonly Wager[]): Promise<void> {
  const worth = { quantiles: [0.05, 0.5, 0.95].map((share) => ({ share, value: 1 })) };
  const models = wagers.map(({ wagerId, wagerWord, author, at }) => ({
    id: newId(),
    entry_id: wagerId,
    version: 1,
    made_by: author,
    made_at: at,
    formula: wagerWord,
    unit: 'EUR',
    draws: 1,
    seed: 1,
    worth,
    hash: '0'.repeat(64),
  }));
  await insertRows(db, 'value_models', models);
  const quantities = models.map(({ id, entry_id, formula }) => ({
    model_id: id,
    entry_id,
    position: 1,
    name: formula,
    low: 1,
    high: 2,
    unit: 'EUR',
    shape: 'normal',
  }));
  await insertRows(db, 'value_quantities', quantities);
}

async function storeSeals({ db }: CommandContext, wagers: readonly Wager[]): Promise<void> {
  const seals = wagers.map(({ wagerId, wagerWord, endId, measureId, author, at }) => {
    const ends = [{ id: endId, title: wagerWord, measures: [{ id: measureId, ...expected }] }];
    const seal = { wager: wagerId, number: 1, at: at.toISOString(), by: author, reason: null };
    const body = serializeSealBody({ ...seal, expectation: { ends } as never });
    return {
      entry_id: wagerId,
      number: 1,
      sealed_at: at,
      sealed_by: author,
      body,
      previous: GENESIS_HASH,
      hash: hashSeal(GENESIS_HASH, body),
    };
  });
  await insertRows(db, 'seals', seals);
}

async function storeReadings({ db }: CommandContext, wagers: readonly Wager[]): Promise<void> {
  const readings = wagers.map(({ readingId, wagerId, measureId, wagerWord: word, author, at }) => ({
    id: readingId,
    entry_id: wagerId,
    measure_id: measureId,
    read_at: at,
    value: 1.5,
    evidence_url: `https://${word}.example/`,
    note: word,
    entered_by: author,
    entered_at: at,
    via: 'api',
  }));
  await insertRows(db, 'readings', readings);
  const hooks = wagers.map(({ hookId, wagerId, measureId, wagerWord: word, author, at }) => ({
    id: hookId,
    entry_id: wagerId,
    measure_id: measureId,
    person_id: author,
    hash: hookId,
    label: word,
    evidence_url: `https://${word}.example/`,
    created_at: at,
  }));
  await insertRows(db, 'reading_hooks', hooks);
}
