import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { type PersonViewer, zoneOf } from '../../../workplace/access/index.ts';
import {
  catchUp,
  hasChosen,
  listNews,
  listUnread,
  newsSince,
} from '../../../workplace/attention/index.ts';
import { listDueForReview } from '../../../workplace/briefs/index.ts';
import { listEntries, listTakenAway } from '../../../workplace/entries/index.ts';
import { listOpenFlags } from '../../../workplace/lineage/index.ts';
import { invalid } from '../../../workplace/refusal.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import { offerSuggestions } from '../../../workplace/suggestions/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { todayFor } from '../briefs/days.ts';
import { DueList } from '../briefs/due-list.tsx';
import { EntryList } from '../entries/entry-list.tsx';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { ListEnd, nextPart } from '../layout/lists.tsx';
import { show } from '../layout/show.tsx';
import { LookAgain } from '../lineage-corrections/look-again.tsx';
import { showNotSetUp } from '../sign-in/routes.tsx';
import { SpaceList } from '../spaces/space-list.tsx';
import { Suggestions } from '../suggestions/suggestions.tsx';
import { requirePerson } from '../viewer.ts';
import { TakenAwayList } from '../withdrawal/taken-away-list.tsx';
import { CaughtUp, First, News, NothingYet, WentOn } from './parts.tsx';

export function homeRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/', (c) => {
    const viewer = c.get('viewer');
    return viewer.is === 'person' ? showHome(c, house, viewer) : showWelcome(c, house);
  });
  door.post('/caught-up', async (c) => {
    const until = new Date((await readForm(c)).text('until'));
    if (Number.isNaN(until.getTime())) throw invalid({ form: 'formUnreadable' });
    await catchUp(house.doorway.workplace, requirePerson(c), until);
    return c.redirect('/', 303);
  });
  return door;
}

/** What waits for the viewer, what went on, what is new in what they follow; and then an end. */
async function showHome(c: Ctx, house: House, viewer: PersonViewer): Promise<Response> {
  const { workplace } = house.doorway;
  const now = workplace.now();
  const since = await newsSince(workplace, viewer, now);
  const [waits, unread, news, chosen, waiting, offers] = await Promise.all([
    waitingFor(house, viewer),
    listUnread(workplace, viewer),
    listNews(workplace, viewer, since),
    hasChosen(workplace, viewer),
    house.heads.waiting(viewer),
    offerSuggestions(workplace, viewer),
  ]);
  const went = new Set(unread.map(({ id }) => id));
  const fresh = news.filter(({ entry }) => !went.has(entry.id));
  const first = chosen ? [] : (await listEntries(workplace, viewer, { limit: 10 })).items;
  const zone = zoneOf(viewer);
  const guest = viewer.standing === 'guest';
  const body = (
    <>
      <h1 class="unseen">{say('home.title')}</h1>
      {waiting > 0 ? (
        <p class="waiting">
          <a href="/inbox">{say('home.inbox', { n: waiting })}</a>
        </p>
      ) : null}
      <TakenAwayList entries={waits.takenAway} zone={zone} />
      <LookAgain flags={waits.flags} zone={zone} />
      <DueList entries={waits.due} />
      <WentOn entries={unread} zone={zone} />
      <News news={fresh} zone={zone} />
      {chosen || first.length > 0 ? (
        <First entries={first} zone={zone} guest={guest} />
      ) : (
        <NothingYet guest={guest} />
      )}
      <Suggestions offers={offers} />
      <CaughtUp
        now={now}
        fresh={unread.length > 0 || fresh.length > 0}
        waits={waiting > 0 || first.length > 0 || waits.any}
      />
    </>
  );
  return show(c, house, { title: await house.name(), body, islands: true });
}

/** What only the viewer can do something about. */
async function waitingFor(house: House, viewer: PersonViewer) {
  const { workplace } = house.doorway;
  const today = todayFor(house, viewer);
  const [flags, takenAway, due] = await Promise.all([
    listOpenFlags(workplace, viewer, { limit: 10 }),
    listTakenAway(workplace, viewer),
    listDueForReview(workplace, viewer, { today, own: true }),
  ]);
  const any = flags.items.length > 0 || takenAway.length > 0 || due.length > 0;
  return { flags, takenAway, due, any };
}

/** Says so, and tells islands to let go of what this browser has kept. */
function SignedOut() {
  return (
    <p class="done" role="status" data-signed-out>
      {say('signIn.isOut')}
    </p>
  );
}

/** To the world: what is public, and the way in. */
async function showWelcome(c: Ctx, house: House): Promise<Response> {
  if (!(await house.isSetUp())) return showNotSetUp(c, house);
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const after = c.req.query('after') ?? null;
  const [name, spaces, recent] = await Promise.all([
    house.name(),
    listSpaces(workplace, viewer, { limit: 20 }),
    listEntries(workplace, viewer, { after, limit: 20 }),
  ]);
  const open = spaces.items.length > 0;
  const out = c.req.query('out') !== undefined;
  const body = (
    <>
      {out ? <SignedOut /> : null}
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
            next={nextPart('/', recent.next)}
            more={say('entries.older')}
            end={say('entries.end')}
          />
        </section>
      ) : null}
    </>
  );
  return show(c, house, { title: name, body, islands: out });
}
