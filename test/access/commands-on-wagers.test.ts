import { describeCommands } from './command-matrix.ts';
import { spaceCommands } from './space-commands.ts';
import { wagerCommands } from './wager-commands.ts';

describeCommands([...wagerCommands, ...spaceCommands]);
