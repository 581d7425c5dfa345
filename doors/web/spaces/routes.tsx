import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  canManage,
  canWrite,
  getTimeZone,
  type PersonViewer,
} from '../../../workplace/access/index.ts';
import { listEntries } from '../../../workplace/entries/index.ts';
import { getSpaceLevel, listFollows } from '../../../workplace/notifications/index.ts';
import {
  getSpace,
  isLastSteward,
  joinSpace,
  listMembers,
  listSpaces,
  removeMember,
} from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { noProblems } from '../layout/fields.tsx';
import { buildNextPagePath, ListEnd } from '../layout/lists.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { openSpaceRoutes } from './open-space.tsx';
import { spaceSettingsRoutes } from './settings-routes.tsx';
import { SpaceList } from './space-list.tsx';
import { SpaceHead, SpacePage } from './space-page.tsx';

export function spaceRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/spaces', (c) => showSpaces(c, web));
  routes.route('/', openSpaceRoutes(web));
  routes.get('/spaces/:name', (c) => showSpace(c, web));
  routes.post('/spaces/:name/membership', async (c) => {
    await joinSpace(context, requirePerson(c), param(c, 'name'));
    return c.redirect(`/spaces/${param(c, 'name')}`, 303);
  });
  routes.post('/spaces/:name/membership/deletion', async (c) => {
    const viewer = requirePerson(c);
    const space = await getSpace(context, viewer, param(c, 'name'));
    return withFormErrors(
      async () => {
        await removeMember(context, viewer, space.name, viewer.handle);
        // Whoever leaves a closed space no longer sees it.
        return c.redirect(space.audience === 'closed' ? '/spaces' : `/spaces/${space.name}`, 303);
      },
      (problems, status) => showSpace(c, web, problems, status),
    );
  });
  routes.route('/', spaceSettingsRoutes(web));
  return routes;
}

async function showSpaces(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = c.get('viewer');
  const archived = c.req.query('archived') !== undefined;
  const after = c.req.query('after') ?? null;
  const filter = { archived, after, limit: 100 };
  const { items, next } = await listSpaces(web.door.context, viewer, filter);
  const spaces = archived ? items.filter((space) => space.archivedAt) : items;
  const canOpen = viewer.kind === 'person' && viewer.membership === 'member';
  const body = (
    <>
      <h1>{say(archived ? 'spaces.archivedTitle' : 'spaces.title')}</h1>
      {canOpen && !archived ? (
        <p class="lead">
          {say('spaces.lead')} <a href="/spaces/new">{say('spaces.open')}</a>
        </p>
      ) : null}
      <SpaceList spaces={spaces} zone={getTimeZone(viewer)} />
      <ListEnd
        next={buildNextPagePath('/spaces', next, archived ? { archived: '' } : {})}
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
  return renderPage(c, web, { title: say('spaces.title'), body });
}

/** What somebody follows and hears of a space. */
async function loadFollowState({ door }: WebContext, viewer: PersonViewer, name: string) {
  const [follows, level] = await Promise.all([
    listFollows(door.context, viewer, { type: 'space', target: name }),
    getSpaceLevel(door.context, viewer, name),
  ]);
  return { following: follows[0]?.id ?? null, level };
}

async function showSpace(
  c: Ctx,
  web: WebContext,
  problems = noProblems,
  status?: PageFrame['status'],
): Promise<Response> {
  const { context } = web.door;
  const viewer = c.get('viewer');
  const name = param(c, 'name');
  const after = c.req.query('after') ?? null;
  const space = await getSpace(context, viewer, name);
  const [entries, members, stays, followState] = await Promise.all([
    listEntries(context, viewer, { space: name, after, limit: 30 }),
    listMembers(context, viewer, name),
    viewer.kind === 'person' && isLastSteward(context, viewer, space),
    viewer.kind === 'person' ? loadFollowState(web, viewer, name) : null,
  ]);
  const standing = { ...space, archived: space.archivedAt !== null };
  const body = (
    <SpacePage
      space={space}
      entries={entries.items}
      next={buildNextPagePath(`/spaces/${name}`, entries.next)}
      isLaterPart={after !== null}
      members={members}
      zone={getTimeZone(viewer)}
      viewer={viewer}
      rights={{
        write: canWrite(viewer, standing),
        tend: canManage(viewer, space),
        leave: space.role !== null && !stays,
      }}
      problems={problems}
      followState={followState}
      levelSaved={c.req.query('saved') === 'level'}
      newSince={new Date(context.now().getTime() - 7 * 86_400_000)}
    />
  );
  const head = <SpaceHead space={space} c={c} />;
  return renderPage(c, web, { title: space.title, body, head, status });
}
