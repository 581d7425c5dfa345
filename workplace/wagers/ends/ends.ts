import { sql } from 'kysely';
import { newId } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import {
  type EndInput,
  emitWagerEvent,
  endInput,
  findRoleIds,
  lockOwnWager,
  MAX_ENDS,
  type MeasureInput,
  type WagerAccess,
} from '../core/index.ts';

/** Says what would be different, and how that is observed. A pilot has no ends yet. */
export async function addEnd(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<{ id: string }> {
  const end = parseInput(endInput, input);
  return write(context, async (tx) => {
    const wager = await lockUnsealedWager(tx, viewer, id);
    const known = await listEndPositions(tx, wager.id);
    if (known.length >= MAX_ENDS) throw conflict('tooMany');
    const stored = await saveEnd(tx, viewer, wager, { ...end, id: undefined }, known.length + 1);
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'end' });
    return { id: stored };
  });
}

/** Says an end anew, with all its measures; those that keep their id are changed. */
export async function changeEnd(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  endId: string,
  input: unknown,
): Promise<void> {
  const end = parseInput(endInput, input);
  await write(context, async (tx) => {
    const wager = await lockUnsealedWager(tx, viewer, id);
    const known = (await listEndPositions(tx, wager.id)).find((one) => one.id === endId);
    if (!known) throw notFound();
    await saveEnd(tx, viewer, wager, { ...end, id: known.id }, known.position);
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'end' });
  });
}

/** Takes an end back that has not been sealed. */
export async function removeEnd(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  endId: string,
): Promise<void> {
  await write(context, async (tx) => {
    const wager = await lockUnsealedWager(tx, viewer, id);
    const known = await listEndPositions(tx, wager.id);
    if (!known.some((end) => end.id === endId)) throw notFound();
    await tx.db.deleteFrom('ends').where('id', '=', endId).execute();
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'end' });
  });
}

async function lockUnsealedWager(tx: Tx, viewer: Viewer, id: string): Promise<WagerAccess> {
  const wager = await lockOwnWager(tx, viewer, id);
  if (wager.stage === 'pilot') throw conflict('pilotFirst');
  if (wager.stage !== 'model') throw conflict('wagerSealed');
  return wager;
}

function listEndPositions(tx: Tx, wager: string) {
  return tx.db
    .selectFrom('ends')
    .where('entry_id', '=', wager)
    .orderBy('position')
    .select(['id', 'position'])
    .execute();
}

/** Puts these ends in the place of all that are there; none that has been read goes. */
export async function replaceEnds(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  ends: readonly EndInput[],
): Promise<void> {
  const known = new Set((await listEndPositions(tx, wager.id)).map(({ id }) => id));
  const kept = ends.flatMap(({ id }) => id ?? []);
  const strange = ends.findIndex(({ id }) => id !== undefined && !known.has(id));
  if (strange >= 0) throw invalid({ [`ends.${strange}.id`]: 'endUnknown' });
  const gone = [...known].filter((id) => !kept.includes(id));
  if (gone.length > 0) await deleteUnreadMeasures(tx, sql`end_id = any(${gone}::uuid[])`);
  if (gone.length > 0) await tx.db.deleteFrom('ends').where('id', 'in', gone).execute();
  for (const [i, end] of ends.entries()) {
    await saveEnd(tx, viewer, wager, end, i + 1, `ends.${i}.`);
  }
}

/** Writes one end with its measures, and answers its id. `at` is where it stands in the input. */
async function saveEnd(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  { id = newId(), title, measures }: EndInput,
  position: number,
  at = '',
): Promise<string> {
  await tx.db
    .insertInto('ends')
    .values({ id, entry_id: wager.id, position, title })
    .onConflict((on) => on.column('id').doUpdateSet({ position, title }))
    .execute();
  const kept = measures.flatMap((measure) => measure.id ?? []);
  await requireOwnMeasures(tx, id, kept, at);
  await deleteUnreadMeasures(tx, sql`end_id = ${id}::uuid and not id = any(${kept}::uuid[])`);
  for (const [i, measure] of measures.entries()) {
    await saveMeasure(tx, viewer, wager, { ...measure, end: id, position: i + 1 });
  }
  return id;
}

async function requireOwnMeasures(tx: Tx, end: string, ids: readonly string[], at: string) {
  if (ids.length === 0) return;
  const rows = await tx.db.selectFrom('measures').where('end_id', '=', end).select('id').execute();
  const known = new Set(rows.map(({ id }) => id));
  const twice = new Set(ids).size !== ids.length;
  if (twice || ids.some((id) => !known.has(id))) {
    throw invalid({ [`${at}measures`]: 'measureUnknown' });
  }
}

async function deleteUnreadMeasures(tx: Tx, which: ReturnType<typeof sql<unknown>>): Promise<void> {
  const { rows } = await sql`select from readings
    where measure_id in (select id from measures where ${which}) limit 1`.execute(tx.db);
  if (rows.length > 0) throw conflict('measureHasReadings');
  await sql`delete from measures where ${which}`.execute(tx.db);
}

async function saveMeasure(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  measure: MeasureInput & { end: string; position: number },
): Promise<void> {
  const { id = newId(), end, position, name, unit, direction, source, reader } = measure;
  const { baseline, target, due, range } = measure;
  const { reader: reader_id } = await findRoleIds(tx, viewer, wager.spaceId, { reader });
  const expected = { baseline, target, due };
  const ends = { range_low: range?.low ?? null, range_high: range?.high ?? null };
  const columns = { position, name, unit, direction, ...expected, ...ends, source, reader_id };
  await tx.db
    .insertInto('measures')
    .values({ id, entry_id: wager.id, end_id: end, ...columns })
    .onConflict((on) => on.column('id').doUpdateSet(columns))
    .execute();
}
