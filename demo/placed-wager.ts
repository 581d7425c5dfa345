import type { PersonViewer } from '../workplace/access/index.ts';
import { toDay } from '../workplace/kernel/index.ts';
import { getWager } from '../workplace/wagers/index.ts';
import type { DemoContext } from './demo-context.ts';
import type { DemoWager } from './loader/wager.ts';

/** A wager of the demo once it has an id, and what its next steps need. */
export interface PlacedWager {
  at: DemoContext['at'];
  person(handle: string): PersonViewer;
  id: string;
  wager: DemoWager;
}

/** The wager as its author sees it, with the ids of its questions, ends and measures. */
export function getPlaced({ at, person, id, wager }: PlacedWager) {
  return getWager(at(0), person(wager.author), id, '2000-01-01');
}

/** The date that many days from the day on which the demo is made. */
export function dateIn(at: DemoContext['at'], days: number): string {
  return toDay('UTC', at(-days).now());
}
