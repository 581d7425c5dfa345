import { createHash } from 'node:crypto';
import { findKind } from '../../kinds/index.ts';
import { withdrawnSlug } from '../entries/index.ts';
import { Unreadable } from '../imports/unreadable.ts';
import { slugOf, TooComplex } from '../text/bounds.ts';
import { type KnownPeople, type Referring, renderThen } from '../works/batch.ts';
import { type Body, excerptOf } from '../works/body.ts';
import type { ReadRecord } from './line.ts';
import type { Values } from './record-type.ts';

/** What is stored of a record besides its facts, and what its body refers to. */
export interface Derived {
  columns: Values;
  refers?: Referring;
}

/** By type of record: what an archive leaves out because it follows from the rest. */
export const derivations: Record<string, (record: ReadRecord, people: KnownPeople) => Derived> = {
  entry: deriveEntry,
  comment: deriveComment,
  attachment: deriveAttachment,
};

function deriveEntry(record: ReadRecord, people: KnownPeople): Derived {
  const { values } = record;
  const kind = findKind(String(values.kind));
  if (!kind) throw wrong(record, `there is no kind of entry named “${values.kind}”.`);
  const details = kind.details.safeParse(values.details);
  if (!details.success) throw wrong(record, `its details are not those of a ${kind.name}.`);
  const written = values.editedAt ?? values.createdAt;
  const body = render(record, people, values.body, { time: written, sections: true });
  const outcome = values.outcome
    ? render(record, people, values.outcome, { time: values.closedAt })
    : null;
  return {
    columns: {
      slug: values.withdrawnAt ? withdrawnSlug : slugOf(String(values.title)),
      html: body.html,
      excerpt: excerptOf(body),
      outcome_html: outcome ? outcome.html : null,
    },
    refers: referring(String(values.id), null, values.author, body),
  };
}

function deriveComment(record: ReadRecord, people: KnownPeople): Derived {
  const { values } = record;
  const body = render(record, people, values.body, { time: values.editedAt ?? values.createdAt });
  return {
    columns: { html: body.html },
    refers: referring(String(values.entry), String(values.id), values.author, body),
  };
}

function referring(entryId: string, commentId: string | null, author: unknown, body: Body) {
  return { place: { entryId, commentId }, author: author ? String(author) : null, body };
}

function render(
  record: ReadRecord,
  people: KnownPeople,
  text: unknown,
  { time, sections = false }: { time: unknown; sections?: boolean },
): Body {
  try {
    const when = time instanceof Date ? time : new Date(0);
    return renderThen(String(text), people, { time: when, sections });
  } catch (error) {
    if (error instanceof TooComplex) throw wrong(record, `its text is too much: ${error.message}.`);
    throw error;
  }
}

function deriveAttachment(record: ReadRecord): Derived {
  const bytes = record.values.bytes as Buffer;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const said = record.values.sha256;
  if (said && said !== sha256) throw wrong(record, 'its bytes are not those of its sha256.');
  return { columns: { size: bytes.length, sha256 } };
}

function wrong(record: ReadRecord, problem: string): Unreadable {
  return new Unreadable(problem, { line: record.line });
}
