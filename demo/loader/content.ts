import type { DemoEntry } from './entry.ts';
import type { DemoPerson, DemoSpace, DemoUnit } from './schemas.ts';
import type { DemoWager } from './wager.ts';

export interface DemoContent {
  units: DemoUnit[];
  people: DemoPerson[];
  spaces: DemoSpace[];
  entries: DemoEntry[];
  wagers: DemoWager[];
}
