import { z } from 'zod';
import { cleanLine } from './bounds.ts';

/** A tag: one word in small letters, however it was written. */
export const tagField = z
  .string()
  .transform((text) => cleanLine(text).toLowerCase().replace(/^#/, '').replace(/\s+/g, '-'))
  .pipe(z.string().min(1, 'tagMissing').max(40, 'tooLong'));
