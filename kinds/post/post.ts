import { z } from 'zod';
import type { Kind } from '../kind.ts';

/** A dated entry that says something. */
export const post: Kind<Record<string, never>> = {
  name: 'post',
  details: z.strictObject({}),
  initialDetails: {},
  editedBy: 'author',
  closedBy: 'people',
  actions: [],
  chosenComment: () => null,
  status: () => null,
};
