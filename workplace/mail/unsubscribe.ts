import { sayTitle } from '../../messages/index.ts';
import type { MessageKind } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { selectAnyEntrySummaries, selectEntrySummaries } from '../entries/index.ts';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';
import { changeNotificationSettings, mute } from '../notifications/index.ts';
import { changeSuggestionSettings } from '../suggestions/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { parseUnsubscribeToken } from './addresses.ts';
import type { MailSettings } from './settings.ts';

/** What somebody would hear no more of by mail. */
export interface Unsubscription {
  kind: MessageKind;
  /** The conversation's, where its reader still sees it. */
  title: string | null;
}

/** What the address in a mail stops; throws `notFound` for one that was never given out. */
export async function getUnsubscription(
  context: QueryContext,
  settings: MailSettings,
  token: string,
): Promise<Unsubscription> {
  const { kind, person_id, entry_id } = await getMailByToken(context, settings, token);
  const viewer = await findPersonViewer(context, person_id);
  if (!viewer || !entry_id) return { kind, title: null };
  const entry = await selectEntrySummaries(context, viewer)
    .where('entries.id', '=', entry_id)
    .executeTakeFirst();
  return { kind, title: entry ? sayTitle(entry.title) : null };
}

/**
 * Mutes the conversation that a mail was about, or turns digests or mails of introductions off (RFC 8058): the address alone
 * says who asks, and does nothing else. Doing it again changes nothing; nor is there anything to
 * stop for somebody who left, or sees the conversation no more.
 */
export async function unsubscribe(
  context: CommandContext,
  settings: MailSettings,
  token: string,
): Promise<void> {
  const { kind, person_id, entry_id } = await getMailByToken(context, settings, token);
  const viewer = await findPersonViewer(context, person_id);
  if (!viewer) return;
  if (kind === 'digest') await changeNotificationSettings(context, viewer, { digest: 'never' });
  else if (kind === 'introduction')
    await changeSuggestionSettings(context, viewer, { byMail: false });
  else if (entry_id && (await canSeeEntry(context, viewer, entry_id))) {
    await mute(context, viewer, entry_id);
  }
}

async function canSeeEntry(
  context: QueryContext,
  viewer: PersonViewer,
  entryId: string,
): Promise<boolean> {
  const entry = await selectAnyEntrySummaries(context, viewer)
    .where('entries.id', '=', entryId)
    .executeTakeFirst();
  return entry !== undefined;
}

async function getMailByToken({ db }: QueryContext, settings: MailSettings, token: string) {
  const id = parseUnsubscribeToken(settings, token);
  if (!id) throw notFound();
  const row = await db
    .selectFrom('mails')
    .select(['kind', 'person_id', 'entry_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
