import type { RawBuilder } from 'kysely';
import { type ZodType, z } from 'zod';
import { isId } from '../../../storage/index.ts';
import { cleanLine, cleanText, toSafeUrl } from '../../text/index.ts';

/**
 * One thing that is known of a record: its field in the archive and its column in the database.
 * Reading, writing, comparing and checking an archive all go by these, so that a fact is told once.
 */
export interface Field {
  readonly column: string;
  /** Reads the field as it stands in a file into the value of the column. */
  readonly schema: ZodType;
  /** What it is when a file does not say; a fact of this value is not written out either. */
  readonly defaultValue?: unknown;
  readonly required?: true;
  /** The type of record whose id this is; `within` names the fact that must be the same there. */
  readonly refersTo?: string;
  readonly within?: string;
  /** No two records share it; `lower` where case does not tell them apart. */
  readonly unique?: 'exact' | 'lower';
  /** Where it is not a plain column but comes from a table beside it. */
  readonly select?: RawBuilder<unknown>;
  /** Kept beside the table; whoever writes the record puts it there. */
  readonly isSideTable?: true;
}

type FieldOptions = Partial<Omit<Field, 'column' | 'schema'>>;

const defineField =
  (schema: ZodType) =>
  (column: string, more: FieldOptions = {}): Field => ({
    defaultValue: null,
    ...more,
    column,
    schema,
  });

const uuidSchema = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(isId, 'is not a UUID');

const isoTimePattern = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?$/;

/** Without a zone it is UTC. */
const timeSchema = z.string().transform((text, context) => {
  const zoned = /([Zz]|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`;
  const date = new Date(zoned.replace(' ', 'T'));
  if (isoTimePattern.test(text) && !Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: 'custom', message: 'is not a time like 2026-01-31T09:00:00.000Z' });
  return z.NEVER;
});

const webUrlSchema = z.string().transform((text, context) => {
  const url = toSafeUrl(text);
  if (!url) context.addIssue({ code: 'custom', message: 'is not an http or https address' });
  return url;
});

const base64Schema = z
  .string()
  .refine((text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, 'is not base64')
  .transform((text) => Buffer.from(text, 'base64'));

const createLineSchema = (maxLength: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(
      z.string().min(1, 'has no visible characters').max(maxLength, `is longer than ${maxLength}`),
    );

export const fieldTypes = {
  id: (more: FieldOptions = {}): Field => ({
    ...defineField(uuidSchema)('id', more),
    required: true,
  }),
  ref: (column: string, refersTo: string, more: FieldOptions = {}): Field =>
    defineField(uuidSchema)(column, { refersTo, ...more }),
  time: defineField(timeSchema),
  url: defineField(webUrlSchema),
  bytes: defineField(base64Schema),
  flag: defineField(z.boolean()),
  count: defineField(z.int().min(0).max(2_147_483_647)),
  line: (column: string, maxLength: number, more: FieldOptions = {}): Field =>
    defineField(createLineSchema(maxLength))(column, more),
  text: defineField(
    z
      .string()
      .max(1_000_000, 'is too long')
      .transform((text) => cleanText(text)),
  ),
  /** A draft or a secret: kept as it is, but for what no column can hold. */
  verbatim: defineField(z.string().transform((text) => text.replaceAll('\0', '').toWellFormed())),
  texts: defineField(z.array(createLineSchema(200)).max(50)),
  refs: defineField(z.array(uuidSchema).max(10_000)),
  choice: (
    column: string,
    choices: readonly [string, ...string[]],
    more: FieldOptions = {},
  ): Field => defineField(z.enum(choices, `is not one of ${choices.join(', ')}`))(column, more),
  custom: (column: string, schema: ZodType, more: FieldOptions = {}): Field =>
    defineField(schema)(column, more),
  uuid: uuidSchema,
  timeValue: timeSchema,
};

export const required = { required: true } as const;

/** What an import calls a record, so that it is known again when it comes a second time. */
export const origin: Field = fieldTypes.custom(
  'origin',
  z
    .string()
    .min(1)
    .max(500)
    .transform((text) => text.replaceAll('\0', '').toWellFormed()),
  { unique: 'exact' },
);
