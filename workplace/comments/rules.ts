import { z } from 'zod';
import { bodyField } from '../entries/index.ts';

const commentBodyField = bodyField.refine((text) => text.trim() !== '', 'bodyMissing');

export const commentInput = z.object({
  body: commentBodyField,
  replyTo: z.uuid('commentUnknown').nullish(),
});

export const commentChange = z.object({
  body: commentBodyField,
  /** How many edits the writer had seen; another number is a conflict, and nothing is lost. */
  edits: z.coerce.number().int().optional(),
});

export const closureInput = z.object({
  /** Markdown: what came of it. */
  outcome: bodyField.nullish().transform((text) => text?.trim() || null),
});
