import { isObject, type Json } from './asking.ts';
import { ScimError } from './errors.ts';

export interface Operation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value: unknown;
}

const mostOperations = 1000;

/** The operations of a PATCH (RFC 7644, section 3.5.2); Entra ID writes them `Add` and `Replace`. */
export function operationsIn(body: Json): Operation[] {
  const all = body.Operations ?? body.operations;
  if (!Array.isArray(all) || all.length === 0 || all.length > mostOperations)
    throw new ScimError(400, 'Operations is no list of 1 to 1000.', 'invalidSyntax');
  return all.map(operationOf);
}

function operationOf(one: unknown): Operation {
  const op = isObject(one) ? String(one.op).toLowerCase() : '';
  if (!isObject(one) || (op !== 'add' && op !== 'replace' && op !== 'remove'))
    throw new ScimError(400, 'An operation adds, replaces or removes.', 'invalidSyntax');
  const path = typeof one.path === 'string' ? one.path.trim() : '';
  if (op === 'remove' && path === '')
    throw new ScimError(400, 'What is to be removed has no path.', 'noTarget');
  return { op, path, value: one.value };
}
