import { getPersonId } from '../../workplace/access/index.ts';
import { giveForecast } from '../../workplace/wagers/forecasts/index.ts';
import {
  addFinding,
  addQuestion,
  addReading,
  addReadingHook,
  addReadings,
  amendWager,
  changeWager,
  dropQuestion,
  resolveWager,
  revokeReadingHook,
} from '../../workplace/wagers/index.ts';
import {
  addModelVersion,
  type Calculator,
  signModel,
} from '../../workplace/wagers/value-model/index.ts';
import { simulate } from '../../workplace/wagers/value-model/simulation.ts';
import {
  type Command,
  canChange,
  canKeepForThemselves,
  canWrite,
  command,
  personalCommand,
} from './command.ts';

const body = 'Said again.';
const evidence = 'https://orders.example/';
const pilot = { wager: 'pilot' } as const;
const committed = { wager: 'commitment' } as const;

const onPilots: Command[] = [
  command(
    'changes the wager',
    canChange,
    ({ context, fixture, viewer }) =>
      changeWager(context, viewer, fixture.wagerId, { stopRule: 'Soon.' }),
    pilot,
  ),
  command(
    'asks in the pilot',
    canChange,
    ({ context, fixture, viewer }) =>
      addQuestion(context, viewer, fixture.wagerId, { text: 'Does it last?' }),
    pilot,
  ),
  command(
    'drops a question of the pilot',
    canChange,
    ({ context, fixture: { wagerId, questionId }, viewer }) =>
      dropQuestion(context, viewer, wagerId, questionId, { reason: 'Later.' }),
    pilot,
  ),
  personalCommand(
    'finds something in the pilot',
    canWrite,
    ({ context, fixture: { wagerId, questionId: question } }, viewer) =>
      addFinding(context, viewer, wagerId, { question, answer: 'yes', title: 'Found', body }),
    pilot,
  ),
];

const onCommitments: Command[] = [
  command(
    'amends the wager',
    canChange,
    ({ context, fixture, viewer }) =>
      amendWager(context, viewer, fixture.wagerId, { reason: body, stopRule: 'Soon.' }),
    committed,
  ),
  personalCommand(
    'resolves the wager',
    (attempt) => canWrite(attempt) && getPersonId(attempt.viewer) === attempt.fixture.resolverId,
    ({ context, fixture }, viewer) =>
      resolveWager(context, viewer, fixture.wagerId, { verdict: 'learned', learned: body }),
    committed,
  ),
];

const onReadings: Command[] = [
  personalCommand(
    'reads a measure',
    canWrite,
    ({ context, fixture: { wagerId: wager, measureId: measure } }, viewer) =>
      addReading(context, viewer, { wager, measure, via: 'api' }, { value: 1, evidence }),
    committed,
  ),
  personalCommand(
    'reads a measure from a file',
    canWrite,
    ({ context, fixture: { wagerId: wager, measureId: measure } }, viewer) =>
      addReadings(context, viewer, { wager, measure, via: 'csv' }, [{ value: 1, evidence }]),
    committed,
  ),
  personalCommand(
    'makes an address for readings',
    canChange,
    ({ context, fixture: { wagerId: wager, measureId: measure } }, viewer) =>
      addReadingHook(context, viewer, { wager, measure }, { label: 'Orders', evidence }),
    committed,
  ),
  command(
    'revokes an address for readings',
    canChange,
    ({ context, fixture: { wagerId, hookId }, viewer }) =>
      revokeReadingHook(context, viewer, wagerId, hookId),
    committed,
  ),
];

const fewDraws: Calculator = {
  calculate: async (sum) => simulate({ ...sum, draws: 10 }),
  close: async () => {},
};
const gain = { name: 'gain', low: 1, high: 2, unit: 'EUR' };
const valueModel = { formula: 'gain', unit: 'EUR', quantities: [gain], reason: body };

const onValueModels: Command[] = [
  command(
    'makes a model',
    canChange,
    ({ context, fixture, viewer }) =>
      addModelVersion({ ...context, calculator: fewDraws }, viewer, fixture.wagerId, valueModel),
    committed,
  ),
  personalCommand(
    // No persona is of the unit that signs.
    'signs the model',
    () => false,
    ({ context, fixture }, viewer) =>
      signModel(context, viewer, fixture.wagerId, { hash: '0'.repeat(64) }),
    committed,
  ),
  personalCommand(
    'forecasts',
    (attempt) => canKeepForThemselves(attempt) && !attempt.access.archived,
    ({ context, fixture: { wagerId: wager, endId: end } }, viewer) =>
      giveForecast(context, viewer, { wager, end }, { probability: 0.5 }),
    committed,
  ),
];

/** Every command on a wager, its readings and its value model. */
export const wagerCommands: readonly Command[] = [
  ...onPilots,
  ...onCommitments,
  ...onReadings,
  ...onValueModels,
];
