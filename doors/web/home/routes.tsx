import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { listUnread } from '../../../workplace/attention/unread.ts';
import { listDueForReview } from '../../../workplace/briefs/index.ts';
import { listEntries, listTakenAway } from '../../../workplace/entries/index.ts';
import { listOpenFlags } from '../../../workplace/lineage/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { todayFor } from '../briefs/days.ts';
import { DueList } from '../briefs/due-list.tsx';
import { EntryList } from '../entries/entry-list.tsx';
import { type Ctx, type House, zoneOf } from '../house.ts';
import { Empty, ListEnd, nextPart } from '../layout/lists.tsx';
import { show } from '../layout/show.tsx';
import { LookAgain } from '../lineage-corrections/look-again.tsx';
import { showNotSetUp } from '../sign-in/routes.tsx';
import { SpaceList } from '../spaces/space-list.tsx';
import { TakenAwayList } from '../withdrawal/taken-away-list.tsx';

export function homeRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/', (c) => {
    const viewer = c.get('viewer');
    return viewer.is === 'person' ? showHome(c, house, viewer) : showWelcome(c, house);
  });
  return door;
}

const none = { items: [], next: null };
const week = 7 * 86_400_000;

/** What is going on, as far as the viewer sees: conversations that went on, then entries. */
async function showHome(c: Ctx, house: House, viewer: PersonViewer): Promise<Response> {
  const { workplace } = house.doorway;
  const after = c.req.query('after') ?? null;
  const today = todayFor(house, viewer);
  const [flags, takenAway, due, unread, recent] = await Promise.all([
    after ? none : listOpenFlags(workplace, viewer, { limit: 10 }),
    after ? [] : listTakenAway(workplace, viewer),
    after ? [] : listDueForReview(workplace, viewer, { today, own: true }),
    after ? [] : listUnread(workplace, viewer),
    listEntries(workplace, viewer, { after, limit: 20 }),
  ]);
  const zone = zoneOf(viewer);
  const newSince = new Date(workplace.now().getTime() - week);
  const shown = new Set(unread.map((entry) => entry.id));
  const others = recent.items.filter((entry) => !shown.has(entry.id));
  const body = (
    <>
      <h1 class="unseen">{say('home.title')}</h1>
      <TakenAwayList entries={takenAway} zone={zone} />
      <LookAgain flags={flags} zone={zone} />
      <DueList entries={due} />
      {unread.length > 0 ? (
        <section aria-labelledby="went-on">
          <h2 class="list-title" id="went-on">
            {say('home.wentOn')}
          </h2>
          <EntryList entries={unread} zone={zone} level={3} />
        </section>
      ) : null}
      <section aria-labelledby="recent">
        <h2 class="list-title" id="recent">
          {say(after ? 'home.older' : 'home.recent')}
        </h2>
        <EntryList entries={others} zone={zone} level={3} newSince={newSince} own={viewer.handle} />
        {recent.items.length === 0 ? <NothingYet /> : null}
        <ListEnd
          next={nextPart('/', recent.next)}
          more={say('entries.older')}
          end={say('home.end')}
          hidden={recent.items.length === 0}
        />
      </section>
    </>
  );
  return show(c, house, { title: await house.name(), body });
}

function NothingYet() {
  const [before, after] = say('home.empty').split('|');
  return (
    <Empty>
      {before}
      <a href="/spaces">{say('home.emptyLink')}</a>
      {after}
    </Empty>
  );
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
