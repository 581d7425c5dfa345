import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { getEntry } from '../../../workplace/entries/index.ts';
import { AppError } from '../../../workplace/kernel/index.ts';
import {
  countNotifications,
  getNotificationSettings,
  listNotifications,
  markNotificationsSeen,
  mute,
  setSpaceLevel,
  unmute,
} from '../../../workplace/notifications/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { InboxLink } from '../../shared/page/top-bar.tsx';
import { readForm } from '../form.ts';
import { renderPage } from '../layout/render-page.tsx';
import { toSafePath } from '../safe-redirect.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { InboxPage } from './inbox-page.tsx';

/** What concerns somebody, and how much of it they hear. */
export function inboxRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/inbox', (c) => showInbox(c, web));
  routes.get('/inbox/link', async (c) => {
    const waiting = await countNotifications(context, requirePerson(c));
    c.header('Cache-Control', 'private, no-store');
    return c.html(<InboxLink path="" waiting={waiting} />);
  });
  routes.post('/inbox/seen', async (c) => {
    const form = await readForm(c);
    const until = new Date(form.text('until'));
    const entry = form.text('entry');
    await markNotificationsSeen(context, requirePerson(c), {
      ...(entry ? { entry } : {}),
      ...(Number.isNaN(until.getTime()) ? {} : { until }),
    });
    return c.redirect('/inbox', 303);
  });
  routes.post('/entries/:id/muting', async (c) => {
    const back = (await readForm(c)).text('back');
    await mute(context, requirePerson(c), param(c, 'id'));
    return c.redirect(back ? toSafePath(back) : `/entries/${param(c, 'id')}`, 303);
  });
  routes.post('/entries/:id/muting/deletion', async (c) => {
    const back = (await readForm(c)).text('back');
    await unmute(context, requirePerson(c), param(c, 'id'));
    return c.redirect(back ? toSafePath(back) : `/entries/${param(c, 'id')}`, 303);
  });
  routes.post('/spaces/:name/level', async (c) => {
    const level = (await readForm(c)).text('level');
    await setSpaceLevel(context, requirePerson(c), param(c, 'name'), { level });
    return c.redirect(`/spaces/${param(c, 'name')}?saved=level#level`, 303);
  });
  return routes;
}

async function showInbox(c: Ctx, web: WebContext): Promise<Response> {
  const { context } = web.door;
  const viewer = requirePerson(c);
  const now = context.now();
  const [notifications, seen, settings, muted] = await Promise.all([
    listNotifications(context, viewer),
    listNotifications(context, viewer, { seen: true, limit: 20 }),
    getNotificationSettings(context, viewer),
    findMutedEntry(c, web),
  ]);
  const props = { notifications, seen, settings, muted, now, zone: getTimeZone(viewer) };
  const title = say('inbox.title');
  return renderPage(c, web, { title, body: <InboxPage {...props} />, hasIslands: true });
}

async function findMutedEntry(c: Ctx, web: WebContext) {
  const id = c.req.query('muted');
  if (!id) return null;
  try {
    return await getEntry(web.door.context, c.get('viewer'), id);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
