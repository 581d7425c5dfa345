import type { Context } from 'hono';
import { findWorkplace } from '../../workplace/sign-in/set-up.ts';
import { beliefIn } from '../shared/belief.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import type { Rendering } from './conversation/rendering.tsx';
import { type Heads, headsOf } from './heads.ts';
import { type Shelf, shelf } from './shelf.ts';

export type Ctx = Context<DoorEnv>;

/** What every page is made from: the doorway, the name over it, and what is already rendered. */
export interface House {
  readonly doorway: Doorway;
  readonly heads: Heads;
  name(): Promise<string>;
  /** Whether somebody has set the workplace up. */
  isSetUp(): Promise<boolean>;
  /** Conversations as all their readers see them. */
  readonly renderings: Shelf<Rendering>;
  /** Whole pages for readers who are signed out. */
  readonly pages: Shelf<Uint8Array<ArrayBuffer>>;
  /** Whole pages of readers who are signed in, each for that reader alone. */
  readonly ownPages: Shelf<Uint8Array<ArrayBuffer>>;
}

const megabytes = 1_048_576;

export function openHouse(doorway: Doorway): House {
  const name = nameOf(doorway);
  return {
    doorway,
    heads: headsOf(doorway),
    name: async () => (await name()) ?? 'Commonplace',
    isSetUp: async () => (await name()) !== null,
    renderings: shelf(40 * megabytes),
    pages: shelf(16 * megabytes),
    ownPages: shelf(16 * megabytes),
  };
}

/** It stands on every page and hardly ever changes, and then at once; null before there is one. */
function nameOf({ workplace, live }: Doorway): () => Promise<string | null> {
  const names = beliefIn<string | null>(live);
  const find = async () => (await findWorkplace(workplace))?.name ?? null;
  return () => names.get('', find);
}
