import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { publishEntry } from '../workplace/entries/index.ts';
import { changeUnit } from '../workplace/people/index.ts';
import {
  addFinding,
  amendWager,
  dropQuestion,
  listReadings,
  resolveWager,
} from '../workplace/wagers/index.ts';
import { commitPlaced, createReadings } from './create-wager-numbers.ts';
import { type DemoContext, withFile } from './demo-context.ts';
import type { DemoUnit } from './loader/schemas.ts';
import type { DemoWager } from './loader/wager.ts';
import { dateIn, getPlaced, type PlacedWager } from './placed-wager.ts';

/** Places the wagers, oldest first, and takes each one as far as its content says. */
export async function createWagers(
  { at, cast }: DemoContext,
  units: readonly DemoUnit[],
  wagers: readonly DemoWager[],
): Promise<void> {
  for (const { handle } of units.filter((unit) => unit.signs)) {
    await changeUnit(at(400), operator, handle, { signsValueModels: true });
  }
  const person = (handle: string): PersonViewer => cast.get(handle)!;
  for (const wager of wagers.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    await withFile(wager.file, async () => {
      const placed = { at, person, wager, id: await placeWager(at, person, wager) };
      await runPilot(placed);
      await commitPlaced(placed);
      await createReadings(placed);
      await amendPlaced(placed);
      await closePlaced(placed);
    });
  }
}

async function placeWager(
  at: DemoContext['at'],
  person: PlacedWager['person'],
  wager: DemoWager,
): Promise<string> {
  const { space, author, daysAgo, title, body, questions } = wager;
  const { because, belief, will, stake, sponsor, champion, resolver, stopRule } = wager;
  const { id } = await publishEntry(at(daysAgo), person(author), {
    space,
    kind: 'wager',
    title,
    body,
    wager: {
      because,
      belief,
      will,
      stake,
      sponsor,
      champion,
      resolver,
      stopRule,
      due: dateIn(at, wager.dueIn),
      reviewOn: dateIn(at, wager.reviewIn),
      questions: questions.map(({ text }) => text),
    },
  });
  return id;
}

async function runPilot(placed: PlacedWager): Promise<void> {
  const { at, person, id, wager } = placed;
  const { questions } = await getPlaced(placed);
  for (const [index, { finding, dropped }] of wager.questions.entries()) {
    const question = questions[index]!.id;
    if (finding) {
      const { author, daysAgo, answer, title, body } = finding;
      await addFinding(at(daysAgo), person(author), id, { question, answer, title, body });
    }
    if (dropped) {
      const { daysAgo, reason } = dropped;
      await dropQuestion(at(daysAgo), person(wager.author), id, question, { reason });
    }
  }
}

async function amendPlaced({ at, person, id, wager }: PlacedWager): Promise<void> {
  if (!wager.amended) return;
  const { daysAgo, reviewIn, reason } = wager.amended;
  const change = { reviewOn: dateIn(at, reviewIn), reason };
  await amendWager(at(daysAgo), person(wager.author), id, change);
}

/** The result cites the latest reading of each measure. */
async function closePlaced(placed: PlacedWager): Promise<void> {
  const { at, person, id, wager } = placed;
  if (!wager.closed) return;
  const { daysAgo, ...result } = wager.closed;
  const resolver = person(wager.resolver);
  const { ends } = await getPlaced(placed);
  const readings: string[] = [];
  for (const { id: measure } of ends.flatMap((end) => end.measures)) {
    const { items } = await listReadings(at(0), resolver, { wager: id, measure }, { limit: 1 });
    if (items[0]) readings.push(items[0].id);
  }
  await resolveWager(at(daysAgo), resolver, id, { ...result, readings });
}
