import type { PersonViewer } from '../access/index.ts';
import { publishEntry } from '../entries/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { commitWager } from './commitment/commit-wager.ts';
import { addEnd } from './ends/ends.ts';
import { addFinding, enterStage } from './pilot/findings.ts';
import { addReading } from './readings/add-reading.ts';
import { resolveWager } from './verdict/resolve-wager.ts';

/** A wager that somebody placed, as far along as was wanted. */
export interface PlacedWager {
  id: string;
  finding: string;
  /** The work in which the finding stands. */
  work: string;
  ends: string[];
}

export const troubleMeasure = {
  name: 'Trouble reports',
  unit: 'reports/week',
  direction: 'down',
  baseline: 40,
  target: 20,
  due: '2027-06-30',
  source: 'The hotline’s list',
} as const;

interface PlacingOptions {
  /** Who will say how it came out. */
  resolver?: string;
  space?: string;
  stage?: 'pilot' | 'model' | 'commitment';
  ends?: number;
}

/** Somebody's wager with one question, which has been answered, and with its ends from the model on. */
export async function placeWagerAt(
  context: CommandContext,
  viewer: PersonViewer,
  { resolver = 'ben', space = 'yard', stage = 'commitment', ends = 1 }: PlacingOptions = {},
): Promise<PlacedWager> {
  const { id } = await publishEntry(context, viewer, {
    space,
    kind: 'wager',
    title: 'Heat pumps that call us first',
    wager: {
      because: 'Most faults announce themselves',
      belief: 'a warning in time',
      will: 'halve the trouble reports',
      due: '2027-06-30',
      reviewOn: '2027-03-01',
      stake: { amount: 40_000, currency: 'EUR' },
      resolver,
      stopRule: 'Nothing after a quarter',
      questions: ['Do they announce themselves?'],
    },
  });
  const { question } = await context.db
    .selectFrom('wager_questions')
    .where('entry_id', '=', id)
    .select('id as question')
    .executeTakeFirstOrThrow();
  const answer = { question, answer: 'yes', title: 'Most do', body: 'Thirty of forty did.' };
  const { id: finding, entry: work } = await addFinding(context, viewer, id, answer);
  const placed: PlacedWager = { id, finding, work, ends: [] };
  if (stage === 'pilot') return placed;
  await enterStage(context, viewer, id, { stage: 'model' });
  for (let n = 1; n <= ends; n += 1) {
    const end = { title: `Fewer houses go cold, ${n}`, measures: [troubleMeasure] };
    placed.ends.push((await addEnd(context, viewer, id, end)).id);
  }
  if (stage === 'commitment') await commitWager(context, viewer, id);
  return placed;
}

/** Its resolver reads this value of every measure, and says what follows from it. */
export async function resolveWithValue(
  context: CommandContext,
  resolver: PersonViewer,
  { id }: PlacedWager,
  value: number,
): Promise<void> {
  const measures = await context.db
    .selectFrom('measures')
    .where('entry_id', '=', id)
    .select('id')
    .execute();
  const readings: string[] = [];
  for (const { id: read } of measures) {
    const of = { wager: id, measure: read, via: 'api' } as const;
    const seen = { value, evidence: 'https://hotline.example.org/list' };
    readings.push((await addReading(context, resolver, of, seen)).id);
  }
  const verdict = value <= troubleMeasure.target ? 'met' : 'notMet';
  await resolveWager(context, resolver, id, { verdict, learned: 'Ask earlier.', readings });
}
