import { sql } from 'kysely';
import { say } from '../../../messages/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { Writing } from '../../happenings/index.ts';
import { Refusal } from '../../refusal.ts';
import type { Said } from './read.ts';
import type { Register } from './register.ts';

/** What becomes, or would become, of one line. */
export interface Deed {
  line: number;
  type: Said['type'];
  /** Whom or what it is about, as it is shown. */
  name: string;
  did: 'created' | 'changed' | 'unchanged' | 'refused';
  /** What of a known person or unit was changed. */
  changed: string[];
  /** The name that somebody who is known by another has from now on. */
  renamed?: string;
  /** What is wrong with it, in words. */
  problem?: string;
}

export interface Taking {
  tx: Writing;
  viewer: Viewer;
  register: Register;
  /** Whether units that are named but not here are added. */
  makeUnits: boolean;
  /** The words for the reason of a refusal. */
  say(reason: string): string;
}

/** A line that cannot be taken as it is, in words. */
export class Refused extends Error {}

/**
 * Does what one line asks, or nothing of it: what it wrote before it was refused is taken back, and
 * the lines around it stand. Answers what is wrong, or null.
 */
export async function attemptLine(
  taking: Taking,
  act: (taking: Taking) => Promise<void>,
): Promise<string | null> {
  const { tx } = taking;
  const told: Parameters<Writing['happened']>[0][] = [];
  const units = taking.register.units.length;
  await sql`savepoint line`.execute(tx.db);
  try {
    await act({ ...taking, tx: { ...tx, happened: (happening) => told.push(happening) } });
    await sql`release savepoint line`.execute(tx.db);
    for (const happening of told) tx.happened(happening);
    return null;
  } catch (error) {
    await sql`rollback to savepoint line`.execute(tx.db);
    taking.register.units.length = units;
    return wordsFor(error, taking);
  }
}

const fields = [
  ...(['handle', 'name', 'email', 'title', 'units', 'reportsTo', 'admin', 'standing'] as const),
  'parent' as const,
];

/** What people call a field; of `units.2` it is the list. */
export function sayField(path: string): string {
  const field = fields.find((one) => one === path.split('.')[0]);
  return field ? say(`bring.field.${field}`) : path;
}

/** What is wrong with a field, in words. */
export function about(field: string, problem: string): string {
  return say('form.problemOf', { label: sayField(field), problem });
}

function wordsFor(error: unknown, taking: Taking): string {
  if (error instanceof Refused) return error.message;
  if (!(error instanceof Refusal)) throw error;
  const wrong = Object.entries(error.fields).map(([field, why]) => about(field, taking.say(why)));
  return wrong.length > 0 ? wrong.join(' ') : taking.say(error.reason);
}
