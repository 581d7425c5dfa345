import { type SqlBool, sql } from 'kysely';
import { isId, type MailKind, type MailState } from '../../storage/index.ts';
import { mayAdminister, type Viewer, visibleTo } from '../access/index.ts';
import { entryPath } from '../entries/index.ts';
import { type Reading, type Workplace, write } from '../happenings/index.ts';
import { type Page, type Slice, slice } from '../paging.ts';
import { conflict, notAllowed, notFound } from '../refusal.ts';
import { compose } from './sending.ts';
import { letterhead, type MailSettings } from './settings.ts';

/** A mail as whoever runs the workplace sees it: who gets it, and when; its words apart. */
export interface MailView {
  id: string;
  kind: MailKind;
  to: { handle: string; name: string };
  /** The entry it is about; null for a digest and an introduction, and where the viewer does not see the space. */
  about: { title: string; path: string } | null;
  madeAt: Date;
  /** `held`: it waits for somebody to send it. */
  state: MailState | 'held';
  settledAt: Date | null;
  nextTryAt: Date | null;
  problem: string | null;
}

function mails({ db }: Reading, viewer: Viewer) {
  return db
    .selectFrom('mails')
    .innerJoin('people', 'people.id', 'mails.person_id')
    .leftJoin('entries', 'entries.id', 'mails.entry_id')
    .leftJoin('spaces', 'spaces.id', 'entries.space_id')
    .select([
      ...(['mails.id', 'mails.kind', 'mails.state', 'mails.problem'] as const),
      ...(['people.handle', 'people.name', 'entries.slug', 'entries.title'] as const),
      'mails.entry_id as entryId',
      'mails.made_at as madeAt',
      'mails.settled_at as settledAt',
      'mails.next_try_at as nextTryAt',
      sql<boolean>`(spaces.id is not null and ${visibleTo(viewer)})`.as('seen'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof mails>['execute']>>[number];

function view({ handle, name, slug, title, entryId, seen, state, ...row }: Row): MailView {
  const about =
    seen && entryId ? { title: title!, path: entryPath({ id: entryId, slug: slug! }) } : null;
  const held = state === 'waiting' && row.nextTryAt === null;
  return { ...row, to: { handle, name }, about, state: held ? 'held' : state };
}

/** All mails, the newest first, for whoever runs the workplace. */
export async function listMails(
  reading: Reading,
  viewer: Viewer,
  page: Page = {},
): Promise<Slice<MailView>> {
  if (!mayAdminister(viewer)) throw notFound();
  return slice({
    query: mails(reading, viewer).orderBy('mails.made_at', 'desc').orderBy('mails.id', 'desc'),
    page,
    sort: [sql`mails.made_at`, sql`mails.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row: Row) => [row.madeAt, row.id],
    direction: 'descending',
    view,
  });
}

/** How many mails wait, for whoever runs the workplace. */
export async function countWaitingMails({ db }: Reading, viewer: Viewer): Promise<number> {
  if (!mayAdminister(viewer)) throw notFound();
  const row = await db
    .selectFrom('mails')
    .where('state', '=', 'waiting')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A mail with its words as it would be sent now: only where the viewer sees its space, or gets it. */
export interface WholeMail extends MailView {
  words: { subject: string; text: string } | null;
}

export async function getMail(
  reading: Reading,
  viewer: Viewer,
  settings: MailSettings,
  id: string,
): Promise<WholeMail> {
  if (!mayAdminister(viewer) || !isId(id)) throw notFound();
  const row = await mails(reading, viewer).where('mails.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  const shown = view(row);
  const own = viewer.is === 'person' && viewer.handle === shown.to.handle;
  return { ...shown, words: own || shown.about ? await wordsOf(reading, settings, id) : null };
}

async function wordsOf(reading: Reading, settings: MailSettings, id: string) {
  const mail = await reading.db
    .selectFrom('mails')
    .select(['id', 'person_id', 'kind', 'entry_id', 'introduction_id', 'since', 'tries'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const letter = await compose(reading, mail, await letterhead(reading, settings), async () => []);
  // The addresses by which its reader answers and stops are theirs alone.
  return letter && { subject: letter.subject, text: withoutSecrets(letter.text) };
}

const withoutSecrets = (text: string) => text.replace(/cpm_[0-9a-f]+/g, 'cpm_…');

/** Lets one mail that was not sent be sent now, or (`all`) every one that waits for it. */
export async function sendMails(
  workplace: Workplace,
  viewer: Viewer,
  { sends }: MailSettings,
  which: { id: string } | 'all',
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  if (!sends) throw conflict('mailDoesNotSend');
  if (which !== 'all' && !isId(which.id)) throw notFound();
  await write(workplace, async ({ db, now }) => {
    const chosen =
      which === 'all'
        ? sql<SqlBool>`state = 'waiting'`
        : sql<SqlBool>`id = ${which.id}::uuid and state in ('waiting', 'failed')`;
    const again = { state: 'waiting', tries: 0, next_try_at: now, settled_at: null } as const;
    const { numUpdatedRows } = await db
      .updateTable('mails')
      .set(again)
      .where(chosen)
      .executeTakeFirst();
    if (which !== 'all' && numUpdatedRows === 0n) throw notFound();
  });
}
