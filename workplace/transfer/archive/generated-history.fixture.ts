import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '../../../storage/index.ts';
import { settle } from '../../../test/cast.ts';
import { operator, type PersonViewer } from '../../access/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  reactToComment,
} from '../../comments/index.ts';
import {
  applyAction,
  editEntry,
  publishEntry,
  restoreRevision,
  saveDraft,
  withdrawEntry,
} from '../../entries/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { addLink, correctWork, listOpenFlags, settleFlag } from '../../lineage/index.ts';
import { savePage } from '../../link-previews/save-page.ts';
import {
  changeNotificationSettings,
  createMissedNotifications,
  follow,
  markRead,
  mute,
  setSpaceLevel,
} from '../../notifications/index.ts';
import { addPerson, addUnit, changeProfile, deactivatePerson } from '../../people/index.ts';
import { ensureWorkplace } from '../../sign-in/index.ts';
import { archiveSpace } from '../../spaces/index.ts';

const arbitraryWords = fc.stringMatching(/^[A-Za-zäöé@*_`\n .!?#<>&"'-]{0,60}$/);
const arbitraryText = fc.oneof(
  arbitraryWords.map((text) => `w ${text}`),
  fc.constantFrom(
    '@ben and @late, see',
    '# Title\n\n- [x] **done** @gus',
    'a@b.org https://x.example',
  ),
);

const actionNames = [
  'publish',
  'publish',
  'comment',
  'comment',
  'comment',
  'reply',
  'reply',
  'edit',
  'editEntry',
  'delete',
  'react',
  'close',
  'accept',
  'draft',
  'read',
  'attach',
  'link',
  'link',
  'supersede',
  'lead',
  'lead',
  'cite',
  'correct',
  'settle',
  'follow',
  'mute',
  'level',
  'attend',
  'tell',
  'share',
  'confirm',
  'rewrite',
  'rewrite',
  'restore',
  'withdraw',
] as const;

/** A small life of a workplace: who does what to which of the works so far. */
export const arbitraryHistory = fc.array(
  fc.record({
    verb: fc.constantFrom(...actionNames),
    who: fc.nat(2),
    which: fc.nat(20),
    text: arbitraryText,
    other: arbitraryText,
  }),
  { minLength: 8, maxLength: 40 },
);

type HistoryStep = { verb: string; who: number; which: number; text: string; other: string };

interface HistoryState {
  context: CommandContext;
  cast: PersonViewer[];
  entries: { id: string; author: PersonViewer }[];
  comments: { id: string; entry: number; author: PersonViewer }[];
}

/** Lives through the moments; those that are refused (closed, deleted, not one's own) pass by. */
export async function playHistory(
  context: CommandContext,
  moments: readonly HistoryStep[],
): Promise<void> {
  await ensureWorkplace(context, 'Here');
  await addUnit(context, operator, { handle: 'all', title: 'All' });
  await addUnit(context, operator, { handle: 'few', title: 'Few', parent: 'all' });
  const { ada, ben, cleo } = await settle(context);
  await changeProfile(context, ada, {
    name: 'Ada Quill',
    about: 'Quills.',
    units: ['few', 'all'],
  });
  const life: HistoryState = { context, cast: [ada, ben, cleo], entries: [], comments: [] };
  for (const [i, moment] of moments.entries()) {
    if (i === 6) await addPerson(context, operator, { handle: 'late', name: 'Late Comer' });
    if (i === 12) await deactivatePerson(context, operator, 'gus');
    await playStep(life, moment).catch(ignoreAppErrors);
  }
  await archiveSpace(context, ada, 'attic');
}

function ignoreAppErrors(error: Error): void {
  if (error.name !== 'AppError') throw error;
}

async function playStep(life: HistoryState, moment: HistoryStep): Promise<void> {
  const { context, entries, comments } = life;
  const who = life.cast[moment.who]!;
  if (moment.verb === 'publish' || entries.length === 0) {
    const space = ['yard', 'porch'][moment.which % 2]!;
    const kind = ['post', 'question', 'brief'][moment.which % 3]!;
    const input = { space, kind, title: moment.text, body: moment.other, tags: ['a', 'b'] };
    const { id } = await publishEntry(context, who, input);
    entries.push({ id, author: who });
    return;
  }
  const entry = moment.which % entries.length;
  if (moment.verb === 'comment' || comments.length === 0) {
    const { id } = await addComment(context, who, entries[entry]!.id, { body: moment.text });
    comments.push({ id, entry, author: who });
    return;
  }
  await playWorkStep(life, moment, who, entries[entry]!, comments[moment.which % comments.length]!);
}

async function playWorkStep(
  { context, entries, comments }: HistoryState,
  moment: HistoryStep,
  who: PersonViewer,
  entry: HistoryState['entries'][number],
  comment: HistoryState['comments'][number],
): Promise<unknown> {
  const { verb, text, other } = moment;
  const on = entries[comment.entry]!;
  switch (verb) {
    case 'reply': {
      const reply = await addComment(context, who, on.id, { body: text, replyTo: comment.id });
      return comments.push({ ...reply, entry: comment.entry, author: who });
    }
    case 'edit':
      return editComment(context, comment.author, comment.id, { body: other });
    case 'editEntry':
      return editEntry(context, entry.author, entry.id, { title: other, body: text });
    case 'delete':
      return deleteComment(context, comment.author, comment.id);
    case 'react':
      return reactToComment(context, who, comment.id, { name: 'thanks', on: true });
    case 'close':
      // A later change of an outcome keeps no time of its own, so it must not name a newcomer here.
      return closeConversation(context, entry.author, entry.id, {
        outcome: text.replaceAll('@late', '@ben').replaceAll('@gus', '@ada'),
      });
    case 'accept':
      return applyAction(context, on.author, on.id, 'acceptance', { comment: comment.id });
    case 'share':
      return applyAction(context, who, entry.id, 'status', { status: 'shared' });
    case 'confirm':
      return applyAction(context, who, entry.id, 'confirmation', { reviewBy: '2126-03-02' });
    case 'rewrite': {
      // Whoever may write there; the file is theirs, and not the author's.
      const body = `${text}\n\n[file](/attachments/${await insertFile(context, who)})`;
      return editEntry(context, who, entry.id, { body });
    }
    case 'restore':
      return restoreRevision(context, who, entry.id, 2);
    case 'withdraw':
      return withdrawEntry(context, entry.author, entry.id, { note: text });
    case 'draft':
      return saveDraft(context, who, { space: 'yard', title: text, body: other, buildsOn: text });
    case 'read':
      return markRead(context, who, entry.id, context.now());
    case 'attach':
      return attachFile(context, who, entry.id);
    case 'follow':
    case 'mute':
    case 'level':
    case 'attend':
    case 'tell':
      return playNotificationStep({ context }, moment, who, entry);
    default:
      return playLineageStep({ context, entries, comments }, moment, entry, comment);
  }
}

/** How much people hear, and what they have heard. */
async function playNotificationStep(
  { context }: Pick<HistoryState, 'context'>,
  { verb, which, text }: HistoryStep,
  who: PersonViewer,
  entry: HistoryState['entries'][number],
): Promise<unknown> {
  const targets = [
    { type: 'entry', target: entry.id },
    { type: 'lineage', target: entry.id },
    { type: 'person', target: ['ada', 'ben'][which % 2] },
    { type: 'space', target: 'porch' },
    { type: 'tag', target: 'a' },
    { type: 'search', target: text },
  ];
  switch (verb) {
    case 'follow':
      return follow(context, who, targets[which % targets.length]);
    case 'mute':
      return mute(context, who, entry.id);
    case 'level': {
      const level = (['everything', 'named', 'nothing'] as const)[which % 3];
      return setSpaceLevel(context, who, 'yard', { level });
    }
    case 'attend':
      return changeNotificationSettings(context, who, {
        budget: which,
        quietFrom: '19:00',
        quietUntil: '07:30',
        digest: which % 2 ? 'weekly' : 'never',
        mail: which % 3 > 0,
        digestAt: '06:15',
      });
    default:
      return createMissedNotifications(context, context.now());
  }
}

/** What has to do with lineage: links, corrections and what follows from them. */
async function playLineageStep(
  { context, entries }: Pick<HistoryState, 'context' | 'entries' | 'comments'>,
  { verb, text, other, which }: HistoryStep,
  entry: HistoryState['entries'][number],
  comment: HistoryState['comments'][number],
): Promise<unknown> {
  const { author } = entry;
  const source = entries[(which * 7 + 3) % entries.length]!.id;
  const words = { reason: text, passage: other };
  switch (verb) {
    case 'link': {
      const relation = (['buildsOn', 'departsFrom', 'answers'] as const)[which % 3];
      const link = { source: which % 2 ? source : comment.id, relation, ...words };
      return addLink(context, author, { entryId: entry.id }, link);
    }
    case 'supersede':
      return addLink(context, author, { entryId: entry.id }, { source, relation: 'supersedes' });
    case 'lead':
      return addComment(context, author, entry.id, {
        body: `> ${text.split('\n')[0]}\n\n[there](/entries/${source})`,
      });
    case 'cite': {
      const url = `https://pages.example/${which % 3}`;
      await addLink(context, author, { entryId: entry.id }, { source: url, relation: 'answers' });
      return savePage(context, url, { title: other, excerpt: text });
    }
    case 'correct':
      return which % 2
        ? correctWork(context, author, { entryId: entry.id }, { note: text })
        : correctWork(context, comment.author, { commentId: comment.id }, { note: text });
    default: {
      const { items } = await listOpenFlags(context, author);
      const how = which % 2 ? 'confirmed' : 'changed';
      return items[0] && settleFlag(context, author, items[0].id, { how });
    }
  }
}

/** A file of one's own, shown in a comment. */
async function attachFile(
  context: CommandContext,
  who: PersonViewer,
  entry: string,
): Promise<void> {
  const id = await insertFile(context, who);
  await addComment(context, who, entry, { body: `[file](/attachments/${id})` });
}

async function insertFile(context: CommandContext, who: PersonViewer): Promise<string> {
  const id = newId();
  const bytes = Buffer.from(`file ${id}`);
  await context.db
    .insertInto('attachments')
    .values({
      id,
      person_id: who.id,
      name: 'file.txt',
      media_type: 'text/plain',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
      created_at: context.now(),
    })
    .execute();
  return id;
}
