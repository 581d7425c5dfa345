import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../../workplace/refusal.ts';
import { statusOf } from '../shared/http.ts';
import { type Problems, problemsOf } from './layout/fields.tsx';

/** Refusals that whoever filled in a form can do something about. */
const mendable = new Set(['invalid', 'conflict', 'tooLarge', 'notAllowed', 'tooMany']);

/** Does what a form asks; a refusal shows the form again with what was typed and what is wrong. */
export async function attempt(
  act: () => Promise<Response>,
  again: (problems: Problems, status: ContentfulStatusCode) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || !mendable.has(error.code)) throw error;
    return again(problemsOf(error), statusOf[error.code]);
  }
}
