import { z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';

/** An answer of this shape, for a route's `responses`. */
export function jsonResponse<T extends ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** The answer to a POST: the whole new thing, and where it is from now on. */
export function createdResponse<T extends ZodType>(schema: T, description: string) {
  const headers = {
    Location: { description: 'Its address.', schema: { type: 'string' as const } },
  };
  return { ...jsonResponse(schema, description), headers };
}

export const deletedResponse = { description: 'It is gone.' };

/** A JSON body of this shape, for a route's `request`. */
export function jsonBody<T extends ZodType>(schema: T, required = true) {
  return { body: { required, content: { 'application/json': { schema } } } };
}

/** The same of an object's own fields and no others: what would be passed over is refused by name. */
export function strictJsonBody<T extends z.ZodRawShape>(schema: z.ZodObject<T>) {
  return jsonBody(schema.strict());
}

/** What every POST takes, so that a client unsure of an answer may ask again. */
export const idempotencyHeader = {
  headers: z.object({
    'idempotency-key': z
      .string()
      .regex(/^[\x20-\x7e]{1,255}$/, 'idempotencyKeyMalformed')
      .optional()
      .openapi({
        description: 'A name of your choosing: the same request under it is carried out once.',
      }),
  }),
};
