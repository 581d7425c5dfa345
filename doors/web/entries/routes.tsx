import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { listEntries, renderPreview } from '../../../workplace/entries/index.ts';
import { listFollows } from '../../../workplace/notifications/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { FollowButton } from '../following/follow-button.tsx';
import { readForm } from '../form.ts';
import { historyRoutes } from '../history/routes.tsx';
import { buildNextPagePath, EmptyState, ListEnd } from '../layout/lists.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { storeUpload } from '../uploads.ts';
import { param, requirePerson } from '../viewer.ts';
import type { WebContext } from '../web-context.ts';
import { draftRoutes } from './draft-routes.tsx';
import { editRoutes } from './edit-routes.tsx';
import { EntryList } from './entry-list.tsx';
import { publishRoutes } from './publish-routes.tsx';

/** Writing entries: new ones, changed ones, unfinished ones; and lists of them. */
export function entryRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.route('/', publishRoutes(web));
  routes.route('/', editRoutes(web));
  routes.route('/', draftRoutes(web));
  routes.route('/', historyRoutes(web));
  routes.get('/tags/:tag', async (c) => {
    const viewer = c.get('viewer');
    const tag = param(c, 'tag').toLowerCase();
    const after = c.req.query('after') ?? null;
    const [{ items, next }, follows] = await Promise.all([
      listEntries(context, viewer, { tag, after, limit: 30 }),
      viewer.kind === 'person' ? listFollows(context, viewer, { type: 'tag', target: tag }) : [],
    ]);
    const body = (
      <>
        <header class="title">
          <h1>{say('tags.title', { tag })}</h1>
          {viewer.kind === 'person' ? (
            <div class="actions">
              <FollowButton
                type="tag"
                target={tag}
                name={tag}
                following={follows[0]?.id ?? null}
                back={`/tags/${encodeURIComponent(tag)}`}
              />
            </div>
          ) : null}
        </header>
        {items.length === 0 ? <EmptyState>{say('tags.empty')}</EmptyState> : null}
        <EntryList entries={items} zone={getTimeZone(viewer)} />
        <ListEnd
          next={buildNextPagePath(`/tags/${encodeURIComponent(tag)}`, next)}
          more={say('entries.older')}
          end={say('entries.end')}
          hidden={items.length === 0}
        />
      </>
    );
    return renderPage(c, web, { title: say('tags.title', { tag }), body });
  });
  routes.get('/recent', async (c) => {
    const after = c.req.query('after') ?? null;
    const { items, next } = await listEntries(context, c.get('viewer'), { after, limit: 30 });
    const body = (
      <>
        <header class="title">
          <h1>{say('recent.title')}</h1>
          <p class="lead">{say('recent.lead')}</p>
        </header>
        <EntryList entries={items} zone={getTimeZone(c.get('viewer'))} />
        <ListEnd
          next={buildNextPagePath('/recent', next)}
          more={say('entries.older')}
          end={say('entries.end')}
        />
      </>
    );
    return renderPage(c, web, { title: say('recent.title'), body });
  });
  routes.post('/preview', async (c) => {
    const body = (await readForm(c)).text('body');
    return c.html(await renderPreview(context, requirePerson(c), { body }));
  });
  routes.post('/attachments', async (c) => {
    const file = (await readForm(c)).file('file');
    const bytes = file ?? new File([], '');
    const { path, name, markdown } = await storeUpload(web, requirePerson(c), bytes);
    return c.json({ path, name, markdown }, 201);
  });
  return routes;
}
