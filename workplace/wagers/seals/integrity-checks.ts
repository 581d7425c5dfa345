import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tables, WagerStage } from '../../../storage/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { type Expectation, loadExpectations } from '../core/index.ts';
import { GENESIS_HASH, hashSeal, type SealBody, serializeSealBody } from './seal-hash.ts';

/** Seals are read so many wagers at a time. */
const MAX_BATCH_WAGERS = 200;

/**
 * What does not hold of the seals of these wagers, or of all: each as a wager's id and a sentence.
 * Every hash is computed anew, each seal follows the one before, and the newest says what the
 * tables say.
 */
export async function findBrokenSeals(
  context: QueryContext,
  wagers?: readonly string[],
): Promise<{ wager: string; wrong: string }[]> {
  const ids = await listWagersWithSeals(context, wagers);
  const broken: { wager: string; wrong: string }[] = [];
  for (let i = 0; i < ids.length; i += MAX_BATCH_WAGERS) {
    const some = ids.slice(i, i + MAX_BATCH_WAGERS);
    const [seals, expectations] = await Promise.all([
      listSealRows(context, some),
      loadExpectations(context, some),
    ]);
    for (const wager of some) {
      const own = seals.filter((seal) => seal.entry_id === wager);
      const wrong = findChainProblem(own) ?? findCurrentTermsProblem(own, expectations.get(wager));
      if (wrong) broken.push({ wager, wrong });
    }
  }
  return broken;
}

/** Wagers that have a seal, or should have one. */
async function listWagersWithSeals(
  { db }: QueryContext,
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

function listSealRows({ db }: QueryContext, wagers: readonly string[]): Promise<SealRow[]> {
  return db
    .selectFrom('seals')
    .where(sql<boolean>`entry_id = any(${wagers}::uuid[])`)
    .orderBy('entry_id')
    .orderBy('number')
    .selectAll()
    .execute();
}

/** What is wrong with the seals of one wager by themselves. */
function findChainProblem(seals: readonly SealRow[]): string | null {
  for (const [i, seal] of seals.entries()) {
    const number = i + 1;
    const previous = seals[i - 1]?.hash ?? GENESIS_HASH;
    if (seal.number !== number || seal.previous !== previous) {
      return `seal ${number} is not chained to the one before`;
    }
    if (seal.hash !== hashSeal(seal.previous, seal.body)) {
      return `seal ${number} does not match its hash`;
    }
    if (seal.body !== rebuildSealBody(seal))
      return `the columns of seal ${number} differ from its body`;
  }
  return null;
}

/** What its body would be by its columns and its own expectation; null where it cannot be read. */
function rebuildSealBody({ entry_id, number, sealed_at, sealed_by, reason, body }: SealRow) {
  try {
    const { expectation } = JSON.parse(body) as SealBody;
    const at = sealed_at.toISOString();
    return serializeSealBody({ wager: entry_id, number, at, by: sealed_by, reason, expectation });
  } catch {
    return null;
  }
}

type CurrentExpectation = Expectation & { stage: WagerStage };

/** Whether the newest seal is what the wager says of itself now, and its stage that of a sealed one. */
function findCurrentTermsProblem(
  seals: readonly SealRow[],
  present: CurrentExpectation | undefined,
): string | null {
  const newest = seals.at(-1);
  if (!newest) return 'it is committed but has no seal';
  if (!present) return 'the wager is missing';
  const { stage, ...expectation } = present;
  if (stage !== 'commitment' && stage !== 'closed') return `it is sealed but its stage is ${stage}`;
  const { expectation: sealed, ...sealing } = JSON.parse(newest.body) as SealBody;
  if (sealed.title === undefined) delete expectation.title;
  const now = serializeSealBody({ ...sealing, expectation });
  return now === newest.body ? null : 'its current terms differ from its newest seal';
}

/** Queries that count what should not be, each with what is looked at. */
export const wagerIntegrityQueries: readonly [string, RawBuilder<{ count: number }>][] = [
  [
    'every wager has a live entry, and every entry of kind wager has a wager',
    sql`select (
      (select count(*) from wagers join entries on entries.id = wagers.entry_id
        where entries.kind <> 'wager' or entries.withdrawn_at is not null) +
      (select count(*) from entries where kind = 'wager' and withdrawn_at is null
        and not exists (select from wagers where wagers.entry_id = entries.id)))::int as count`,
  ],
  [
    'a wager is closed exactly when its conversation is',
    sql`select count(*)::int as count from wagers
      join entries on entries.id = wagers.entry_id
      where (wagers.stage = 'closed') <> (entries.closed_at is not null)`,
  ],
  [
    'findings and evidence entries are in the space of their wager',
    sql`select count(*)::int as count from (
      select entry_id, finding_entry_id as shown from findings
      union all select entry_id, evidence_entry from readings
        where evidence_entry is not null) as shown
      join entries as wager on wager.id = shown.entry_id
      join entries on entries.id = shown.shown
      where entries.space_id <> wager.space_id`,
  ],
  [
    'no measure counts activity in the workplace',
    sql`select count(*)::int as count from measures
      where counts_doing(unit) or counts_doing(name) or counts_doing(source)`,
  ],
];
