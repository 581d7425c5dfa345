import { newId } from '../../storage/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import {
  findEarlierWagers,
  getEvidencePack,
  getMeans,
  getReading,
  getWager,
  listDays,
  listPoints,
  listReadings,
  listSeals,
  listWagers,
  previewSeal,
} from '../../workplace/wagers/index.ts';
import { bodyOf, hashOfSeal, noSeal } from '../../workplace/wagers/seal.ts';
import { get, type Row } from './asking.ts';
import type { Thing } from './world.ts';
import { storeWorth } from './worth.ts';

/** A wager of the same hand: its own word stands in its title, its end, its seal and its reading. */
export interface Wagered {
  wagerId: string;
  wagerWord: string;
  questionId: string;
  measureId: string;
  readingId: string;
  endId: string;
  /** An address of it for readings, in the name of the same hand. */
  hookId: string;
  /** Who resolves it. */
  resolverId: string;
}

let stored = 0;

/** Words enough for a wager to be found by whoever is about to bet on the same. */
const alike = (word: string) => `${word} umbrella trombone`;

/** Stored past the commands, as all works of the matrix are. */
export async function storeWager(
  workplace: Workplace,
  space: string,
  author: string,
  stage: 'pilot' | 'commitment' = 'commitment',
): Promise<Wagered> {
  stored += 1;
  const [wagerId, questionId, measureId, readingId] = [newId(), newId(), newId(), newId()];
  const [endId, hookId] = [newId(), newId()];
  const word = `wagerq${stored}w`;
  const { db, now } = workplace;
  const resolver = await db
    .selectFrom('people')
    .where('id', '<>', author)
    .where('handle', 'in', ['mara', 'otto'])
    .orderBy('handle')
    .select('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('entries')
    .values({
      ...{ id: wagerId, kind: 'wager', space_id: space, author_id: author, title: word },
      ...{ slug: word, body: word, html: `<p>${word}</p>`, excerpt: word, created_at: now() },
    })
    .execute();
  await db
    .insertInto('wagers')
    .values({
      ...{
        entry_id: wagerId,
        owner_id: author,
        stage,
        because: alike(word),
        belief: word,
        will: word,
      },
      ...{ due: '2100-01-01', review_on: '2100-01-01', stop_rule: word, stake_days: 1 },
      resolver_id: resolver.id,
    })
    .execute();
  const asked = { id: questionId, entry_id: wagerId, position: 1, text: word, asked_at: now() };
  await db.insertInto('wager_questions').values(asked).execute();
  const wagered = { wagerId, wagerWord: word, questionId, measureId, readingId, endId, hookId };
  if (stage === 'commitment') await storeSealed(workplace, wagered, author);
  await storeWorth(workplace, wagered, author);
  return { ...wagered, resolverId: resolver.id };
}

type Stored = Omit<Wagered, 'resolverId'>;

async function storeSealed(
  { db, now }: Workplace,
  { wagerId: entry_id, wagerWord: word, measureId, readingId, endId, hookId }: Stored,
  author: string,
): Promise<void> {
  const at = now();
  const end = { id: endId, entry_id, position: 1, title: word };
  await db.insertInto('ends').values(end).execute();
  const measure = { id: measureId, entry_id, end_id: end.id, position: 1, name: word, unit: word };
  const expected = { direction: 'up' as const, baseline: 1, target: 2, due: '2100-01-01' };
  await db
    .insertInto('measures')
    .values({ ...measure, ...expected, source: word })
    .execute();
  const sealing = { wager: entry_id, number: 1, at: at.toISOString(), by: author, reason: null };
  const ends = [{ id: endId, title: word, measures: [{ id: measureId, ...expected }] }];
  const body = bodyOf({ ...sealing, expectation: { ends } as never });
  const hash = hashOfSeal(noSeal, body);
  await db
    .insertInto('seals')
    .values({ entry_id, number: 1, sealed_at: at, sealed_by: author, body, previous: noSeal, hash })
    .execute();
  const read = { id: readingId, entry_id, measure_id: measureId, read_at: at, value: 1.5 };
  await db
    .insertInto('readings')
    .values({
      ...{ ...read, evidence_url: `https://${word}.example/`, note: word, entered_by: author },
      ...{ entered_at: at, via: 'api' },
    })
    .execute();
  await db
    .insertInto('reading_hooks')
    .values({
      ...{ id: hookId, entry_id, measure_id: measureId, person_id: author, hash: hookId },
      ...{ label: word, evidence_url: `https://${word}.example/`, created_at: at },
    })
    .execute();
}

const today = '2026-03-02';
const one = (name: string, ask: Row['ask']): Row => ({
  ...{ name, shows: 'wagerWord', about: 'one', ask },
});
const door = (name: string, path: (thing: Thing) => string, about: Row['about'] = 'one'): Row => ({
  ...{ name: `GET ${name}`, shows: 'wagerWord', about, overHttp: true },
  ask: (asking, thing) => get(asking, path(thing)),
});
const measureOf = ({ wagerId, measureId }: Thing) => ({ wager: wagerId, measure: measureId });

/** Pages, some of them for some of those who see the wager, such as its resolver. */
const forSome = (
  name: string,
  path: (thing: Thing) => string,
  about: Row['about'] = 'one',
): Row => ({ ...door(name, path, about), partial: true });
const pages: Row[] = [
  forSome('/wagers', () => '/wagers', 'all'),
  door('/wagers?space=', ({ name }) => `/wagers?space=${name}`),
  door('/wagers/evidence', () => '/wagers/evidence', 'all'),
  door('/wagers/evidence?space=', ({ name }) => `/wagers/evidence?space=${name}`),
  door('/wagers/reviews.ics', () => '/wagers/reviews.ics', 'all'),
  door('/wagers/ID/seals', ({ wagerId }) => `/wagers/${wagerId}/seals`),
  door('/wagers/ID/seals/1', ({ wagerId }) => `/wagers/${wagerId}/seals/1`),
  door('/wagers/ID/measures/ID', (thing) => `/wagers/${thing.wagerId}/measures/${thing.measureId}`),
  ...['csv', 'hooks', 'readings'].map((part) =>
    forSome(
      `/wagers/ID/measures/ID/${part}`,
      ({ wagerId, measureId }) => `/wagers/${wagerId}/measures/${measureId}/${part}`,
    ),
  ),
  ...['facts', 'amendment', 'verdict', 'model/new', 'questions/new', 'ends/new'].map((step) =>
    forSome(`/wagers/ID/${step}`, ({ wagerId }) => `/wagers/${wagerId}/${step}`),
  ),
];

/** Every way to a wager, and to what it expects, reads and counts. */
export const wagerRows: Row[] = [
  one('getWager', ({ workplace, viewer }, { wagerId }) =>
    getWager(workplace, viewer, wagerId, today),
  ),
  one('listSeals', ({ workplace, viewer }, { wagerId }) => listSeals(workplace, viewer, wagerId)),
  one('listReadings', ({ workplace, viewer }, thing) =>
    listReadings(workplace, viewer, measureOf(thing)),
  ),
  one('getReading', ({ workplace, viewer }, { wagerId: wager, readingId: id }) =>
    getReading(workplace, viewer, { wager, id }),
  ),
  one('listPoints', async ({ workplace, viewer }, thing) => {
    const points = await listPoints(workplace, viewer, measureOf(thing));
    return { points, wagerWord: thing.wagerWord };
  }),
  one('getMeans', async ({ workplace, viewer }, { wagerId, wagerWord }) => {
    const means = await getMeans(workplace, viewer, wagerId);
    return { means, wagerWord };
  }),
  {
    ...one('listWagers', ({ workplace, viewer }) =>
      listWagers(workplace, viewer, { today, limit: 200 }),
    ),
    about: 'all',
  },
  one('listWagers of the space', ({ workplace, viewer }, { name }) =>
    listWagers(workplace, viewer, { today, space: name, stage: 'commitment' }),
  ),
  door('/api/v1/wagers', () => '/api/v1/wagers?limit=200', 'all'),
  door('/api/v1/wagers?space=', ({ name }) => `/api/v1/wagers?space=${name}`),
  door('/api/v1/wagers/ID', ({ wagerId }) => `/api/v1/wagers/${wagerId}`),
  door('…/seals', ({ wagerId }) => `/api/v1/wagers/${wagerId}/seals`),
  door(
    '…/readings',
    ({ wagerId, measureId }) => `/api/v1/wagers/${wagerId}/measures/${measureId}/readings`,
  ),
  {
    ...door('…/means', () => ''),
    ask: async (asking, { wagerId, wagerWord }) => {
      const answer = (await get(asking, `/api/v1/wagers/${wagerId}/means`)) as { status: number };
      return answer.status === 200 ? { ...answer, wagerWord } : answer;
    },
  },
  // For whoever made it alone.
  { ...door('…/hooks', ({ wagerId }) => `/api/v1/wagers/${wagerId}/hooks`), partial: true },
  one('previewSeal', ({ workplace, viewer }, { wagerId }) =>
    previewSeal(workplace, viewer, wagerId, today),
  ),
  {
    ...one('getEvidencePack', ({ workplace, viewer }) =>
      getEvidencePack(workplace, viewer, { today }),
    ),
    about: 'all',
  },
  one('getEvidencePack of the space', ({ workplace, viewer }, { name: space }) =>
    getEvidencePack(workplace, viewer, { today, space }),
  ),
  { ...one('listDays', ({ workplace, viewer }) => listDays(workplace, viewer)), about: 'all' },
  one('findEarlierWagers', ({ workplace, viewer }, { wagerWord }) =>
    findEarlierWagers(workplace, viewer, { title: alike(wagerWord), body: '' }),
  ),
  ...pages,
  door('/entries/ID/SLUG of a wager', ({ wagerId }) => `/entries/${wagerId}/other`),
];
