import { ScimError } from './errors.ts';
import { isObject, type JsonObject } from './scim-http.ts';

export interface PatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value: unknown;
}

const MAX_OPERATIONS = 1000;

/** The operations of a PATCH (RFC 7644, section 3.5.2); Entra ID writes them `Add` and `Replace`. */
export function parseOperations(body: JsonObject): PatchOperation[] {
  const all = body.Operations ?? body.operations;
  if (!Array.isArray(all) || all.length === 0 || all.length > MAX_OPERATIONS)
    throw new ScimError(400, 'Operations is no list of 1 to 1000.', 'invalidSyntax');
  return all.map(parseOperation);
}

function parseOperation(one: unknown): PatchOperation {
  const op = isObject(one) ? String(one.op).toLowerCase() : '';
  if (!isObject(one) || (op !== 'add' && op !== 'replace' && op !== 'remove'))
    throw new ScimError(400, 'An operation adds, replaces or removes.', 'invalidSyntax');
  const path = typeof one.path === 'string' ? one.path.trim() : '';
  if (op === 'remove' && path === '')
    throw new ScimError(400, 'What is to be removed has no path.', 'noTarget');
  return { op, path, value: one.value };
}
