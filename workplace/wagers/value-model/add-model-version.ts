import { newId } from '../../../storage/index.ts';
import { getPersonId, isNotWithdrawn, type Viewer, visibleTo } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import { emitWagerEvent, lockOwnWager, type WagerAccess } from '../core/index.ts';
import { loadOwnPageCheck } from '../readings/index.ts';
import { allowAmendment, sealAmendment } from '../seals/index.ts';
import { deriveSeed, hashModel, type ModelBody, toStoredQuantity } from './model-hash.ts';
import {
  type ModelInput,
  modelInput,
  requireCalculable,
  type SourcedQuantity,
} from './model-input.ts';
import { DEFAULT_DRAWS, simulate, type ValueEstimate } from './simulation.ts';

/**
 * Makes a further version of a wager’s value model: its owner does, once the pilot is over. What
 * it comes to is reckoned now and kept with it. Earlier versions stay as they are. Of a wager that
 * was committed it is an amendment, with a reason, and seals the wager anew.
 */
export async function addModelVersion(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<{ version: number }> {
  const model = parseInput(modelInput, input);
  // Looked at twice, since nothing is held while the sum is done: before, so that nobody else has
  // sums done, and after, since it may be another wager by then. Looking takes no client's promise.
  await write({ ...context, idempotencyKey: undefined }, (tx) =>
    lockModelableWager(tx, viewer, id, model),
  );
  const { formula, quantities } = model;
  const sum = { formula, quantities, seed: deriveSeed(model), draws: DEFAULT_DRAWS };
  const worth = await (context.calculator?.calculate(sum) ?? simulate(sum));
  return write(context, async (tx) => {
    const wager = await lockModelableWager(tx, viewer, id, model);
    const sealed = wager.stage === 'commitment';
    if (sealed) await allowAmendment(tx, wager.id);
    const version = await insertModelVersion(tx, viewer, wager.id, { model, worth });
    if (sealed) await sealAmendment(tx, viewer, wager, model.reason!);
    else await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'model' });
    return { version };
  });
}

async function lockModelableWager(
  tx: Tx,
  viewer: Viewer,
  id: string,
  model: ModelInput,
): Promise<WagerAccess> {
  const wager = await lockOwnWager(tx, viewer, id);
  if (wager.stage === 'pilot') throw conflict('modelTooEarly');
  if (wager.stage === 'commitment' && !model.reason) {
    throw invalid({ reason: 'modelReasonMissing' });
  }
  const measured = await tx.db
    .selectFrom('measures')
    .where('entry_id', '=', wager.id)
    .select('unit')
    .execute();
  requireCalculable(
    model,
    measured.map(({ unit }) => unit),
  );
  await requireKnownSources(tx, viewer, wager, model.quantities);
  return wager;
}

/** A source is a finding of this pilot, or a work that whoever sees the wager may see. */
async function requireKnownSources(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  quantities: readonly SourcedQuantity[],
): Promise<void> {
  const [findings, works] = await Promise.all([
    listPilotFindings(tx, wager, quantities),
    findSourceWorks(tx, viewer, wager, quantities),
  ]);
  const fields = await findOwnPageProblems(tx, quantities);
  quantities.forEach(({ finding, work }, at) => {
    if (finding && !findings.has(finding)) fields[`quantities.${at}.finding`] = 'findingUnknown';
    if (work && !works.has(work)) fields[`quantities.${at}.work`] = 'sourceWorkUnknown';
    if (work && works.get(work) === false) fields[`quantities.${at}.work`] = 'sourceElsewhere';
  });
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

/** A page elsewhere is not one of ours, which would count what people do here. */
async function findOwnPageProblems(tx: Tx, quantities: readonly SourcedQuantity[]) {
  const isOwnPage = await loadOwnPageCheck(tx);
  const fields: Record<string, string> = {};
  for (const [at, { page }] of quantities.entries()) {
    if (page && isOwnPage(page)) fields[`quantities.${at}.page`] = 'evidenceOwnPage';
  }
  return fields;
}

async function listPilotFindings(
  tx: Tx,
  { id }: WagerAccess,
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
async function findSourceWorks(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  quantities: readonly SourcedQuantity[],
): Promise<Map<string, boolean>> {
  const named = quantities.flatMap(({ work }) => (work && work !== wager.id ? work : []));
  if (named.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('entries.id', 'in', named)
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .select(['entries.id', 'spaces.id as space', 'spaces.audience'])
    .execute();
  const near = ({ space, audience }: (typeof rows)[number]) =>
    space === wager.spaceId || audience === 'public';
  return new Map(rows.map((row) => [row.id, near(row)]));
}

async function insertModelVersion(
  tx: Tx,
  viewer: Viewer,
  wager: string,
  { model, worth }: { model: ModelInput; worth: ValueEstimate },
): Promise<number> {
  const { formula, unit } = model;
  const quantities = model.quantities.map(toStoredQuantity);
  const version = (await getNewestVersion(tx, wager)) + 1;
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
      hash: hashModel(body),
      worth: JSON.stringify(worth),
      made_by: getPersonId(viewer),
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

async function getNewestVersion(tx: Tx, wager: string): Promise<number> {
  const { newest } = await tx.db
    .selectFrom('value_models')
    .where('entry_id', '=', wager)
    .select((eb) => eb.fn.max('version').as('newest'))
    .executeTakeFirstOrThrow();
  return newest ?? 0;
}
