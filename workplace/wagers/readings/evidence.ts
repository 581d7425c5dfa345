import { isId } from '../../../storage/index.ts';
import { getPersonId, type Viewer } from '../../access/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { invalid } from '../../kernel/index.ts';
import { findWorkByAddress } from '../../lineage/index.ts';
import { findWorkplaceUrl } from '../../sign-in/index.ts';
import { toSafeUrl } from '../../text/index.ts';
import { parseWorkAddress } from '../../works/index.ts';
import type { WagerAccess } from '../core/index.ts';
import { isActivityPage } from '../core/index.ts';
import { isInSpace } from '../pilot/index.ts';

/** What shows a reading: one of the three. */
export interface EvidenceColumns {
  evidence_url: string | null;
  evidence_entry: string | null;
  evidence_file: string | null;
}

const noEvidence: EvidenceColumns = {
  evidence_url: null,
  evidence_entry: null,
  evidence_file: null,
};

/**
 * What an address or an id names: a file of the viewer's own or of this wager, an entry in the
 * wager's space, or a page elsewhere. Pages that count what people do here are refused.
 */
export async function resolveEvidence(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  { named, isOwnPage }: { named: string; isOwnPage: (url: string) => boolean },
): Promise<EvidenceColumns> {
  if (isActivityPage(named)) throw invalid({ evidence: 'evidenceCountsDoing' });
  const file = /\/attachments\/([0-9a-f-]{36})$/i.exec(named)?.[1]?.toLowerCase();
  if (isId(file) && (await canShowFile(tx, viewer, wager, file))) {
    return { ...noEvidence, evidence_file: file };
  }
  const entry = await findEvidenceEntry(tx, viewer, named);
  if (entry) {
    const here = await isInSpace(tx, entry, wager.spaceId);
    if (entry === wager.id) throw invalid({ evidence: 'evidenceItself' });
    if (!here) throw invalid({ evidence: 'evidenceElsewhere' });
    return { ...noEvidence, evidence_entry: entry };
  }
  const url = toSafeUrl(named);
  if (!url) throw invalid({ evidence: 'evidenceUnknown' });
  if (isOwnPage(url)) throw invalid({ evidence: 'evidenceOwnPage' });
  return { ...noEvidence, evidence_url: url };
}

/**
 * Looks up where this workplace is; answers whether an address is one of its own. Of its pages only
 * entries and files show anything of the world outside: the others list and count what people do.
 */
export async function loadOwnPageCheck(tx: Tx): Promise<(url: string) => boolean> {
  const host = URL.parse((await findWorkplaceUrl(tx)) ?? '')?.host;
  return (url) => host !== undefined && URL.parse(url)?.host === host;
}

async function findEvidenceEntry(tx: Tx, viewer: Viewer, named: string): Promise<string | null> {
  const work = isId(named) ? { entry: named, comment: null } : parseWorkAddress(named);
  const found = work && (await findWorkByAddress(tx, viewer, work));
  if (found?.withdrawn) throw invalid({ evidence: 'evidenceUnknown' });
  return found?.entry ?? null;
}

/** Showing another's file must not open it to the readers of this wager, unless it is there already. */
async function canShowFile(
  tx: Tx,
  viewer: Viewer,
  { id: wager }: WagerAccess,
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
  return row !== undefined && (row.use !== null || row.owner === getPersonId(viewer));
}
