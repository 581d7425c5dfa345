import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { mayTend, mayWrite, type PersonViewer, zoneOf } from '../../../workplace/access/index.ts';
import { getLevel, listFollows } from '../../../workplace/attention/index.ts';
import { listEntries } from '../../../workplace/entries/index.ts';
import {
  getSpace,
  isLastSteward,
  joinSpace,
  listMembers,
  listSpaces,
  removeMember,
} from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems } from '../layout/fields.tsx';
import { ListEnd, nextPart } from '../layout/lists.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { opening } from './opening.tsx';
import { spaceSettings } from './settings.tsx';
import { SpaceList } from './space-list.tsx';
import { SpaceHead, SpacePage } from './space-page.tsx';

export function spaceRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/spaces', (c) => showSpaces(c, house));
  door.route('/', opening(house));
  door.get('/spaces/:name', (c) => showSpace(c, house));
  door.post('/spaces/:name/membership', async (c) => {
    await joinSpace(workplace, requirePerson(c), param(c, 'name'));
    return c.redirect(`/spaces/${param(c, 'name')}`, 303);
  });
  door.post('/spaces/:name/membership/deletion', async (c) => {
    const viewer = requirePerson(c);
    const space = await getSpace(workplace, viewer, param(c, 'name'));
    return attempt(
      async () => {
        await removeMember(workplace, viewer, space.name, viewer.handle);
        // Whoever leaves a closed space no longer sees it.
        return c.redirect(space.audience === 'closed' ? '/spaces' : `/spaces/${space.name}`, 303);
      },
      (problems, status) => showSpace(c, house, problems, status),
    );
  });
  door.route('/', spaceSettings(house));
  return door;
}

async function showSpaces(c: Ctx, house: House): Promise<Response> {
  const viewer = c.get('viewer');
  const archived = c.req.query('archived') !== undefined;
  const after = c.req.query('after') ?? null;
  const filter = { archived, after, limit: 100 };
  const { items, next } = await listSpaces(house.doorway.workplace, viewer, filter);
  const spaces = archived ? items.filter((space) => space.archivedAt) : items;
  const mayOpen = viewer.is === 'person' && viewer.standing === 'member';
  const body = (
    <>
      <h1>{say(archived ? 'spaces.archivedTitle' : 'spaces.title')}</h1>
      {mayOpen && !archived ? (
        <p class="lead">
          {say('spaces.lead')} <a href="/spaces/new">{say('spaces.open')}</a>
        </p>
      ) : null}
      <SpaceList spaces={spaces} zone={zoneOf(viewer)} />
      <ListEnd
        next={nextPart('/spaces', next, archived ? { archived: '' } : {})}
        more={say('spaces.more')}
        end={say('spaces.end', { n: spaces.length })}
      />
      <p class="quiet">
        {archived ? (
          <a href="/spaces">{say('spaces.current')}</a>
        ) : (
          <a href="/spaces?archived">{say('spaces.archivedTitle')}</a>
        )}
      </p>
    </>
  );
  return show(c, house, { title: say('spaces.title'), body });
}

/** What somebody follows and hears of a space. */
async function hearingOf({ doorway }: House, viewer: PersonViewer, name: string) {
  const [follows, level] = await Promise.all([
    listFollows(doorway.workplace, viewer, { what: 'space', of: name }),
    getLevel(doorway.workplace, viewer, name),
  ]);
  return { following: follows[0]?.id ?? null, level };
}

async function showSpace(
  c: Ctx,
  house: House,
  problems = noProblems,
  status?: Frame['status'],
): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = c.get('viewer');
  const name = param(c, 'name');
  const after = c.req.query('after') ?? null;
  const space = await getSpace(workplace, viewer, name);
  const [entries, members, stays, hearing] = await Promise.all([
    listEntries(workplace, viewer, { space: name, after, limit: 30 }),
    listMembers(workplace, viewer, name),
    viewer.is === 'person' && isLastSteward(workplace, viewer, space),
    viewer.is === 'person' ? hearingOf(house, viewer, name) : null,
  ]);
  const standing = { ...space, archived: space.archivedAt !== null };
  const body = (
    <SpacePage
      space={space}
      entries={entries.items}
      next={nextPart(`/spaces/${name}`, entries.next)}
      later={after !== null}
      members={members}
      zone={zoneOf(viewer)}
      viewer={viewer}
      may={{
        write: mayWrite(viewer, standing),
        tend: mayTend(viewer, space),
        leave: space.role !== null && !stays,
      }}
      problems={problems}
      hearing={hearing}
      levelSaved={c.req.query('saved') === 'level'}
      newSince={new Date(workplace.now().getTime() - 7 * 86_400_000)}
    />
  );
  const head = <SpaceHead space={space} c={c} />;
  return show(c, house, { title: space.title, body, head, status });
}
