import type { PersonViewer } from '../access/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { addEnd, addFinding, addReading, commitWager, enterStage, getWager } from './index.ts';

export const hypothesis = {
  because: 'bikes come back within a month',
  belief: 'that a checked repair lasts',
  will: 'have a third fewer repairs come back',
};

export const wagerFacts = {
  ...hypothesis,
  due: '2026-12-01',
  stake: { days: 20, amount: 5000, currency: 'EUR', reputation: 'We told the board.' },
  sponsor: 'ada',
  champion: 'cleo',
  resolver: 'ben',
  reviewOn: '2026-06-01',
  stopRule: 'Two of three mechanics would rather not.',
};

export const repairMeasure = {
  name: 'Repairs that come back within a month',
  unit: '% of repairs',
  direction: 'down',
  baseline: 12,
  target: 8,
  due: '2026-11-01',
  source: 'The order system, monthly',
  reader: 'cleo',
};

export const evidencePage = 'https://orders.example/returns';

/** A wager in the yard with three questions; Ben resolves it. */
export async function placeWager(
  context: CommandContext,
  owner: PersonViewer,
  more: object = {},
  space = 'yard',
): Promise<string> {
  const questions = ['Do mechanics use the list?', 'Does it take long?', 'Do repairs last?'];
  const wager = { ...wagerFacts, questions, ...more };
  const words = { space, kind: 'wager', title: 'Checked repairs', body: 'Why not.' };
  return (await publishEntry(context, owner, { ...words, wager })).id;
}

/** The same after its pilot, with one end that has one measure. */
export async function placeModelWager(
  context: CommandContext,
  owner: PersonViewer,
  { measure = {}, ...more }: { measure?: object } = {},
  space = 'yard',
) {
  const id = await placeWager(context, owner, more, space);
  const { questions } = await getWager(context, owner, id, '2026-03-02');
  for (const { id: question } of questions) {
    const found = { question, answer: 'yes', title: 'Found', body: 'In the pilot.' };
    await addFinding(context, owner, id, found);
  }
  await enterStage(context, owner, id, { stage: 'model' });
  await addEnd(context, owner, id, {
    title: 'Repairs last',
    measures: [{ ...repairMeasure, ...measure }],
  });
  const { ends } = await getWager(context, owner, id, '2026-03-02');
  return { id, measure: ends[0]!.measures[0]!.id, end: ends[0]!.id };
}

/** The same, committed. */
export async function placeCommittedWager(
  context: CommandContext,
  owner: PersonViewer,
  more: { measure?: object } = {},
  space = 'yard',
) {
  const wager = await placeModelWager(context, owner, more, space);
  const seal = await commitWager(context, owner, wager.id);
  const read = (viewer: PersonViewer, value: number, and: object = {}) =>
    addReading(
      context,
      viewer,
      { wager: wager.id, measure: wager.measure, via: 'api' },
      { value, evidence: evidencePage, ...and },
    );
  return { ...wager, seal, read };
}

/** What a refusal looks like, by its code and reason, or by the field that is wrong. */
export const errorWith = (code: string, reason: string) => ({ code, reason });
export const fieldError = (field: string, reason: string) => ({
  code: 'invalid',
  fields: { [field]: reason },
});
