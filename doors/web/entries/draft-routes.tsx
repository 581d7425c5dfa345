import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import {
  type DraftView,
  discardDraft,
  listDrafts,
  saveDraft,
} from '../../../workplace/entries/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { parseTags, readForm } from '../form.ts';
import { EmptyState } from '../layout/lists.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { Time } from '../layout/time.tsx';
import { param, requirePerson } from '../viewer.ts';
import { parseDraftDetails } from '../wagers/core/facts-form-data.ts';
import type { WebContext } from '../web-context.ts';
import { getKindPage } from './kind-pages.ts';

/** Unfinished words: kept as one types, listed, thrown away. */
export function draftRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/drafts', async (c) => {
    const viewer = requirePerson(c);
    const drafts = await listDrafts(context, viewer);
    const body = <DraftsPage drafts={drafts} zone={getTimeZone(viewer)} />;
    return renderPage(c, web, { title: say('drafts.title'), body, hasIslands: true });
  });
  routes.post('/drafts', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const text = (name: string) => form.text(name) || undefined;
    const words = { title: text('title'), body: text('body'), buildsOn: text('buildsOn') };
    const place = { entry: text('entry'), space: text('space'), kind: text('kind') };
    const details = place.kind === 'wager' ? parseDraftDetails(form) : {};
    const draft = {
      id: text('id'),
      ...place,
      ...words,
      details,
      tags: parseTags(form.text('tags')),
    };
    const kept = await saveDraft(context, viewer, draft);
    return c.json(kept);
  });
  routes.post('/drafts/:id/deletion', async (c) => {
    await discardDraft(context, requirePerson(c), param(c, 'id'));
    return c.redirect('/drafts', 303);
  });
  return routes;
}

function DraftsPage({ drafts, zone }: { drafts: DraftView[]; zone: string }) {
  return (
    <>
      <h1>{say('drafts.title')}</h1>
      {drafts.length === 0 ? <EmptyState>{say('drafts.empty')}</EmptyState> : null}
      <ol class="entries">
        {drafts.map((draft) => (
          <li>
            <h2>
              <a href={`${getKindPage(draft.kind).ownForm ?? '/entries/new'}?draft=${draft.id}`}>
                {draft.title || say('drafts.untitled')}
              </a>
            </h2>
            {draft.body ? <p>{draft.body.slice(0, 200)}</p> : null}
            <form method="post" action={`/drafts/${draft.id}/deletion`} class="byline">
              <Time at={draft.updatedAt} zone={zone} />
              {' · '}
              <button type="submit" class="link-button">
                {say('drafts.discard')}
              </button>
            </form>
          </li>
        ))}
      </ol>
      {drafts.length > 0 ? <p class="end">{say('drafts.end')}</p> : null}
    </>
  );
}
