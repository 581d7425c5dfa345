import { personId } from '../../workplace/access/index.ts';
import { giveForecast } from '../../workplace/wagers/forecasts/index.ts';
import {
  addFinding,
  addHook,
  addReading,
  addReadings,
  amendWager,
  askInPilot,
  changeWager,
  dropQuestion,
  resolveWager,
  revokeHook,
} from '../../workplace/wagers/index.ts';
import { makeModel, type Reckoner, signModel } from '../../workplace/wagers/worth/index.ts';
import { simulate } from '../../workplace/wagers/worth/simulation.ts';
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
    ({ workplace, fixture, viewer }) =>
      changeWager(workplace, viewer, fixture.wagerId, { stopRule: 'Soon.' }),
    pilot,
  ),
  command(
    'asks in the pilot',
    canChange,
    ({ workplace, fixture, viewer }) =>
      askInPilot(workplace, viewer, fixture.wagerId, { text: 'Does it last?' }),
    pilot,
  ),
  command(
    'drops a question of the pilot',
    canChange,
    ({ workplace, fixture: { wagerId, questionId }, viewer }) =>
      dropQuestion(workplace, viewer, wagerId, questionId, { reason: 'Later.' }),
    pilot,
  ),
  personalCommand(
    'finds something in the pilot',
    canWrite,
    ({ workplace, fixture: { wagerId, questionId: question } }, viewer) =>
      addFinding(workplace, viewer, wagerId, { question, answer: 'yes', title: 'Found', body }),
    pilot,
  ),
];

const onCommitments: Command[] = [
  command(
    'amends the wager',
    canChange,
    ({ workplace, fixture, viewer }) =>
      amendWager(workplace, viewer, fixture.wagerId, { reason: body, stopRule: 'Soon.' }),
    committed,
  ),
  personalCommand(
    'resolves the wager',
    (attempt) => canWrite(attempt) && personId(attempt.viewer) === attempt.fixture.resolverId,
    ({ workplace, fixture }, viewer) =>
      resolveWager(workplace, viewer, fixture.wagerId, { verdict: 'learned', learned: body }),
    committed,
  ),
];

const onReadings: Command[] = [
  personalCommand(
    'reads a measure',
    canWrite,
    ({ workplace, fixture: { wagerId: wager, measureId: measure } }, viewer) =>
      addReading(workplace, viewer, { wager, measure, via: 'api' }, { value: 1, evidence }),
    committed,
  ),
  personalCommand(
    'reads a measure from a file',
    canWrite,
    ({ workplace, fixture: { wagerId: wager, measureId: measure } }, viewer) =>
      addReadings(workplace, viewer, { wager, measure, via: 'csv' }, [{ value: 1, evidence }]),
    committed,
  ),
  personalCommand(
    'makes an address for readings',
    canChange,
    ({ workplace, fixture: { wagerId: wager, measureId: measure } }, viewer) =>
      addHook(workplace, viewer, { wager, measure }, { label: 'Orders', evidence }),
    committed,
  ),
  command(
    'revokes an address for readings',
    canChange,
    ({ workplace, fixture: { wagerId, hookId }, viewer }) =>
      revokeHook(workplace, viewer, wagerId, hookId),
    committed,
  ),
];

const fewDraws: Reckoner = {
  reckon: async (sum) => simulate({ ...sum, draws: 10 }),
  close: async () => {},
};
const gain = { name: 'gain', low: 1, high: 2, unit: 'EUR' };
const valueModel = { formula: 'gain', unit: 'EUR', quantities: [gain], reason: body };

const onValueModels: Command[] = [
  command(
    'makes a model',
    canChange,
    ({ workplace, fixture, viewer }) =>
      makeModel({ ...workplace, reckoner: fewDraws }, viewer, fixture.wagerId, valueModel),
    committed,
  ),
  personalCommand(
    // No persona is of the unit that signs.
    'signs the model',
    () => false,
    ({ workplace, fixture }, viewer) =>
      signModel(workplace, viewer, fixture.wagerId, { hash: '0'.repeat(64) }),
    committed,
  ),
  personalCommand(
    'forecasts',
    (attempt) => canKeepForThemselves(attempt) && !attempt.standing.archived,
    ({ workplace, fixture: { wagerId: wager, endId: end } }, viewer) =>
      giveForecast(workplace, viewer, { wager, end }, { probability: 0.5 }),
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
