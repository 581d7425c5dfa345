import { z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { MAX_LIMIT, type PageResult } from '../../workplace/kernel/index.ts';
import type { ApiContext } from './request-context.ts';

/** A word in a query: short, and nothing that no text may hold. */
export const queryText = z
  .string()
  .max(500, 'tooLong')
  .refine((text) => !text.includes('\0'), 'invalid');

/** Which part of a list. */
export const pageQuery = z.object({
  limit: z.coerce
    .number('limitMalformed')
    .int('limitMalformed')
    .min(1, 'limitMalformed')
    .max(MAX_LIMIT, 'limitMalformed')
    .optional()
    .openapi({ description: 'At most so many items (50 where unsaid).', example: 20 }),
  after: queryText
    .max(2000, 'tooLong')
    .optional()
    .openapi({ description: 'The `next` of the part before.' }),
});

export const queryTime = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'timeMalformed')
  .openapi({ description: 'A date, or a time with its zone (RFC 3339).' });

export const queryBoolean = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The shape of a list: its items, and the cursor of what comes after them. */
export function makeListSchema<T extends ZodType>(items: T) {
  return z.object({ items: z.array(items), next: z.string().nullable() });
}

/** A part of a list; a `Link` header gives the address of the next. */
export function respondWithList<Item, Answer>(
  c: ApiContext,
  { items, next }: PageResult<Item>,
  shape: (item: Item) => Answer,
) {
  if (next !== null) c.header('Link', `<${getNextUrl(c, next)}>; rel="next"`);
  return c.json({ items: items.map(shape), next }, 200);
}

function getNextUrl(c: ApiContext, after: string): string {
  const query = new URL(c.req.url).searchParams;
  query.set('after', after);
  return `${c.var.origin}${c.req.path}?${query}`;
}
