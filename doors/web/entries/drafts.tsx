import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import {
  type DraftView,
  discardDraft,
  listDrafts,
  saveDraft,
} from '../../../workplace/entries/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { readForm, tagsIn } from '../form.ts';
import type { House } from '../house.ts';
import { Empty } from '../layout/lists.tsx';
import { show } from '../layout/show.tsx';
import { Time } from '../layout/time.tsx';
import { param, requirePerson } from '../viewer.ts';
import { wagerDetails } from '../wagers/typed-facts.ts';
import { kindPage } from './kind-pages.ts';

/** Unfinished words: kept as one types, listed, thrown away. */
export function draftRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/drafts', async (c) => {
    const viewer = requirePerson(c);
    const drafts = await listDrafts(workplace, viewer);
    const body = <DraftsPage drafts={drafts} zone={zoneOf(viewer)} />;
    return show(c, house, { title: say('drafts.title'), body, islands: true });
  });
  door.post('/drafts', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const text = (name: string) => form.text(name) || undefined;
    const words = { title: text('title'), body: text('body'), buildsOn: text('buildsOn') };
    const place = { entry: text('entry'), space: text('space'), kind: text('kind') };
    const details = place.kind === 'wager' ? wagerDetails(form) : {};
    const draft = { id: text('id'), ...place, ...words, details, tags: tagsIn(form.text('tags')) };
    const kept = await saveDraft(workplace, viewer, draft);
    return c.json(kept);
  });
  door.post('/drafts/:id/deletion', async (c) => {
    await discardDraft(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect('/drafts', 303);
  });
  return door;
}

function DraftsPage({ drafts, zone }: { drafts: DraftView[]; zone: string }) {
  return (
    <>
      <h1>{say('drafts.title')}</h1>
      {drafts.length === 0 ? <Empty>{say('drafts.empty')}</Empty> : null}
      <ol class="entries">
        {drafts.map((draft) => (
          <li>
            <h2>
              <a href={`${kindPage(draft.kind).ownForm ?? '/entries/new'}?draft=${draft.id}`}>
                {draft.title || say('drafts.untitled')}
              </a>
            </h2>
            {draft.body ? <p>{draft.body.slice(0, 200)}</p> : null}
            <form method="post" action={`/drafts/${draft.id}/deletion`} class="byline">
              <Time at={draft.updatedAt} zone={zone} />
              {' · '}
              <button type="submit" class="quietly">
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
