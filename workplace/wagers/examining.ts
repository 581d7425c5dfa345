import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tables, WagerStage } from '../../storage/index.ts';
import type { Reading } from '../happenings/index.ts';
import { type Expectation, readExpectations } from './expectation.ts';
import { bodyOf, hashOfSeal, noSeal, type Sealing } from './seal.ts';

/** Seals are read so many wagers at a time. */
const mostWagers = 200;

/**
 * What does not hold of the seals of these wagers, or of all: each as a wager's id and a sentence.
 * Every hash is computed anew, each seal follows the one before, and the newest says what the
 * tables say.
 */
export async function brokenSeals(
  reading: Reading,
  wagers?: readonly string[],
): Promise<{ wager: string; wrong: string }[]> {
  const ids = await sealedOrCommitted(reading, wagers);
  const broken: { wager: string; wrong: string }[] = [];
  for (let i = 0; i < ids.length; i += mostWagers) {
    const some = ids.slice(i, i + mostWagers);
    const [seals, expectations] = await Promise.all([
      sealsOf(reading, some),
      readExpectations(reading, some),
    ]);
    for (const wager of some) {
      const own = seals.filter((seal) => seal.entry_id === wager);
      const wrong = chainFlaw(own) ?? presentFlaw(own, expectations.get(wager));
      if (wrong) broken.push({ wager, wrong });
    }
  }
  return broken;
}

/** Wagers that have a seal, or should have one. */
async function sealedOrCommitted(
  { db }: Reading,
  among: readonly string[] | null = null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct entry_id as id from (
      select entry_id from seals
      union all select entry_id from wagers
        where stage = 'commitment' or verdict in ('met', 'notMet')
      union all select measures.entry_id from measures where exists (
        select from readings where readings.measure_id = measures.id)) as sealed
    where ${among}::uuid[] is null or entry_id = any(${among}::uuid[])
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

type SealRow = Selectable<Tables['seals']>;

function sealsOf({ db }: Reading, wagers: readonly string[]): Promise<SealRow[]> {
  return db
    .selectFrom('seals')
    .where(sql<boolean>`entry_id = any(${wagers}::uuid[])`)
    .orderBy('entry_id')
    .orderBy('number')
    .selectAll()
    .execute();
}

/** What is wrong with the seals of one wager by themselves. */
function chainFlaw(seals: readonly SealRow[]): string | null {
  for (const [i, seal] of seals.entries()) {
    const number = i + 1;
    const previous = seals[i - 1]?.hash ?? noSeal;
    if (seal.number !== number || seal.previous !== previous) {
      return `its seal ${number} does not follow the one before`;
    }
    if (seal.hash !== hashOfSeal(seal.previous, seal.body)) {
      return `its seal ${number} has not the hash of its words`;
    }
    if (seal.body !== sealedAs(seal)) return `its seal ${number} is not what it says of itself`;
  }
  return null;
}

/** What its body would be by its columns and its own expectation; null where it cannot be read. */
function sealedAs({ entry_id, number, sealed_at, sealed_by, reason, body }: SealRow) {
  try {
    const { expectation } = JSON.parse(body) as Sealing;
    const at = sealed_at.toISOString();
    return bodyOf({ wager: entry_id, number, at, by: sealed_by, reason, expectation });
  } catch {
    return null;
  }
}

type Present = Expectation & { stage: WagerStage };

/** Whether the newest seal is what the wager says of itself now, and its stage that of a sealed one. */
function presentFlaw(seals: readonly SealRow[], present: Present | undefined): string | null {
  const newest = seals.at(-1);
  if (!newest) return 'it was committed, and has no seal';
  if (!present) return 'it is not there any more';
  const { stage, ...expectation } = present;
  if (stage !== 'commitment' && stage !== 'closed') return `it is sealed, and still a ${stage}`;
  const { expectation: sealed, ...sealing } = JSON.parse(newest.body) as Sealing;
  if (sealed.title === undefined) delete expectation.title;
  const now = bodyOf({ ...sealing, expectation });
  return now === newest.body ? null : 'it says something else than its newest seal';
}

/** Queries that count what should not be, each with what is looked at. */
export const wagerOrphans: readonly [string, RawBuilder<{ count: number }>][] = [
  [
    'every wager is kept with its entry, and every entry of this kind has one',
    sql`select (
      (select count(*) from wagers join entries on entries.id = wagers.entry_id
        where entries.kind <> 'wager' or entries.withdrawn_at is not null) +
      (select count(*) from entries where kind = 'wager' and withdrawn_at is null
        and not exists (select from wagers where wagers.entry_id = entries.id)))::int as count`,
  ],
  [
    'wagers are closed as their conversations are',
    sql`select count(*)::int as count from wagers
      join entries on entries.id = wagers.entry_id
      where (wagers.stage = 'closed') <> (entries.closed_at is not null)`,
  ],
  [
    'what shows findings and readings stands in the space of their wager',
    sql`select count(*)::int as count from (
      select entry_id, finding_entry_id as shown from findings
      union all select entry_id, evidence_entry from readings
        where evidence_entry is not null) as shown
      join entries as wager on wager.id = shown.entry_id
      join entries on entries.id = shown.shown
      where entries.space_id <> wager.space_id`,
  ],
  [
    'no end, measure or source counts what we do',
    sql`select count(*)::int as count from measures
      where counts_doing(unit) or counts_doing(name) or counts_doing(source)`,
  ],
];
