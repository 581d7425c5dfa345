import { createHash } from 'node:crypto';
import type { PersonViewer } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { invalid } from '../../workplace/kernel/index.ts';
import type { Ctx } from './web-context.ts';

/** A posted form: every field is text, a list of texts, or a file. */
export interface Form {
  text(name: string): string;
  list(name: string): string[];
  file(name: string): File | null;
  has(name: string): boolean;
  /** All that is text, each field by its name. */
  texts(): [name: string, text: string][];
  /** Whether any file is with it. */
  hasFiles(): boolean;
}

export async function readForm(c: Ctx): Promise<Form> {
  await rejectTooManyFields(c);
  const data = await c.req.parseBody({ all: true }).catch(rejectUnreadable);
  const all = (name: string) => (data[name] === undefined ? [] : [data[name]].flat());
  const texts = (name: string) => all(name).filter((value) => typeof value === 'string');
  const isFile = (value: unknown) => value instanceof File && value.size > 0;
  const names = Object.keys(data);
  return {
    text: (name) => texts(name)[0] ?? '',
    list: texts,
    file: (name) => all(name).find(isFile) as File,
    has: (name) => name in data,
    texts: () => names.flatMap((name) => texts(name).map((text): [string, string] => [name, text])),
    hasFiles: () => names.some((name) => all(name).some(isFile)),
  };
}

const MAX_FIELDS = 5000;

/**
 * Reading a form takes the platform time that grows with the square of the number of its fields:
 * minutes, in which nobody else is served, for the millions that fit in a few megabytes.
 */
async function rejectTooManyFields(c: Ctx): Promise<void> {
  const bytes = Buffer.from(await c.req.arrayBuffer());
  const parts = /^\s*multipart\/form-data/i.test(c.req.header('content-type') ?? '');
  const mark = parts ? 'form-data; name=' : '&';
  let fields = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    fields += 1;
    if (fields > MAX_FIELDS) throw invalid({ form: 'formUnreadable' });
  }
}

/** The platform throws a TypeError where the parts of a form are not what they are said to be. */
function rejectUnreadable(error: unknown): never {
  if (error instanceof TypeError) throw invalid({ form: 'formUnreadable' });
  throw error;
}

/**
 * The workplace for one posting: the form's random `once` and its words together are the key, so
 * that sending it twice posts once, while changed words sent from the same page are new ones.
 */
export function withIdempotencyKey(
  context: CommandContext,
  viewer: PersonViewer,
  form: Form,
  ...words: string[]
): CommandContext {
  const key = form.text('once');
  if (!/^[\w-]{8,64}$/.test(key)) return context;
  const request = createHash('sha256').update(JSON.stringify(words)).digest('base64url');
  return {
    ...context,
    idempotencyKey: { personId: viewer.id, key: `web.${key}.${request}`, request },
  };
}

/** Tags as people write them: separated by commas or white space, with or without a #. */
export function parseTags(text: string): string[] {
  return text.split(/[\s,]+/).filter((tag) => tag !== '');
}
