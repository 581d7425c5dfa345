import { z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { mostLimit, type Slice } from '../../workplace/paging.ts';
import type { Asked } from './asking.ts';

/** A word in a query: short, and nothing that no text may hold. */
export const word = z
  .string()
  .max(500, 'tooLong')
  .refine((text) => !text.includes('\0'), 'invalid');

/** Which part of a list. */
export const pageQuery = z.object({
  limit: z.coerce
    .number('limitMalformed')
    .int('limitMalformed')
    .min(1, 'limitMalformed')
    .max(mostLimit, 'limitMalformed')
    .optional()
    .openapi({ description: 'At most so many items (50 where unsaid).', example: 20 }),
  after: word
    .max(2000, 'tooLong')
    .optional()
    .openapi({ description: 'The `next` of the part before.' }),
});

export const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'timeMalformed')
  .openapi({ description: 'A date, or a time with its zone (RFC 3339).' });

export const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The shape of a list: its items, and the cursor of what comes after them. */
export function listOf<T extends ZodType>(items: T) {
  return z.object({ items: z.array(items), next: z.string().nullable() });
}

/** A part of a list; a `Link` header gives the address of the next. */
export function answerList<Item, Answer>(
  c: Asked,
  { items, next }: Slice<Item>,
  shape: (item: Item) => Answer,
) {
  if (next !== null) c.header('Link', `<${nextAddress(c, next)}>; rel="next"`);
  return c.json({ items: items.map(shape), next }, 200);
}

function nextAddress(c: Asked, after: string): string {
  const query = new URL(c.req.url).searchParams;
  query.set('after', after);
  return `${c.var.origin}${c.req.path}?${query}`;
}
