import type { ImportedWork } from '../../../workplace/transfer/imports/index.ts';
import { readOwner, toAuthor } from './authors.ts';
import { type Dump, parseId, toOrigin } from './dump.ts';
import type { DumpRow } from './rows.ts';
import { parseTags, parseTime, requireValue, toMarkdown } from './values.ts';

const tooComplexReason = 'its HTML is too long or too deeply nested to convert';
const toSkipped = (what: string, reason: string): ImportedWork => ({
  type: 'leftOut',
  what,
  reason,
});

const otherPostTypes: Record<string, string> = {
  '4': 'tag excerpt',
  '5': 'tag wiki',
};

/** A dump does not say at which address its site was, so such links cannot be made whole. */
function* warnOfRelativeLinks(row: DumpRow): Generator<ImportedWork> {
  if (!/href="\/[^/]/.test(row.Body ?? '')) return;
  yield { type: 'warning', text: '{n} × a text with links that name no host; left as they stand' };
}

/** Questions become entries; answers are read later, when all questions are there. */
export function* readQuestion(row: DumpRow, dump: Dump): Generator<ImportedWork> {
  const type = requireValue(row, 'PostTypeId');
  if (type === '2') return;
  if (type !== '1')
    return yield toSkipped(
      otherPostTypes[type] ?? 'other post',
      'only questions and answers are taken',
    );
  const body = toMarkdown(requireValue(row, 'Body'));
  if (body === null) return yield toSkipped('question', tooComplexReason);
  yield* warnOfRelativeLinks(row);
  const id = parseId(row);
  const origin = toOrigin(dump, 'question', id);
  dump.posts.set(id, { origin, question: origin });
  yield {
    type: 'entry',
    what: 'question',
    origin,
    author: yield* readOwner(row, dump),
    kind: 'question',
    title: requireValue(row, 'Title'),
    body,
    tags: parseTags(row),
    createdAt: parseTime(row),
    closedAt: row.ClosedDate ? parseTime(row, 'ClosedDate') : null,
    accepted: row.AcceptedAnswerId ? toOrigin(dump, 'answer', row.AcceptedAnswerId) : null,
  };
}

/** Answers become comments on their question. */
export function* readAnswer(row: DumpRow, dump: Dump): Generator<ImportedWork> {
  if (row.PostTypeId !== '2') return;
  const question = dump.posts.get(requireValue(row, 'ParentId'));
  if (!question) return yield toSkipped('answer', 'its question was skipped or is not in the dump');
  const body = toMarkdown(requireValue(row, 'Body'));
  if (body === null) return yield toSkipped('answer', tooComplexReason);
  yield* warnOfRelativeLinks(row);
  const id = parseId(row);
  const origin = toOrigin(dump, 'answer', id);
  dump.posts.set(id, { origin, question: question.question });
  yield {
    type: 'comment',
    what: 'answer',
    origin,
    entry: question.question,
    author: toAuthor(row, 'OwnerUserId', dump),
    body,
    replyTo: null,
    createdAt: parseTime(row),
    timeKnown: true,
  };
}

/** Comments on an answer reply to the comment which that became. Their text is Markdown already. */
export function* readComment(row: DumpRow, dump: Dump): Generator<ImportedWork> {
  const post = dump.posts.get(requireValue(row, 'PostId'));
  if (!post) return yield toSkipped('comment', 'its post was skipped or is not in the dump');
  yield {
    type: 'comment',
    what: 'comment',
    origin: toOrigin(dump, 'comment', parseId(row)),
    entry: post.question,
    author: toAuthor(row, 'UserId', dump),
    body: requireValue(row, 'Text'),
    replyTo: post.origin === post.question ? null : post.origin,
    createdAt: parseTime(row),
    timeKnown: true,
  };
}

const linkReasons: Record<string, string> = { '1': 'linked', '3': 'duplicate' };

/** A question builds on those it links to, or was found to repeat. */
export function* readLink(row: DumpRow, dump: Dump): Generator<ImportedWork> {
  const reason = linkReasons[requireValue(row, 'LinkTypeId')];
  if (!reason) return yield toSkipped('link', `links of type ${row.LinkTypeId} are not known`);
  const from = dump.posts.get(requireValue(row, 'PostId'));
  const to = dump.posts.get(requireValue(row, 'RelatedPostId'));
  if (!from || !to) {
    return yield toSkipped('link', `the post it leads ${from ? 'to' : 'from'} is not in the dump`);
  }
  yield {
    type: 'link',
    what: 'link',
    origin: toOrigin(dump, 'link', parseId(row)),
    from: from.origin,
    to: to.origin,
    relation: 'buildsOn',
    reason,
    createdAt: parseTime(row),
  };
}
