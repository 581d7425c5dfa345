import { z } from 'zod';
import type { Kind } from '../kind.ts';

/**
 * A hypothesis that somebody stakes something on. What it says of itself is kept in tables of its
 * own (`workplace/wagers/`): it is sealed, read against and resolved there, and by nobody here.
 */
export const wager: Kind<Record<string, never>> = {
  name: 'wager',
  details: z.strictObject({}),
  initialDetails: {},
  editedBy: 'author',
  closedBy: 'verdict',
  actions: [],
  chosenComment: () => null,
  status: () => null,
};
