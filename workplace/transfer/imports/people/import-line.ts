import { sql } from 'kysely';
import { say } from '../../../../messages/index.ts';
import type { Viewer } from '../../../access/index.ts';
import type { Tx } from '../../../kernel/index.ts';
import { AppError } from '../../../kernel/index.ts';
import type { PeopleLine } from './parse-people-file.ts';
import type { PeopleIndex } from './people-index.ts';

/** What becomes, or would become, of one line. */
export interface LineResult {
  line: number;
  type: PeopleLine['type'];
  /** Whom or what it is about, as it is shown. */
  name: string;
  outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  /** What of a known person or unit was changed. */
  changed: string[];
  /** The name that somebody who is known by another has from now on. */
  renamed?: string;
  /** What is wrong with it, in words. */
  problem?: string;
}

export interface PeopleImportContext {
  tx: Tx;
  viewer: Viewer;
  register: PeopleIndex;
  /** Whether units that are named but not here are added. */
  makeUnits: boolean;
  /** The words for the reason of a refusal. */
  explainReason(reason: string): string;
}

/** A line that cannot be taken as it is, in words. */
export class LineError extends Error {}

/**
 * Does what one line asks, or nothing of it: what it wrote before it was refused is taken back, and
 * the lines around it stand. Answers what is wrong, or null.
 */
export async function applyLine(
  taking: PeopleImportContext,
  act: (taking: PeopleImportContext) => Promise<void>,
): Promise<string | null> {
  const { tx } = taking;
  const events: Parameters<Tx['emit']>[0][] = [];
  const units = taking.register.units.length;
  await sql`savepoint line`.execute(tx.db);
  try {
    await act({ ...taking, tx: { ...tx, emit: (event) => events.push(event) } });
    await sql`release savepoint line`.execute(tx.db);
    for (const event of events) tx.emit(event);
    return null;
  } catch (error) {
    await sql`rollback to savepoint line`.execute(tx.db);
    taking.register.units.length = units;
    return formatLineError(error, taking);
  }
}

const namedFields = [
  ...(['handle', 'name', 'email', 'title', 'units', 'reportsTo', 'admin', 'membership'] as const),
  'parent' as const,
];

/** What people call a field; of `units.2` it is the list. */
export function formatFieldName(path: string): string {
  const field = namedFields.find((one) => one === path.split('.')[0]);
  return field ? say(`bring.field.${field}`) : path;
}

/** What is wrong with a field, in words. */
export function formatFieldProblem(field: string, problem: string): string {
  return say('form.problemOf', { label: formatFieldName(field), problem });
}

function formatLineError(error: unknown, taking: PeopleImportContext): string {
  if (error instanceof LineError) return error.message;
  if (!(error instanceof AppError)) throw error;
  const wrong = Object.entries(error.fields).map(([field, why]) =>
    formatFieldProblem(field, taking.explainReason(why)),
  );
  return wrong.length > 0 ? wrong.join(' ') : taking.explainReason(error.reason);
}
