import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { listFollows } from '../../../workplace/attention/index.ts';
import { listEntries } from '../../../workplace/entries/index.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { addFile } from '../files.ts';
import { FollowButton } from '../following/follow-button.tsx';
import { readForm } from '../form.ts';
import { historyRoutes } from '../history/routes.tsx';
import type { House } from '../house.ts';
import { Empty, ListEnd, nextPart } from '../layout/lists.tsx';
import { show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { draftRoutes } from './drafts.tsx';
import { editing } from './editing.tsx';
import { EntryList } from './entry-list.tsx';
import { publishing } from './publishing.tsx';

/** Writing entries: new ones, changed ones, unfinished ones; and lists of them. */
export function entryRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.route('/', publishing(house));
  door.route('/', editing(house));
  door.route('/', draftRoutes(house));
  door.route('/', historyRoutes(house));
  door.get('/tags/:tag', async (c) => {
    const viewer = c.get('viewer');
    const tag = param(c, 'tag').toLowerCase();
    const after = c.req.query('after') ?? null;
    const [{ items, next }, follows] = await Promise.all([
      listEntries(workplace, viewer, { tag, after, limit: 30 }),
      viewer.is === 'person' ? listFollows(workplace, viewer, { what: 'tag', of: tag }) : [],
    ]);
    const body = (
      <>
        <header class="title">
          <h1>{say('tags.title', { tag })}</h1>
          {viewer.is === 'person' ? (
            <div class="doings">
              <FollowButton
                what="tag"
                of={tag}
                name={tag}
                following={follows[0]?.id ?? null}
                back={`/tags/${encodeURIComponent(tag)}`}
              />
            </div>
          ) : null}
        </header>
        {items.length === 0 ? <Empty>{say('tags.empty')}</Empty> : null}
        <EntryList entries={items} zone={zoneOf(viewer)} />
        <ListEnd
          next={nextPart(`/tags/${encodeURIComponent(tag)}`, next)}
          more={say('entries.older')}
          end={say('entries.end')}
          hidden={items.length === 0}
        />
      </>
    );
    return show(c, house, { title: say('tags.title', { tag }), body });
  });
  door.get('/recent', async (c) => {
    const after = c.req.query('after') ?? null;
    const { items, next } = await listEntries(workplace, c.get('viewer'), { after, limit: 30 });
    const body = (
      <>
        <header class="title">
          <h1>{say('recent.title')}</h1>
          <p class="lead">{say('recent.lead')}</p>
        </header>
        <EntryList entries={items} zone={zoneOf(c.get('viewer'))} />
        <ListEnd
          next={nextPart('/recent', next)}
          more={say('entries.older')}
          end={say('entries.end')}
        />
      </>
    );
    return show(c, house, { title: say('recent.title'), body });
  });
  door.post('/preview', async (c) => {
    const body = (await readForm(c)).text('body');
    return c.html(await previewBody(workplace, requirePerson(c), { body }));
  });
  door.post('/attachments', async (c) => {
    const file = (await readForm(c)).file('file');
    const bytes = file ?? new File([], '');
    const { path, name, markdown } = await addFile(house, requirePerson(c), bytes);
    return c.json({ path, name, markdown }, 201);
  });
  return door;
}
