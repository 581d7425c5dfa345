import { inject } from 'vitest';
import { type Finder, makeFinder } from '../workplace/discovery/index.ts';
import { happeningNames, type Workplace } from '../workplace/happenings/index.ts';

/** The workplace with an index beside it that follows what is written; close it before the database. */
export async function withFinder(
  workplace: Workplace,
  database: string,
  { sentences = false } = {},
): Promise<{ workplace: Workplace; finder: Finder }> {
  const finder = makeFinder({
    worker: new URL('../workplace/discovery/engine/worker.ts', import.meta.url),
    address: { ...inject('server'), database },
    sentences,
    log: (message, fields) => {
      throw new Error(`${message} ${JSON.stringify(fields)}`);
    },
  });
  await finder.settled();
  const follow = { name: 'finder', to: happeningNames, run: finder.hear };
  const reactions = [...workplace.reactions, follow];
  return { workplace: { ...workplace, reactions, finder }, finder };
}
