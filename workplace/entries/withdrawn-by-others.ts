import { type PersonViewer, visibleTo } from '../access/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { entryPath } from '../works/index.ts';
import { toWithdrawal, type Withdrawal, withdrawalColumn } from './withdrawal.ts';

/** An entry of one's own that somebody else withdrew. */
export interface EntryWithdrawnByOther {
  id: string;
  path: string;
  space: { name: string; title: string };
  createdAt: Date;
  withdrawn: Withdrawal;
}

const RECENT_MS = 30 * 86_400_000;
const MAX_ENTRIES = 20;

/** What others withdrew of one's words within a month, the latest first, as far as one sees its place. */
export async function listWithdrawnByOthers(
  context: CommandContext,
  viewer: PersonViewer,
): Promise<EntryWithdrawnByOther[]> {
  const since = new Date(context.now().getTime() - RECENT_MS);
  const rows = await context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where('entries.author_id', '=', viewer.id)
    .where('entries.withdrawn_at', '>', since)
    .where('entries.withdrawn_by', 'is distinct from', viewer.id)
    .select(['entries.id', 'entries.slug', 'entries.created_at as createdAt'])
    .select(['spaces.name', 'spaces.title', withdrawalColumn.as('withdrawn')])
    .orderBy('entries.withdrawn_at', 'desc')
    .orderBy('entries.id')
    .limit(MAX_ENTRIES)
    .execute();
  return rows.map(({ id, slug, createdAt, name, title, withdrawn }) => ({
    id,
    path: entryPath({ id, slug }),
    space: { name, title },
    createdAt,
    withdrawn: toWithdrawal(withdrawn)!,
  }));
}
