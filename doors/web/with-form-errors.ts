import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '../../workplace/kernel/index.ts';
import { httpStatusByCode } from '../shared/http.ts';
import { type Problems, toProblems } from './layout/fields.tsx';

/** Refusals that whoever filled in a form can do something about. */
const correctableCodes = new Set(['invalid', 'conflict', 'tooLarge', 'notAllowed', 'tooMany']);

/** Does what a form asks; a refusal shows the form again with what was typed and what is wrong. */
export async function withFormErrors(
  act: () => Promise<Response>,
  again: (problems: Problems, status: ContentfulStatusCode) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || !correctableCodes.has(error.code)) throw error;
    return again(toProblems(error), httpStatusByCode[error.code]);
  }
}
