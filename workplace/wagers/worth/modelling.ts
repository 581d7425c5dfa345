import { newId } from '../../../storage/index.ts';
import { personId, type Viewer, visibleTo } from '../../access/index.ts';
import { entryStands } from '../../entries/stands.ts';
import { type Workplace, type Writing, write } from '../../happenings/index.ts';
import { parse } from '../../input.ts';
import { conflict, invalid } from '../../refusal.ts';
import { knowOwnPages } from '../evidence.ts';
import { beginAmending, sealAnew } from '../sealing.ts';
import { holdOwn, tellOf, type WagerStanding } from '../standing.ts';
import { type ModelInput, modelInput, mustReckon, type SourcedQuantity } from './input.ts';
import { type ModelBody, modelHash, rangedOf, seedOf } from './sealing.ts';
import { simulate, usualDraws, type Worth } from './simulation.ts';

/**
 * Makes a further version of a wager’s value model: its owner does, once the pilot is over. What
 * it comes to is reckoned now and kept with it. Earlier versions stay as they are. Of a wager that
 * was committed it is an amendment, with a reason, and seals the wager anew.
 */
export async function makeModel(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<{ version: number }> {
  const model = parse(modelInput, input);
  // Looked at twice, since nothing is held while the sum is done: before, so that nobody else has
  // sums done, and after, since it may be another wager by then. Looking takes no client's promise.
  await write({ ...workplace, once: undefined }, (tx) => mustModel(tx, viewer, id, model));
  const { formula, quantities } = model;
  const sum = { formula, quantities, seed: seedOf(model), draws: usualDraws };
  const worth = await (workplace.reckoner?.reckon(sum) ?? simulate(sum));
  return write(workplace, async (tx) => {
    const wager = await mustModel(tx, viewer, id, model);
    const sealed = wager.stage === 'commitment';
    if (sealed) await beginAmending(tx, wager.id);
    const version = await store(tx, viewer, wager.id, { model, worth });
    if (sealed) await sealAnew(tx, viewer, wager, model.reason!);
    else await tellOf(tx, viewer, wager, 'wagerChanged', { what: 'model' });
    return { version };
  });
}

async function mustModel(
  tx: Writing,
  viewer: Viewer,
  id: string,
  model: ModelInput,
): Promise<WagerStanding> {
  const wager = await holdOwn(tx, viewer, id);
  if (wager.stage === 'pilot') throw conflict('modelTooEarly');
  if (wager.stage === 'commitment' && !model.reason) {
    throw invalid({ reason: 'modelReasonMissing' });
  }
  const measured = await tx.db
    .selectFrom('measures')
    .where('entry_id', '=', wager.id)
    .select('unit')
    .execute();
  mustReckon(
    model,
    measured.map(({ unit }) => unit),
  );
  await mustKnowSources(tx, viewer, wager, model.quantities);
  return wager;
}

/** A source is a finding of this pilot, or a work that whoever sees the wager may see. */
async function mustKnowSources(
  tx: Writing,
  viewer: Viewer,
  wager: WagerStanding,
  quantities: readonly SourcedQuantity[],
): Promise<void> {
  const [findings, works] = await Promise.all([
    findingsAmong(tx, wager, quantities),
    worksAmong(tx, viewer, wager, quantities),
  ]);
  const fields = await ownPagesAmong(tx, quantities);
  quantities.forEach(({ finding, work }, at) => {
    if (finding && !findings.has(finding)) fields[`quantities.${at}.finding`] = 'findingUnknown';
    if (work && !works.has(work)) fields[`quantities.${at}.work`] = 'sourceWorkUnknown';
    if (work && works.get(work) === false) fields[`quantities.${at}.work`] = 'sourceElsewhere';
  });
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

/** A page elsewhere is not one of ours, which would count what people do here. */
async function ownPagesAmong(tx: Writing, quantities: readonly SourcedQuantity[]) {
  const isOwnPage = await knowOwnPages(tx);
  const fields: Record<string, string> = {};
  for (const [at, { page }] of quantities.entries()) {
    if (page && isOwnPage(page)) fields[`quantities.${at}.page`] = 'evidenceOwnPage';
  }
  return fields;
}

async function findingsAmong(
  tx: Writing,
  { id }: WagerStanding,
  quantities: readonly SourcedQuantity[],
): Promise<Set<string>> {
  const named = quantities.flatMap(({ finding }) => finding ?? []);
  if (named.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('findings')
    .where('id', 'in', named)
    .where('entry_id', '=', id)
    .where('question_id', 'is not', null)
    .select('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Those that are seen, and whether they stand where everybody who sees the wager reads them. */
async function worksAmong(
  tx: Writing,
  viewer: Viewer,
  wager: WagerStanding,
  quantities: readonly SourcedQuantity[],
): Promise<Map<string, boolean>> {
  const named = quantities.flatMap(({ work }) => (work && work !== wager.id ? work : []));
  if (named.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('entries.id', 'in', named)
    .where(visibleTo(viewer))
    .where(entryStands())
    .select(['entries.id', 'spaces.id as space', 'spaces.audience'])
    .execute();
  const near = ({ space, audience }: (typeof rows)[number]) =>
    space === wager.spaceId || audience === 'public';
  return new Map(rows.map((row) => [row.id, near(row)]));
}

async function store(
  tx: Writing,
  viewer: Viewer,
  wager: string,
  { model, worth }: { model: ModelInput; worth: Worth },
): Promise<number> {
  const { formula, unit } = model;
  const quantities = model.quantities.map(rangedOf);
  const version = (await newestVersion(tx, wager)) + 1;
  const { draws, seed } = worth;
  const body: ModelBody = { wager, version, formula, unit, draws, quantities, worth };
  const id = newId();
  await tx.db
    .insertInto('value_models')
    .values({
      id,
      entry_id: wager,
      version,
      formula,
      unit,
      draws,
      seed,
      hash: modelHash(body),
      worth: JSON.stringify(worth),
      made_by: personId(viewer),
      made_at: tx.now,
    })
    .execute();
  const rows = quantities.map(({ finding, work, page, ...range }, at) => ({
    ...range,
    model_id: id,
    entry_id: wager,
    position: at + 1,
    finding_id: finding,
    source_entry: work,
    source_url: page,
  }));
  await tx.db.insertInto('value_quantities').values(rows).execute();
  return version;
}

async function newestVersion(tx: Writing, wager: string): Promise<number> {
  const { newest } = await tx.db
    .selectFrom('value_models')
    .where('entry_id', '=', wager)
    .select((eb) => eb.fn.max('version').as('newest'))
    .executeTakeFirstOrThrow();
  return newest ?? 0;
}
