import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { dayIn } from '../workplace/days.ts';
import { publishEntry } from '../workplace/entries/index.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import { changeUnit } from '../workplace/people/index.ts';
import { giveForecast } from '../workplace/wagers/forecasts/index.ts';
import {
  addEnd,
  addFinding,
  addReading,
  amendWager,
  commitWager,
  dropQuestion,
  enterStage,
  getWager,
  listReadings,
  resolveWager,
} from '../workplace/wagers/index.ts';
import { getModel, makeModel, signModel } from '../workplace/wagers/worth/index.ts';
import { type DemoMeasure, type DemoWager, wagers } from './wagers/index.ts';

type At = (daysAgo: number) => Workplace;
type Cast = Map<string, PersonViewer>;

/** One wager being told, with whoever takes part in it. */
interface Telling {
  at: At;
  who(handle: string): PersonViewer;
  id: string;
  wager: DemoWager;
}

const book = 'https://books.fernhill.example/';

/** Places the sample wagers, each as far as it came; finance signs what it signed. */
export async function makeWagers(at: At, cast: Cast): Promise<void> {
  await changeUnit(at(400), operator, 'office', { signs: true });
  for (const wager of wagers.toSorted((a, b) => b.placed - a.placed)) {
    const who = (handle: string) => cast.get(handle)!;
    const id = await place(at, who, wager);
    const telling = { at, who, id, wager };
    await pilot(telling);
    await promise(telling);
    await read(telling);
    await close(telling);
  }
}

const dayAfter = (at: At, days: number) => dayIn('UTC', at(-days).now());

async function place(at: At, who: Telling['who'], wager: DemoWager): Promise<string> {
  const { space, by, placed, title, body, questions, dueIn, reviewIn, ...facts } = wager;
  const { because, belief, will, stake, sponsor, champion, resolver, stopRule } = facts;
  const { id } = await publishEntry(at(placed), who(by), {
    ...{ space, kind: 'wager', title, body },
    wager: {
      ...{ because, belief, will, stake, sponsor, champion, resolver, stopRule },
      ...{ due: dayAfter(at, dueIn), reviewOn: dayAfter(at, reviewIn) },
      questions: questions.map(({ text }) => text),
    },
  });
  return id;
}

const seen = ({ at, who, id, wager }: Telling) => getWager(at(0), who(wager.by), id, '2000-01-01');

async function pilot(telling: Telling): Promise<void> {
  const { at, who, id, wager } = telling;
  const { questions } = await seen(telling);
  for (const [i, { finding, dropped }] of wager.questions.entries()) {
    const question = questions[i]!.id;
    if (finding) {
      const { by, daysAgo, ...found } = finding;
      await addFinding(at(daysAgo), who(by), id, { question, ...found });
    }
    if (dropped) {
      const { daysAgo, reason } = dropped;
      await dropQuestion(at(daysAgo), who(wager.by), id, question, { reason });
    }
  }
}

/** From the model to the commitment, as far as it came. */
async function promise({ at, who, id, wager, ...rest }: Telling): Promise<void> {
  if (wager.model === undefined) return;
  const owner = who(wager.by);
  await enterStage(at(wager.model), owner, id, { stage: 'model' });
  for (const { title, measures } of wager.ends ?? []) {
    const said = measures.map(({ dueIn, readings: _, corrected: __, ...measure }) => ({
      ...{ ...measure, due: dayAfter(at, dueIn) },
    }));
    await addEnd(at(wager.model), owner, id, { title, measures: said });
  }
  await value({ at, who, id, wager, ...rest });
  if (wager.committed === undefined) return;
  await commitWager(at(wager.committed), owner, id);
  const { ends } = await seen({ at, who, id, wager, ...rest });
  for (const [by, probability] of wager.forecasts ?? []) {
    const of = { wager: id, end: ends[0]!.id };
    await giveForecast(at(wager.committed - 1), who(by), of, { probability });
  }
}

async function value(telling: Telling): Promise<void> {
  const { at, who, id, wager } = telling;
  if (!wager.worth) return;
  const { daysAgo, quantities, ...model } = wager.worth;
  const { questions } = await seen(telling);
  const ranges = quantities.map(({ finding, ...range }) => ({
    ...range,
    finding: finding === undefined ? null : questions[finding]!.findings[0]!.id,
  }));
  await makeModel(at(daysAgo), who(wager.by), id, { ...model, quantities: ranges });
  if (!wager.signed) return;
  const { by, daysAgo: then } = wager.signed;
  const { hash } = await getModel(at(0), who(by), id);
  await signModel(at(then), who(by), id, { hash });
}

async function read(telling: Telling): Promise<void> {
  const { at, who, id, wager } = telling;
  const { ends } = await seen(telling);
  const measures = ends.flatMap((end) => end.measures);
  const told = (wager.ends ?? []).flatMap((end) => end.measures);
  for (const [i, measure] of told.entries()) {
    await readOne(telling, measures[i]!.id, measure);
  }
  if (!wager.amended) return;
  const { daysAgo, reviewIn, reason } = wager.amended;
  const change = { reviewOn: dayAfter(at, reviewIn + 14), reason };
  await amendWager(at(daysAgo), who(wager.by), id, change);
}

async function readOne({ at, who, id }: Telling, measure: string, told: DemoMeasure) {
  const of = { wager: id, measure, via: 'page' as const };
  const evidence = `${book}${measure.slice(-6)}`;
  for (const [i, [daysAgo, value, note]] of told.readings.entries()) {
    const { corrected } = told;
    const first = corrected?.at === i ? corrected.was : value;
    const said = { value: first, evidence, note };
    const { id: entered } = await addReading(at(daysAgo), who(told.reader), of, said);
    if (corrected?.at !== i) continue;
    const right = { value, evidence, corrects: entered, reason: corrected.because };
    await addReading(at(daysAgo - 2), who(told.reader), of, right);
  }
}

async function close(telling: Telling): Promise<void> {
  const { at, who, id, wager } = telling;
  if (!wager.closed) return;
  const { daysAgo, ...said } = wager.closed;
  const resolver = who(wager.resolver);
  const { ends } = await seen(telling);
  const readings: string[] = [];
  for (const { id: measure } of ends.flatMap((end) => end.measures)) {
    const { items } = await listReadings(at(0), resolver, { wager: id, measure }, { limit: 1 });
    if (items[0]) readings.push(items[0].id);
  }
  await resolveWager(at(daysAgo), resolver, id, { ...said, readings });
}
