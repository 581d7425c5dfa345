import { Hono } from 'hono';
import { say, sayList, sayTitle } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import {
  getEntry,
  getEntryHead,
  listRevisions,
  type RevisionView,
  restoreRevision,
} from '../../../workplace/entries/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { HistoryPage } from './history-page.tsx';

/** How an entry has read, and making it read so again. */
export function historyRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id/history', async (c) => {
    const viewer = c.get('viewer');
    const entry = await getEntry(context, viewer, param(c, 'id'));
    const { can } = await getEntryHead(context, viewer, entry.id);
    const revisions = await listRevisions(context, viewer, { entryId: entry.id });
    const title = say('history.of', { title: sayTitle(entry.title) });
    const body = (
      <HistoryPage
        title={title}
        revisions={revisions}
        zone={getTimeZone(viewer)}
        back={entry.path}
        message={renderMergedMessage(c, revisions)}
        restore={can.edit ? (n) => `/entries/${entry.id}/history/${n}/restoration` : null}
      />
    );
    return renderPage(c, web, { title, body, hasIslands: true });
  });
  routes.post('/entries/:id/history/:number/restoration', async (c) => {
    const number = Number(param(c, 'number'));
    const done = await restoreRevision(context, requirePerson(c), param(c, 'id'), number);
    return c.redirect(entryPath(done), 303);
  });
  return routes;
}

/** Whose edits came between the wording that an edit began from and the present one. */
function renderMergedMessage(c: Ctx, revisions: readonly RevisionView[]): string | null {
  const since = Number(c.req.query('since') ?? Number.NaN);
  const between = revisions.slice(since + 1, -1);
  if (!Number.isInteger(since) || since < 0 || between.length === 0) return null;
  const own = revisions.at(-1)?.by?.name;
  const names = [...new Set(between.flatMap(({ by }) => by?.name ?? []))].filter(
    (name) => name !== own,
  );
  return names.length === 0
    ? say('editing.mergedNobody')
    : say('editing.merged', { names: sayList(names) });
}
