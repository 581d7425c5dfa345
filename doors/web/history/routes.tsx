import { Hono } from 'hono';
import { say, sayList, sayTitle } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import {
  entryPath,
  getEntry,
  getEntryHead,
  restoreWording,
  type WordingView,
} from '../../../workplace/entries/index.ts';
import { listWordings } from '../../../workplace/works/wordings.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { HistoryPage } from './history-page.tsx';

/** How an entry has read, and making it read so again. */
export function historyRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/history', async (c) => {
    const viewer = c.get('viewer');
    const entry = await getEntry(workplace, viewer, param(c, 'id'));
    const { may } = await getEntryHead(workplace, viewer, entry.id);
    const wordings = await listWordings(workplace, viewer, { entryId: entry.id });
    const title = say('history.of', { title: sayTitle(entry.title) });
    const body = (
      <HistoryPage
        title={title}
        wordings={wordings}
        zone={zoneOf(viewer)}
        back={entry.path}
        notice={mergedNotice(c, wordings)}
        restore={may.edit ? (n) => `/entries/${entry.id}/history/${n}/restoration` : null}
      />
    );
    return show(c, house, { title, body, islands: true });
  });
  door.post('/entries/:id/history/:number/restoration', async (c) => {
    const number = Number(param(c, 'number'));
    const done = await restoreWording(workplace, requirePerson(c), param(c, 'id'), number);
    return c.redirect(entryPath(done), 303);
  });
  return door;
}

/** Whose edits came between the wording that an edit began from and the present one. */
function mergedNotice(c: Ctx, wordings: readonly WordingView[]): string | null {
  const since = Number(c.req.query('since') ?? Number.NaN);
  const between = wordings.slice(since + 1, -1);
  if (!Number.isInteger(since) || since < 0 || between.length === 0) return null;
  const own = wordings.at(-1)?.by?.name;
  const names = [...new Set(between.flatMap(({ by }) => by?.name ?? []))].filter(
    (name) => name !== own,
  );
  return names.length === 0
    ? say('editing.mergedNobody')
    : say('editing.merged', { names: sayList(names) });
}
