import { briefCommands } from './brief-commands.ts';
import { describeCommands } from './command-matrix.ts';
import { commentCommands } from './comment-commands.ts';
import { entryCommands } from './entry-commands.ts';

describeCommands([...entryCommands, ...commentCommands, ...briefCommands]);
