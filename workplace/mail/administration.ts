import { type SqlBool, sql } from 'kysely';
import { isId, type MessageKind, type MessageState } from '../../storage/index.ts';
import { canAdminister, type Viewer, visibleTo } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  notAllowed,
  notFound,
  type PageRequest,
  type PageResult,
  paginate,
  type QueryContext,
  write,
} from '../kernel/index.ts';
import { entryPath } from '../works/index.ts';
import { composeMail } from './send-mails.ts';
import { loadLetterhead, type MailSettings } from './settings.ts';

/** A mail as whoever runs the workplace sees it: who gets it, and when; its words apart. */
export interface MailView {
  id: string;
  kind: MessageKind;
  to: { handle: string; name: string };
  /** The entry it is about; null for a digest and an introduction, and where the viewer does not see the space. */
  about: { title: string; path: string } | null;
  madeAt: Date;
  /** `held`: it waits for somebody to send it. */
  state: MessageState | 'held';
  settledAt: Date | null;
  nextTryAt: Date | null;
  problem: string | null;
}

function selectMails({ db }: QueryContext, viewer: Viewer) {
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

type MailRow = Awaited<ReturnType<ReturnType<typeof selectMails>['execute']>>[number];

function toMailView({
  handle,
  name,
  slug,
  title,
  entryId,
  seen,
  state,
  ...row
}: MailRow): MailView {
  const about =
    seen && entryId ? { title: title!, path: entryPath({ id: entryId, slug: slug! }) } : null;
  const held = state === 'waiting' && row.nextTryAt === null;
  return { ...row, to: { handle, name }, about, state: held ? 'held' : state };
}

/** All mails, the newest first, for whoever runs the workplace. */
export async function listMails(
  context: QueryContext,
  viewer: Viewer,
  page: PageRequest = {},
): Promise<PageResult<MailView>> {
  if (!canAdminister(viewer)) throw notFound();
  return paginate({
    query: selectMails(context, viewer)
      .orderBy('mails.made_at', 'desc')
      .orderBy('mails.id', 'desc'),
    page,
    sort: [sql`mails.made_at`, sql`mails.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row: MailRow) => [row.madeAt, row.id],
    direction: 'descending',
    view: toMailView,
  });
}

/** How many mails wait, for whoever runs the workplace. */
export async function countWaitingMails({ db }: QueryContext, viewer: Viewer): Promise<number> {
  if (!canAdminister(viewer)) throw notFound();
  const row = await db
    .selectFrom('mails')
    .where('state', '=', 'waiting')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A mail with its words as it would be sent now: only where the viewer sees its space, or gets it. */
export interface MailWithContent extends MailView {
  content: { subject: string; text: string } | null;
}

export async function getMail(
  context: QueryContext,
  viewer: Viewer,
  settings: MailSettings,
  id: string,
): Promise<MailWithContent> {
  if (!canAdminister(viewer) || !isId(id)) throw notFound();
  const row = await selectMails(context, viewer).where('mails.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  const shown = toMailView(row);
  const own = viewer.kind === 'person' && viewer.handle === shown.to.handle;
  return {
    ...shown,
    content: own || shown.about ? await renderContent(context, settings, id) : null,
  };
}

async function renderContent(context: QueryContext, settings: MailSettings, id: string) {
  const mail = await context.db
    .selectFrom('mails')
    .select(['id', 'person_id', 'kind', 'entry_id', 'introduction_id', 'since', 'tries'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const letter = await composeMail(
    context,
    mail,
    await loadLetterhead(context, settings),
    async () => [],
  );
  // The addresses by which its reader answers and stops are theirs alone.
  return letter && { subject: letter.subject, text: redactTokens(letter.text) };
}

const redactTokens = (text: string) => text.replace(/cpm_[0-9a-f]+/g, 'cpm_…');

/** Lets one mail that was not sent be sent now, or (`all`) every one that waits for it. */
export async function sendMails(
  context: CommandContext,
  viewer: Viewer,
  { canSend }: MailSettings,
  which: { id: string } | 'all',
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  if (!canSend) throw conflict('mailServerMissing');
  if (which !== 'all' && !isId(which.id)) throw notFound();
  await write(context, async ({ db, now }) => {
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
