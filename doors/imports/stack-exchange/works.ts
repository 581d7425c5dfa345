import type { ImportedWork } from '../../../workplace/imports/index.ts';
import { authorOf, ownerOf } from './authors.ts';
import { type Dump, idOf, originOf } from './posts.ts';
import type { Row } from './rows.ts';
import { markdownOf, mustHave, tagsOf, timeOf } from './values.ts';

const tooMuch = 'its HTML is longer or more entangled than can be read';
const leftOut = (what: string, reason: string): ImportedWork => ({ type: 'leftOut', what, reason });

const otherPosts: Record<string, string> = {
  '4': 'tag excerpt',
  '5': 'tag wiki',
};

/** A dump does not say at which address its site was, so such links cannot be made whole. */
function* sayRelative(row: Row): Generator<ImportedWork> {
  if (!/href="\/[^/]/.test(row.Body ?? '')) return;
  yield { type: 'warning', text: '{n} × a text with links that name no host; left as they stand' };
}

/** Questions become entries; answers are read later, when all questions are there. */
export function* questionOf(row: Row, dump: Dump): Generator<ImportedWork> {
  const type = mustHave(row, 'PostTypeId');
  if (type === '2') return;
  if (type !== '1')
    return yield leftOut(otherPosts[type] ?? 'other post', 'only questions and answers are taken');
  const body = markdownOf(mustHave(row, 'Body'));
  if (body === null) return yield leftOut('question', tooMuch);
  yield* sayRelative(row);
  const id = idOf(row);
  const origin = originOf(dump, 'question', id);
  dump.posts.set(id, { origin, question: origin });
  yield {
    type: 'entry',
    what: 'question',
    origin,
    author: yield* ownerOf(row, dump),
    kind: 'question',
    title: mustHave(row, 'Title'),
    body,
    tags: tagsOf(row),
    createdAt: timeOf(row),
    closedAt: row.ClosedDate ? timeOf(row, 'ClosedDate') : null,
    accepted: row.AcceptedAnswerId ? originOf(dump, 'answer', row.AcceptedAnswerId) : null,
  };
}

/** Answers become comments on their question. */
export function* answerOf(row: Row, dump: Dump): Generator<ImportedWork> {
  if (row.PostTypeId !== '2') return;
  const question = dump.posts.get(mustHave(row, 'ParentId'));
  if (!question) return yield leftOut('answer', 'its question was skipped or is not in the dump');
  const body = markdownOf(mustHave(row, 'Body'));
  if (body === null) return yield leftOut('answer', tooMuch);
  yield* sayRelative(row);
  const id = idOf(row);
  const origin = originOf(dump, 'answer', id);
  dump.posts.set(id, { origin, question: question.question });
  yield {
    type: 'comment',
    what: 'answer',
    origin,
    entry: question.question,
    author: authorOf(row, 'OwnerUserId', dump),
    body,
    replyTo: null,
    createdAt: timeOf(row),
    timeKnown: true,
  };
}

/** Comments on an answer reply to the comment which that became. Their text is Markdown already. */
export function* commentOf(row: Row, dump: Dump): Generator<ImportedWork> {
  const post = dump.posts.get(mustHave(row, 'PostId'));
  if (!post) return yield leftOut('comment', 'its post was skipped or is not in the dump');
  yield {
    type: 'comment',
    what: 'comment',
    origin: originOf(dump, 'comment', idOf(row)),
    entry: post.question,
    author: authorOf(row, 'UserId', dump),
    body: mustHave(row, 'Text'),
    replyTo: post.origin === post.question ? null : post.origin,
    createdAt: timeOf(row),
    timeKnown: true,
  };
}

const reasons: Record<string, string> = { '1': 'linked', '3': 'duplicate' };

/** A question builds on those it links to, or was found to repeat. */
export function* linkOf(row: Row, dump: Dump): Generator<ImportedWork> {
  const reason = reasons[mustHave(row, 'LinkTypeId')];
  if (!reason) return yield leftOut('link', `links of type ${row.LinkTypeId} are not known`);
  const from = dump.posts.get(mustHave(row, 'PostId'));
  const to = dump.posts.get(mustHave(row, 'RelatedPostId'));
  if (!from || !to) {
    return yield leftOut('link', `the post it leads ${from ? 'to' : 'from'} is not in the dump`);
  }
  yield {
    type: 'link',
    what: 'link',
    origin: originOf(dump, 'link', idOf(row)),
    from: from.origin,
    to: to.origin,
    relation: 'buildsOn',
    reason,
    createdAt: timeOf(row),
  };
}
