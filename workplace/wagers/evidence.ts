import { isId } from '../../storage/index.ts';
import { personId, type Viewer } from '../access/index.ts';
import type { Writing } from '../happenings/index.ts';
import { findWork, namedBy } from '../lineage/sources.ts';
import { invalid } from '../refusal.ts';
import { findAddress } from '../sign-in/index.ts';
import { safeUrl } from '../text/bounds.ts';
import { isOwnCount } from './doing.ts';
import { isInSpace } from './findings.ts';
import type { WagerStanding } from './standing.ts';

/** What shows a reading: one of the three. */
export interface Evidence {
  evidence_url: string | null;
  evidence_entry: string | null;
  evidence_file: string | null;
}

const none: Evidence = { evidence_url: null, evidence_entry: null, evidence_file: null };

/**
 * What an address or an id names: a file of the viewer's own or of this wager, an entry in the
 * wager's space, or a page elsewhere. Pages that count what people do here are refused.
 */
export async function evidenceOf(
  tx: Writing,
  viewer: Viewer,
  wager: WagerStanding,
  { named, isOwnPage }: { named: string; isOwnPage: (url: string) => boolean },
): Promise<Evidence> {
  if (isOwnCount(named)) throw invalid({ evidence: 'evidenceCountsDoing' });
  const file = /\/attachments\/([0-9a-f-]{36})$/i.exec(named)?.[1]?.toLowerCase();
  if (isId(file) && (await mayShow(tx, viewer, wager, file))) {
    return { ...none, evidence_file: file };
  }
  const entry = await entryOf(tx, viewer, named);
  if (entry) {
    const here = await isInSpace(tx, entry, wager.spaceId);
    if (entry === wager.id) throw invalid({ evidence: 'evidenceItself' });
    if (!here) throw invalid({ evidence: 'evidenceElsewhere' });
    return { ...none, evidence_entry: entry };
  }
  const url = safeUrl(named);
  if (!url) throw invalid({ evidence: 'evidenceUnknown' });
  if (isOwnPage(url)) throw invalid({ evidence: 'evidenceOwnPage' });
  return { ...none, evidence_url: url };
}

/**
 * Looks up where this workplace is; answers whether an address is one of its own. Of its pages only
 * entries and files show anything of the world outside: the others list and count what people do.
 */
export async function knowOwnPages(tx: Writing): Promise<(url: string) => boolean> {
  const host = URL.parse((await findAddress(tx)) ?? '')?.host;
  return (url) => host !== undefined && URL.parse(url)?.host === host;
}

async function entryOf(tx: Writing, viewer: Viewer, named: string): Promise<string | null> {
  const work = isId(named) ? { entry: named, comment: null } : namedBy(named);
  const found = work && (await findWork(tx, viewer, work));
  if (found?.withdrawn) throw invalid({ evidence: 'evidenceUnknown' });
  return found?.entry ?? null;
}

/** Showing another's file must not open it to the readers of this wager, unless it is there already. */
async function mayShow(
  tx: Writing,
  viewer: Viewer,
  { id: wager }: WagerStanding,
  file: string,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('attachments')
    .leftJoin('attachment_uses', (on) =>
      on
        .onRef('attachment_uses.attachment_id', '=', 'attachments.id')
        .on('attachment_uses.entry_id', '=', wager),
    )
    .where('attachments.id', '=', file)
    .select(['attachments.person_id as owner', 'attachment_uses.entry_id as use'])
    .executeTakeFirst();
  return row !== undefined && (row.use !== null || row.owner === personId(viewer));
}
