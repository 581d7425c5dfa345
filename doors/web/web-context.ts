import type { Context } from 'hono';
import { findWorkplace } from '../../workplace/sign-in/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { createRevisionCache } from '../shared/revision-cache.ts';
import type { EntryRendering } from './entries/entry-rendering.tsx';
import { createEntryHeadCache, type EntryHeadCache } from './entry-head-cache.ts';
import { createLruCache, type LruCache } from './lru-cache.ts';

export type Ctx = Context<DoorEnv>;

/** What every page is made from: the doorway, the name over it, and what is already rendered. */
export interface WebContext {
  readonly door: DoorContext;
  readonly entryHeads: EntryHeadCache;
  name(): Promise<string>;
  /** Whether somebody has set the workplace up. */
  isSetUp(): Promise<boolean>;
  /** Conversations as all their readers see them. */
  readonly renderings: LruCache<EntryRendering>;
  /** Whole pages for readers who are signed out. */
  readonly pages: LruCache<Uint8Array<ArrayBuffer>>;
  /** Whole pages of readers who are signed in, each for that reader alone. */
  readonly ownPages: LruCache<Uint8Array<ArrayBuffer>>;
}

const MEGABYTE = 1_048_576;

export function createWebContext(doorContext: DoorContext): WebContext {
  const name = createNameLookup(doorContext);
  return {
    door: doorContext,
    entryHeads: createEntryHeadCache(doorContext),
    name: async () => (await name()) ?? 'Commonplace',
    isSetUp: async () => (await name()) !== null,
    renderings: createLruCache(40 * MEGABYTE),
    pages: createLruCache(16 * MEGABYTE),
    ownPages: createLruCache(16 * MEGABYTE),
  };
}

/** It stands on every page and hardly ever changes, and then at once; null before there is one. */
function createNameLookup({ context, live }: DoorContext): () => Promise<string | null> {
  const names = createRevisionCache<string | null>(live);
  const find = async () => (await findWorkplace(context))?.name ?? null;
  return () => names.get('', find);
}
