import { createHash } from 'node:crypto';
import { findKind } from '../../../kinds/index.ts';
import { withdrawnSlug } from '../../entries/index.ts';
import { createSlug, TooComplex } from '../../text/index.ts';
import {
  type HandleIndex,
  makeExcerpt,
  type RenderedBody,
  renderBodyAt,
  type WorkReferences,
} from '../../works/index.ts';
import { UnreadableFileError } from '../imports/index.ts';
import type { ParsedRecord } from './parse-record.ts';
import type { RecordValues } from './record-type.ts';

/** What is stored of a record besides its facts, and what its body refers to. */
export interface DerivedColumns {
  columns: RecordValues;
  references?: WorkReferences;
}

/** By type of record: what an archive leaves out because it follows from the rest. */
export const derivations: Record<
  string,
  (record: ParsedRecord, people: HandleIndex) => DerivedColumns
> = {
  entry: deriveEntry,
  comment: deriveComment,
  attachment: deriveAttachment,
};

function deriveEntry(record: ParsedRecord, people: HandleIndex): DerivedColumns {
  const { values } = record;
  const kind = findKind(String(values.kind));
  if (!kind) throw recordError(record, `there is no kind of entry named “${values.kind}”.`);
  const details = kind.details.safeParse(values.details);
  if (!details.success) throw recordError(record, `its details are not those of a ${kind.name}.`);
  const written = values.editedAt ?? values.createdAt;
  const body = renderBody(record, people, values.body, { time: written, sections: true });
  const outcome = values.outcome
    ? renderBody(record, people, values.outcome, { time: values.closedAt })
    : null;
  return {
    columns: {
      slug: values.withdrawnAt ? withdrawnSlug : createSlug(String(values.title)),
      html: body.html,
      excerpt: makeExcerpt(body),
      outcome_html: outcome ? outcome.html : null,
    },
    references: toReferences(String(values.id), null, values.author, body),
  };
}

function deriveComment(record: ParsedRecord, people: HandleIndex): DerivedColumns {
  const { values } = record;
  const body = renderBody(record, people, values.body, {
    time: values.editedAt ?? values.createdAt,
  });
  return {
    columns: { html: body.html },
    references: toReferences(String(values.entry), String(values.id), values.author, body),
  };
}

function toReferences(
  entryId: string,
  commentId: string | null,
  author: unknown,
  body: RenderedBody,
) {
  return { ref: { entryId, commentId }, author: author ? String(author) : null, body };
}

function renderBody(
  record: ParsedRecord,
  people: HandleIndex,
  text: unknown,
  { time, sections = false }: { time: unknown; sections?: boolean },
): RenderedBody {
  try {
    const when = time instanceof Date ? time : new Date(0);
    return renderBodyAt(String(text), people, { time: when, sections });
  } catch (error) {
    if (error instanceof TooComplex)
      throw recordError(record, `its text is too much: ${error.message}.`);
    throw error;
  }
}

function deriveAttachment(record: ParsedRecord): DerivedColumns {
  const bytes = record.values.bytes as Buffer;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stated = record.values.sha256;
  if (stated && stated !== sha256)
    throw recordError(record, 'its bytes are not those of its sha256.');
  return { columns: { size: bytes.length, sha256 } };
}

function recordError(record: ParsedRecord, problem: string): UnreadableFileError {
  return new UnreadableFileError(problem, { line: record.line });
}
