import { sql } from 'kysely';
import { say } from '../../../messages/index.ts';
import type { MeasureDirection, WagerVerdict } from '../../../storage/index.ts';
import { canWrite, type PersonViewer } from '../../access/index.ts';
import { closeConversationInTx } from '../../comments/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import {
  emitWagerEvent,
  lockWager,
  meetsTarget,
  verdictInput,
  type WagerAccess,
} from '../core/index.ts';
import { publishFinding, saveFinding } from '../pilot/index.ts';
import { decidingReadingId, isBeforeCommitmentSql } from './deciding-reading.ts';

/**
 * Says how a wager came out, and closes its conversation with that. Only its resolver does, never
 * whoever made it. What was met or missed rests on readings that are cited; what was learned
 * becomes a work that builds on the wager. Answers the id of that work.
 */
export async function resolveWager(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<{ learned: string }> {
  const { verdict, learned, title, next, readings } = parseInput(verdictInput, input);
  return write(context, async (tx) => {
    const wager = await lockWager(tx, viewer, id);
    requireResolver(viewer, wager);
    if (wager.stage === 'closed') throw conflict('wagerClosed');
    if (verdict === 'met' || verdict === 'notMet') {
      await citeReadings(tx, viewer, wager, { verdict, readings });
    }
    const name = title ?? say('wager.learnedTitle', { title: await getTitle(tx, wager.id) });
    const words = { title: name.slice(0, 200), body: learned };
    const entry = await publishFinding(tx, viewer, wager, words);
    await saveFinding(tx, viewer, wager, { entry, question: null, answer: null });
    await tx.db
      .updateTable('wagers')
      .set({
        stage: 'closed',
        verdict,
        learned_entry: entry,
        next_step: next,
        closed_at: tx.now,
        closed_by: viewer.id,
      })
      .where('entry_id', '=', wager.id)
      .execute();
    await closeConversationInTx(
      tx,
      viewer,
      wager,
      `${say(`wager.outcome.${verdict}`)}\n\n${learned}`,
    );
    await emitWagerEvent(tx, viewer, wager, 'wagerClosed', { verdict });
    return { learned: entry };
  });
}

function requireResolver(viewer: PersonViewer, wager: WagerAccess): void {
  const resolver = viewer.id === wager.resolverId && viewer.id !== wager.ownerId;
  if (!resolver) throw notAllowed('resolverOnly');
  if (canWrite(viewer, wager.space)) return;
  throw notAllowed(wager.space.archived ? 'spaceArchived' : undefined);
}

async function getTitle(tx: Tx, id: string): Promise<string> {
  const { title } = await tx.db
    .selectFrom('entries')
    .where('id', '=', id)
    .select('title')
    .executeTakeFirstOrThrow();
  return title;
}

interface CitedReading {
  measure: string;
  reading: string | null;
  direction: MeasureDirection;
  baseline: number | null;
  target: number;
  due: string;
  value: number;
  corrected: boolean;
  early: boolean;
  /** What the reading says that counts. */
  counts: number;
}

/** Keeps on which readings the verdict rests: the one of each measure that counts, and they agree with it. */
async function citeReadings(
  tx: Tx,
  viewer: PersonViewer,
  wager: WagerAccess,
  { verdict, readings }: { verdict: WagerVerdict; readings: readonly string[] },
): Promise<void> {
  if (wager.stage !== 'commitment') throw conflict('verdictNeedsCommitment');
  const cited = await listCitedReadings(tx, wager.id, readings, viewer.timeZone);
  const known = new Set(cited.map(({ reading }) => reading));
  if (readings.some((id) => !known.has(id))) throw invalid({ readings: 'readingUnknown' });
  const measures = new Set(cited.map(({ measure }) => measure));
  if (cited.some(({ reading }) => reading === null) || measures.size !== cited.length) {
    throw invalid({ readings: 'readingsMissing' });
  }
  if (cited.some(({ corrected }) => corrected)) throw invalid({ readings: 'readingCorrected' });
  if (cited.some(({ early }) => early)) throw invalid({ readings: 'readingBeforeSeal' });
  const met = cited.every((one) => meetsTarget(one, one.value));
  if (met !== (verdict === 'met')) throw invalid({ verdict: 'verdictAgainstReadings' });
  const last = cited.every((one) => meetsTarget(one, one.counts));
  if (last !== met) throw invalid({ readings: 'readingNotLast' });
  await tx.db
    .insertInto('cited_readings')
    .values(
      cited.map(({ measure: measure_id, reading }) => ({
        entry_id: wager.id,
        measure_id,
        reading_id: reading!,
      })),
    )
    .execute();
}

/** Every measure of the wager, with the readings of it that are named. */
async function listCitedReadings(
  tx: Tx,
  wager: string,
  readings: readonly string[],
  zone: string,
): Promise<CitedReading[]> {
  const { rows } = await sql<CitedReading>`
    select measures.id as measure, readings.id as reading, direction, baseline, target,
      measures.due::text as due, readings.value,
      exists (select from readings as later where later.corrects = readings.id) as corrected,
      ${isBeforeCommitmentSql(zone)} as early, (select value from readings where id = ${decidingReadingId(zone)}) as counts
    from measures left join readings on readings.measure_id = measures.id
      and readings.id = any(${readings}::uuid[])
    where measures.entry_id = ${wager}`.execute(tx.db);
  return rows;
}
