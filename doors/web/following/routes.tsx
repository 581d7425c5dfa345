import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { follow, listFollows, unfollow } from '../../../workplace/attention/index.ts';
import { invalid } from '../../../workplace/refusal.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { safeNext } from '../back.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { FollowingPage } from './following-page.tsx';
import type { Brought } from './opml.ts';

/** Loaded when a list is asked for: what writes and reads them is large, and few ask. */
const lists = () => import('./opml.ts');

/** What somebody follows. */
export function followingRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/following', (c) => showFollowing(c, house, {}));
  door.get('/following.opml', async (c) => {
    const follows = await listFollows(workplace, requirePerson(c));
    const { opmlOf } = await lists();
    const opml = opmlOf(follows, c.get('origin'), say('following.title'));
    c.header('Cache-Control', 'private, no-store');
    c.header('Content-Disposition', 'attachment; filename="following.opml"');
    return c.body(opml, 200, { 'Content-Type': 'text/x-opml; charset=utf-8' });
  });
  door.post('/following', (c) => bring(c, house));
  door.post('/follows', async (c) => {
    const form = await readForm(c);
    await follow(workplace, requirePerson(c), { what: form.text('what'), of: form.text('of') });
    return c.redirect(safeNext(form.text('back') || '/following'), 303);
  });
  door.post('/follows/:id/deletion', async (c) => {
    const form = await readForm(c);
    await unfollow(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect(safeNext(form.text('back') || '/following'), 303);
  });
  return door;
}

const mostText = 1_000_000;

async function bring(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  return attempt(
    async () => {
      const file = form.file('file');
      if (!file) throw invalid({ file: 'opmlMissing' });
      if (file.size > mostText) throw invalid({ file: 'tooLong' });
      const { followOpml } = await lists();
      const brought = await followOpml(house.doorway.workplace, viewer, await file.text());
      return showFollowing(c, house, { brought });
    },
    (problems, status) => showFollowing(c, house, { problems, status }),
  );
}

interface Shown {
  brought?: Brought;
  problems?: Problems;
  status?: Frame['status'];
}

async function showFollowing(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = requirePerson(c);
  const [follows, joined] = await Promise.all([
    listFollows(workplace, viewer),
    listSpaces(workplace, viewer, { joined: true, limit: 200 }),
  ]);
  const { brought = null, problems = noProblems, status } = shown;
  const body = <FollowingPage {...{ follows, brought, problems }} joined={joined.items} />;
  return show(c, house, { title: say('following.title'), body, status });
}
