import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone, type PersonViewer } from '../../../workplace/access/index.ts';
import { listDueForReview } from '../../../workplace/briefs/index.ts';
import { listEntries, listWithdrawnByOthers } from '../../../workplace/entries/index.ts';
import { invalid } from '../../../workplace/kernel/index.ts';
import { listOpenFlags } from '../../../workplace/lineage/index.ts';
import {
  getCaughtUpTime,
  hasInterests,
  listFollowedEntries,
  listUnreadConversations,
  markCaughtUp,
} from '../../../workplace/notifications/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import { offerSuggestions } from '../../../workplace/suggestions/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { DueList } from '../briefs/due-list.tsx';
import { getToday } from '../briefs/review-days.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { readForm } from '../form.ts';
import { buildNextPagePath, ListEnd } from '../layout/lists.tsx';
import { renderPage } from '../layout/render-page.tsx';
import { FlaggedWorks } from '../lineage/corrections/flagged-works.tsx';
import { showNotSetUp } from '../sign-in/routes.tsx';
import { SpaceList } from '../spaces/space-list.tsx';
import { SuggestionsSection } from '../suggestions/offer-list.tsx';
import { requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { WithdrawnByOthersList } from '../withdrawal/withdrawn-by-others-list.tsx';
import {
  CaughtUp,
  EmptyWorkplace,
  FollowedEntries,
  GettingStarted,
  UnreadConversations,
} from './home-sections.tsx';

export function homeRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/', (c) => {
    const viewer = c.get('viewer');
    return viewer.kind === 'person' ? showHome(c, web, viewer) : showWelcome(c, web);
  });
  routes.post('/caught-up', async (c) => {
    const until = new Date((await readForm(c)).text('until'));
    if (Number.isNaN(until.getTime())) throw invalid({ form: 'formUnreadable' });
    await markCaughtUp(web.door.context, requirePerson(c), until);
    return c.redirect('/', 303);
  });
  return routes;
}

/** What waits for the viewer, what went on, what is new in what they follow; and then an end. */
async function showHome(c: Ctx, web: WebContext, viewer: PersonViewer): Promise<Response> {
  const { context } = web.door;
  const now = context.now();
  const since = await getCaughtUpTime(context, viewer, now);
  const [waits, unread, news, chosen, unseenCount, offers] = await Promise.all([
    listWaitingItems(web, viewer),
    listUnreadConversations(context, viewer),
    listFollowedEntries(context, viewer, since),
    hasInterests(context, viewer),
    web.entryHeads.countUnseen(viewer),
    offerSuggestions(context, viewer),
  ]);
  const went = new Set(unread.map(({ id }) => id));
  const fresh = news.filter(({ entry }) => !went.has(entry.id));
  const first = chosen ? [] : (await listEntries(context, viewer, { limit: 10 })).items;
  const zone = getTimeZone(viewer);
  const guest = viewer.membership === 'guest';
  const body = (
    <>
      <h1 class="visually-hidden">{say('home.title')}</h1>
      {unseenCount > 0 ? (
        <p class="waiting">
          <a href="/inbox">{say('home.inbox', { n: unseenCount })}</a>
        </p>
      ) : null}
      <WithdrawnByOthersList entries={waits.takenAway} zone={zone} />
      <FlaggedWorks flags={waits.flags} zone={zone} />
      <DueList entries={waits.due} />
      <UnreadConversations entries={unread} zone={zone} />
      <FollowedEntries news={fresh} zone={zone} />
      {chosen || first.length > 0 ? (
        <GettingStarted entries={first} zone={zone} guest={guest} />
      ) : (
        <EmptyWorkplace guest={guest} />
      )}
      <SuggestionsSection offers={offers} />
      <CaughtUp
        now={now}
        hasNews={unread.length > 0 || fresh.length > 0}
        hasWaitingItems={unseenCount > 0 || first.length > 0 || waits.any}
      />
    </>
  );
  return renderPage(c, web, { title: await web.name(), body, hasIslands: true });
}

/** What only the viewer can do something about. */
async function listWaitingItems(web: WebContext, viewer: PersonViewer) {
  const { context } = web.door;
  const today = getToday(web, viewer);
  const [flags, takenAway, due] = await Promise.all([
    listOpenFlags(context, viewer, { limit: 10 }),
    listWithdrawnByOthers(context, viewer),
    listDueForReview(context, viewer, { today, own: true }),
  ]);
  const any = flags.items.length > 0 || takenAway.length > 0 || due.length > 0;
  return { flags, takenAway, due, any };
}

/** Says so, and tells islands to let go of what this browser has kept. */
function SignedOutMessage() {
  return (
    <p class="done" role="status" data-signed-out>
      {say('signIn.isOut')}
    </p>
  );
}

/** To the world: what is public, and the way in. */
async function showWelcome(c: Ctx, web: WebContext): Promise<Response> {
  if (!(await web.isSetUp())) return showNotSetUp(c, web);
  const { context } = web.door;
  const viewer = c.get('viewer');
  const after = c.req.query('after') ?? null;
  const [name, spaces, recent] = await Promise.all([
    web.name(),
    listSpaces(context, viewer, { limit: 20 }),
    listEntries(context, viewer, { after, limit: 20 }),
  ]);
  const open = spaces.items.length > 0;
  const out = c.req.query('out') !== undefined;
  const body = (
    <>
      {out ? <SignedOutMessage /> : null}
      <div class="welcome">
        <h1>{name}</h1>
        <p class="lead">{say(open ? 'home.welcomePublic' : 'home.welcome')}</p>
      </div>
      {open && !after ? (
        <section aria-labelledby="public">
          <h2 class="list-title" id="public">
            {say('home.publicSpaces')}
          </h2>
          <SpaceList spaces={spaces.items} zone="UTC" level={3} />
        </section>
      ) : null}
      {recent.items.length > 0 ? (
        <section aria-labelledby="recent">
          <h2 class="list-title" id="recent">
            {say('home.recentPublic')}
          </h2>
          <EntryList entries={recent.items} zone="UTC" level={3} />
          <ListEnd
            next={buildNextPagePath('/', recent.next)}
            more={say('entries.older')}
            end={say('entries.end')}
          />
        </section>
      ) : null}
    </>
  );
  return renderPage(c, web, { title: name, body, hasIslands: out });
}
