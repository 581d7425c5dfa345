import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '../../storage/index.ts';
import { settle } from '../../test/cast.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import {
  changeAttention,
  follow,
  markRead,
  mute,
  setLevel,
  tellUntold,
} from '../attention/index.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  editComment,
  reactToComment,
} from '../conversation/index.ts';
import {
  actOnEntry,
  editEntry,
  publishEntry,
  restoreWording,
  saveDraft,
  withdrawEntry,
} from '../entries/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { addLink, correctWork, listOpenFlags, settleFlag } from '../lineage/index.ts';
import { keepPage } from '../outside/keeping.ts';
import { addPerson, addUnit, changeProfile, letPersonLeave } from '../people/index.ts';
import { ensureWorkplace } from '../sign-in/index.ts';
import { archiveSpace } from '../spaces/index.ts';

const words = fc.stringMatching(/^[A-Za-zäöé@*_`\n .!?#<>&"'-]{0,60}$/);
const some = fc.oneof(
  words.map((text) => `w ${text}`),
  fc.constantFrom(
    '@ben and @late, see',
    '# Title\n\n- [x] **done** @gus',
    'a@b.org https://x.example',
  ),
);

const verbs = [
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
export const momentsOf = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    who: fc.nat(2),
    which: fc.nat(20),
    text: some,
    other: some,
  }),
  { minLength: 8, maxLength: 40 },
);

type Moment = { verb: string; who: number; which: number; text: string; other: string };

interface Life {
  workplace: Workplace;
  cast: PersonViewer[];
  entries: { id: string; author: PersonViewer }[];
  comments: { id: string; entry: number; author: PersonViewer }[];
}

/** Lives through the moments; those that are refused (closed, deleted, not one's own) pass by. */
export async function liveThrough(workplace: Workplace, moments: readonly Moment[]): Promise<void> {
  await ensureWorkplace(workplace, 'Here');
  await addUnit(workplace, operator, { handle: 'all', title: 'All' });
  await addUnit(workplace, operator, { handle: 'few', title: 'Few', parent: 'all' });
  const { ada, ben, cleo } = await settle(workplace);
  await changeProfile(workplace, ada, {
    name: 'Ada Quill',
    about: 'Quills.',
    units: ['few', 'all'],
  });
  const life: Life = { workplace, cast: [ada, ben, cleo], entries: [], comments: [] };
  for (const [i, moment] of moments.entries()) {
    if (i === 6) await addPerson(workplace, operator, { handle: 'late', name: 'Late Comer' });
    if (i === 12) await letPersonLeave(workplace, operator, 'gus');
    await live(life, moment).catch(onlyRefusals);
  }
  await archiveSpace(workplace, ada, 'attic');
}

function onlyRefusals(error: Error): void {
  if (error.name !== 'Refusal') throw error;
}

async function live(life: Life, moment: Moment): Promise<void> {
  const { workplace, entries, comments } = life;
  const who = life.cast[moment.who]!;
  if (moment.verb === 'publish' || entries.length === 0) {
    const space = ['yard', 'porch'][moment.which % 2]!;
    const kind = ['post', 'question', 'brief'][moment.which % 3]!;
    const input = { space, kind, title: moment.text, body: moment.other, tags: ['a', 'b'] };
    const { id } = await publishEntry(workplace, who, input);
    entries.push({ id, author: who });
    return;
  }
  const entry = moment.which % entries.length;
  if (moment.verb === 'comment' || comments.length === 0) {
    const { id } = await addComment(workplace, who, entries[entry]!.id, { body: moment.text });
    comments.push({ id, entry, author: who });
    return;
  }
  await doTo(life, moment, who, entries[entry]!, comments[moment.which % comments.length]!);
}

async function doTo(
  { workplace, entries, comments }: Life,
  moment: Moment,
  who: PersonViewer,
  entry: Life['entries'][number],
  comment: Life['comments'][number],
): Promise<unknown> {
  const { verb, text, other } = moment;
  const on = entries[comment.entry]!;
  switch (verb) {
    case 'reply': {
      const reply = await addComment(workplace, who, on.id, { body: text, replyTo: comment.id });
      return comments.push({ ...reply, entry: comment.entry, author: who });
    }
    case 'edit':
      return editComment(workplace, comment.author, comment.id, { body: other });
    case 'editEntry':
      return editEntry(workplace, entry.author, entry.id, { title: other, body: text });
    case 'delete':
      return deleteComment(workplace, comment.author, comment.id);
    case 'react':
      return reactToComment(workplace, who, comment.id, { name: 'thanks', on: true });
    case 'close':
      // A later change of an outcome keeps no time of its own, so it must not name a newcomer here.
      return closeConversation(workplace, entry.author, entry.id, {
        outcome: text.replaceAll('@late', '@ben').replaceAll('@gus', '@ada'),
      });
    case 'accept':
      return actOnEntry(workplace, on.author, on.id, 'acceptance', { comment: comment.id });
    case 'share':
      return actOnEntry(workplace, who, entry.id, 'status', { status: 'shared' });
    case 'confirm':
      return actOnEntry(workplace, who, entry.id, 'confirmation', { reviewBy: '2126-03-02' });
    case 'rewrite': {
      // Whoever may write there; the file is theirs, and not the author's.
      const body = `${text}\n\n[file](/attachments/${await upload(workplace, who)})`;
      return editEntry(workplace, who, entry.id, { body });
    }
    case 'restore':
      return restoreWording(workplace, who, entry.id, 2);
    case 'withdraw':
      return withdrawEntry(workplace, entry.author, entry.id, { note: text });
    case 'draft':
      return saveDraft(workplace, who, { space: 'yard', title: text, body: other, buildsOn: text });
    case 'read':
      return markRead(workplace, who, entry.id, workplace.now());
    case 'attach':
      return attach(workplace, who, entry.id);
    case 'follow':
    case 'mute':
    case 'level':
    case 'attend':
    case 'tell':
      return hear({ workplace }, moment, who, entry);
    default:
      return trace({ workplace, entries, comments }, moment, entry, comment);
  }
}

/** How much people hear, and what they have heard. */
async function hear(
  { workplace }: Pick<Life, 'workplace'>,
  { verb, which, text }: Moment,
  who: PersonViewer,
  entry: Life['entries'][number],
): Promise<unknown> {
  const asked = [
    { what: 'entry', of: entry.id },
    { what: 'lineage', of: entry.id },
    { what: 'person', of: ['ada', 'ben'][which % 2] },
    { what: 'space', of: 'porch' },
    { what: 'tag', of: 'a' },
    { what: 'search', of: text },
  ];
  switch (verb) {
    case 'follow':
      return follow(workplace, who, asked[which % asked.length]);
    case 'mute':
      return mute(workplace, who, entry.id);
    case 'level': {
      const level = (['everything', 'named', 'nothing'] as const)[which % 3];
      return setLevel(workplace, who, 'yard', { level });
    }
    case 'attend':
      return changeAttention(workplace, who, {
        budget: which,
        quietFrom: '19:00',
        quietUntil: '07:30',
        digest: which % 2 ? 'weekly' : 'never',
        mail: which % 3 > 0,
        digestAt: '06:15',
      });
    default:
      return tellUntold(workplace, workplace.now());
  }
}

/** What has to do with lineage: links, corrections and what follows from them. */
async function trace(
  { workplace, entries }: Pick<Life, 'workplace' | 'entries' | 'comments'>,
  { verb, text, other, which }: Moment,
  entry: Life['entries'][number],
  comment: Life['comments'][number],
): Promise<unknown> {
  const { author } = entry;
  const source = entries[(which * 7 + 3) % entries.length]!.id;
  const words = { reason: text, passage: other };
  switch (verb) {
    case 'link': {
      const relation = (['buildsOn', 'departsFrom', 'answers'] as const)[which % 3];
      const link = { source: which % 2 ? source : comment.id, relation, ...words };
      return addLink(workplace, author, { entryId: entry.id }, link);
    }
    case 'supersede':
      return addLink(workplace, author, { entryId: entry.id }, { source, relation: 'supersedes' });
    case 'lead':
      return addComment(workplace, author, entry.id, {
        body: `> ${text.split('\n')[0]}\n\n[there](/entries/${source})`,
      });
    case 'cite': {
      const url = `https://pages.example/${which % 3}`;
      await addLink(workplace, author, { entryId: entry.id }, { source: url, relation: 'answers' });
      return keepPage(workplace, url, { title: other, excerpt: text });
    }
    case 'correct':
      return which % 2
        ? correctWork(workplace, author, { entryId: entry.id }, { note: text })
        : correctWork(workplace, comment.author, { commentId: comment.id }, { note: text });
    default: {
      const { items } = await listOpenFlags(workplace, author);
      const how = which % 2 ? 'confirmed' : 'changed';
      return items[0] && settleFlag(workplace, author, items[0].id, { how });
    }
  }
}

/** A file of one's own, shown in a comment. */
async function attach(workplace: Workplace, who: PersonViewer, entry: string): Promise<void> {
  const id = await upload(workplace, who);
  await addComment(workplace, who, entry, { body: `[file](/attachments/${id})` });
}

async function upload(workplace: Workplace, who: PersonViewer): Promise<string> {
  const id = newId();
  const bytes = Buffer.from(`file ${id}`);
  await workplace.db
    .insertInto('attachments')
    .values({
      id,
      person_id: who.id,
      name: 'file.txt',
      media_type: 'text/plain',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
      created_at: workplace.now(),
    })
    .execute();
  return id;
}
