import { giveForecast } from '../workplace/wagers/forecasts/index.ts';
import { addEnd, addReading, commitWager, enterStage } from '../workplace/wagers/index.ts';
import { addModelVersion, getModel, signModel } from '../workplace/wagers/value-model/index.ts';
import type { DemoMeasure, WagerNumbers } from './loader/wager-schemas.ts';
import { dateIn, getPlaced, type PlacedWager } from './placed-wager.ts';

/** Where the readings of the demo say that their evidence is. */
const evidenceBase = 'https://books.fernhill.example/';

/** Takes a wager from its pilot to its model and its commitment, as far as it came. */
export async function commitPlaced(placed: PlacedWager): Promise<void> {
  const { at, person, id, wager } = placed;
  if (!wager.numbers) return;
  const { model, ends, committed, forecasts } = wager.numbers;
  const owner = person(wager.author);
  await enterStage(at(model.daysAgo), owner, id, { stage: 'model' });
  for (const { title, measures } of ends) {
    const inputs = measures.map((measure) => toMeasureInput(at, measure));
    await addEnd(at(model.daysAgo), owner, id, { title, measures: inputs });
  }
  await createValueModel(placed, wager.numbers);
  if (!committed) return;
  await commitWager(at(committed.daysAgo), owner, id);
  const [firstEnd] = (await getPlaced(placed)).ends;
  for (const [handle, probability] of Object.entries(forecasts ?? {})) {
    const end = { wager: id, end: firstEnd!.id };
    await giveForecast(at(committed.daysAgo - 1), person(handle), end, { probability });
  }
}

function toMeasureInput(at: PlacedWager['at'], measure: DemoMeasure) {
  const { name, unit, direction, baseline, target, dueIn, range, source, reader } = measure;
  const due = dateIn(at, dueIn);
  return { name, unit, direction, baseline, target, due, range, source, reader };
}

async function createValueModel(placed: PlacedWager, numbers: WagerNumbers): Promise<void> {
  const { at, person, id, wager } = placed;
  if (!numbers.worth) return;
  const { daysAgo, formula, unit, quantities } = numbers.worth;
  const { questions } = await getPlaced(placed);
  const ranges = quantities.map(({ question, ...range }) => ({
    ...range,
    finding: question === undefined ? null : questions[question - 1]!.findings[0]!.id,
  }));
  const input = { formula, unit, quantities: ranges };
  await addModelVersion(at(daysAgo), person(wager.author), id, input);
  if (!numbers.signed) return;
  const signer = person(numbers.signed.by);
  const { hash } = await getModel(at(0), signer, id);
  await signModel(at(numbers.signed.daysAgo), signer, id, { hash });
}

export async function createReadings(placed: PlacedWager): Promise<void> {
  const { ends } = await getPlaced(placed);
  const ids = ends.flatMap((end) => end.measures).map((measure) => measure.id);
  const measures = placed.wager.numbers?.ends.flatMap((end) => end.measures) ?? [];
  for (const [index, measure] of measures.entries()) {
    await createMeasureReadings(placed, ids[index]!, measure);
  }
}

/** A corrected reading is entered as it was first read, and corrected two days later. */
async function createMeasureReadings(
  { at, person, id }: PlacedWager,
  measureId: string,
  measure: DemoMeasure,
): Promise<void> {
  const place = { wager: id, measure: measureId, via: 'page' as const };
  const evidence = `${evidenceBase}${measureId.slice(-6)}`;
  const reader = person(measure.reader);
  for (const { daysAgo, value, note, corrected } of measure.readings) {
    const first = { value: corrected?.from ?? value, evidence, note };
    const { id: entered } = await addReading(at(daysAgo), reader, place, first);
    if (!corrected) continue;
    const correction = { value, evidence, corrects: entered, reason: corrected.because };
    await addReading(at(daysAgo - 2), reader, place, correction);
  }
}
