import type { RawBuilder } from 'kysely';
import { type ZodType, z } from 'zod';
import { isId } from '../../storage/index.ts';
import { cleanLine, cleanText, safeUrl } from '../text/bounds.ts';

/**
 * One thing that is known of a record: its field in the archive and its column in the database.
 * Reading, writing, comparing and checking an archive all go by these, so that a fact is told once.
 */
export interface Fact {
  readonly column: string;
  /** Reads the field as it stands in a file into the value of the column. */
  readonly schema: ZodType;
  /** What it is when a file does not say; a fact of this value is not written out either. */
  readonly unsaid?: unknown;
  readonly required?: true;
  /** The type of record whose id this is; `within` names the fact that must be the same there. */
  readonly refersTo?: string;
  readonly within?: string;
  /** No two records share it; `lower` where case does not tell them apart. */
  readonly unique?: 'exact' | 'lower';
  /** Where it is not a plain column but comes from a table beside it. */
  readonly select?: RawBuilder<unknown>;
  /** Kept beside the table; whoever writes the record puts it there. */
  readonly apart?: true;
}

type More = Partial<Omit<Fact, 'column' | 'schema'>>;

const fact =
  (schema: ZodType) =>
  (column: string, more: More = {}): Fact => ({ unsaid: null, ...more, column, schema });

const uuid = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isId, 'is not a UUID');

const isoTime = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?$/;

/** Without a zone it is UTC. */
const time = z.string().transform((text, context) => {
  const zoned = /([Zz]|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
  const date = new Date(zoned.replace(' ', 'T'));
  if (isoTime.test(text) && !Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: 'custom', message: 'is not a time like 2026-01-31T09:00:00.000Z' });
  return z.NEVER;
});

const webAddress = z.string().transform((text, context) => {
  const url = safeUrl(text);
  if (!url) context.addIssue({ code: 'custom', message: 'is not an http or https address' });
  return url;
});

const base64 = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, 'is not base64')
  .transform((text) => Buffer.from(text, 'base64'));

const lineOf = (most: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, 'holds nothing that can be seen').max(most, `is longer than ${most}`));

export const facts = {
  id: (more: More = {}): Fact => ({ ...fact(uuid)('id', more), required: true }),
  ref: (column: string, refersTo: string, more: More = {}): Fact =>
    fact(uuid)(column, { refersTo, ...more }),
  time: fact(time),
  url: fact(webAddress),
  bytes: fact(base64),
  flag: fact(z.boolean()),
  count: fact(z.int().min(0).max(2_147_483_647)),
  line: (column: string, most: number, more: More = {}): Fact => fact(lineOf(most))(column, more),
  text: fact(
    z
      .string()
      .max(1_000_000, 'is too long')
      .transform((text) => cleanText(text)),
  ),
  /** A draft or a secret: kept as it is, but for what no column can hold. */
  verbatim: fact(z.string().transform((text) => text.replaceAll('\0', '').toWellFormed())),
  texts: fact(z.array(lineOf(200)).max(50)),
  refs: fact(z.array(uuid).max(10_000)),
  choice: (column: string, choices: readonly [string, ...string[]], more: More = {}): Fact =>
    fact(z.enum(choices, `is not one of ${choices.join(', ')}`))(column, more),
  of: (column: string, schema: ZodType, more: More = {}): Fact => fact(schema)(column, more),
  uuid,
  timeValue: time,
};

export const need = { required: true } as const;

/** What an import calls a record, so that it is known again when it comes a second time. */
export const origin: Fact = facts.of(
  'origin',
  z
    .string()
    .min(1)
    .max(500)
    .transform((text) => text.replaceAll('\0', '').toWellFormed()),
  { unique: 'exact' },
);
