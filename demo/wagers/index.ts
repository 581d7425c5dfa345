import { cells } from './cells.ts';
import { certificates } from './certificates.ts';
import { drawings } from './drawings.ts';
import { gaskets } from './gaskets.ts';
import { loans } from './loans.ts';
import { quotes } from './quotes.ts';
import { saturdays } from './saturdays.ts';
import type { DemoWager } from './wager.ts';

export type * from './wager.ts';

/** The sample firm's wagers, won, lost and open. */
export const wagers: DemoWager[] = [
  ...[gaskets, saturdays, loans, cells, certificates, quotes, drawings],
];
