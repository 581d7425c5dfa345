import { sayTitle } from '../../messages/index.ts';
import type { MailKind } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { changeAttention, mute } from '../attention/index.ts';
import { entrySummaries } from '../entries/index.ts';
import { summariesById } from '../entries/queries.ts';
import type { Reading, Workplace } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';
import { setSuggestions } from '../suggestions/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { stoppedMail } from './addresses.ts';
import type { MailSettings } from './settings.ts';

/** What somebody would hear no more of by mail. */
export interface Stopping {
  kind: MailKind;
  /** The conversation's, where its reader still sees it. */
  title: string | null;
}

/** What the address in a mail stops; throws `notFound` for one that was never given out. */
export async function getStopping(
  reading: Reading,
  settings: MailSettings,
  token: string,
): Promise<Stopping> {
  const { kind, person_id, entry_id } = await getMail(reading, settings, token);
  const viewer = await findPersonViewer(reading, person_id);
  if (!viewer || !entry_id) return { kind, title: null };
  const entry = await entrySummaries(reading, viewer)
    .where('entries.id', '=', entry_id)
    .executeTakeFirst();
  return { kind, title: entry ? sayTitle(entry.title) : null };
}

/**
 * Mutes the conversation that a mail was about, or turns digests or mails of introductions off (RFC 8058): the address alone
 * says who asks, and does nothing else. Doing it again changes nothing; nor is there anything to
 * stop for somebody who left, or sees the conversation no more.
 */
export async function stopMails(
  workplace: Workplace,
  settings: MailSettings,
  token: string,
): Promise<void> {
  const { kind, person_id, entry_id } = await getMail(workplace, settings, token);
  const viewer = await findPersonViewer(workplace, person_id);
  if (!viewer) return;
  if (kind === 'digest') await changeAttention(workplace, viewer, { digest: 'never' });
  else if (kind === 'introduction') await setSuggestions(workplace, viewer, { byMail: false });
  else if (entry_id && (await sees(workplace, viewer, entry_id))) {
    await mute(workplace, viewer, entry_id);
  }
}

async function sees(reading: Reading, viewer: PersonViewer, entryId: string): Promise<boolean> {
  const entry = await summariesById(reading, viewer)
    .where('entries.id', '=', entryId)
    .executeTakeFirst();
  return entry !== undefined;
}

async function getMail({ db }: Reading, settings: MailSettings, token: string) {
  const id = stoppedMail(settings, token);
  if (!id) throw notFound();
  const row = await db
    .selectFrom('mails')
    .select(['kind', 'person_id', 'entry_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
