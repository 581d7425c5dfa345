import { type PersonViewer, visibleTo } from '../access/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { entryPath } from './view.ts';
import { type Withdrawal, withdrawal, withdrawalView } from './withdrawal.ts';

/** An entry of one's own that somebody else withdrew. */
export interface TakenAway {
  id: string;
  path: string;
  space: { name: string; title: string };
  createdAt: Date;
  withdrawn: Withdrawal;
}

const month = 30 * 86_400_000;
const most = 20;

/** What others withdrew of one's words within a month, the latest first, as far as one sees its place. */
export async function listTakenAway(
  workplace: Workplace,
  viewer: PersonViewer,
): Promise<TakenAway[]> {
  const since = new Date(workplace.now().getTime() - month);
  const rows = await workplace.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where('entries.author_id', '=', viewer.id)
    .where('entries.withdrawn_at', '>', since)
    .where('entries.withdrawn_by', 'is distinct from', viewer.id)
    .select(['entries.id', 'entries.slug', 'entries.created_at as createdAt'])
    .select(['spaces.name', 'spaces.title', withdrawal.as('withdrawn')])
    .orderBy('entries.withdrawn_at', 'desc')
    .orderBy('entries.id')
    .limit(most)
    .execute();
  return rows.map(({ id, slug, createdAt, name, title, withdrawn }) => ({
    id,
    path: entryPath({ id, slug }),
    space: { name, title },
    createdAt,
    withdrawn: withdrawalView(withdrawn)!,
  }));
}
