import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import {
  countNotices,
  getAttention,
  listNotices,
  mute,
  seeNotices,
  setLevel,
  unmute,
} from '../../../workplace/attention/index.ts';
import { getEntry } from '../../../workplace/entries/index.ts';
import { Refusal } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { InboxLink } from '../../shared/page/top-bar.tsx';
import { safeNext } from '../back.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { InboxPage } from './inbox-page.tsx';

/** What concerns somebody, and how much of it they hear. */
export function inboxRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/inbox', (c) => showInbox(c, house));
  door.get('/inbox/link', async (c) => {
    const waiting = await countNotices(workplace, requirePerson(c));
    c.header('Cache-Control', 'private, no-store');
    return c.html(<InboxLink path="" waiting={waiting} />);
  });
  door.post('/inbox/seen', async (c) => {
    const form = await readForm(c);
    const until = new Date(form.text('until'));
    const entry = form.text('entry');
    await seeNotices(workplace, requirePerson(c), {
      ...(entry ? { entry } : {}),
      ...(Number.isNaN(until.getTime()) ? {} : { until }),
    });
    return c.redirect('/inbox', 303);
  });
  door.post('/entries/:id/muting', async (c) => {
    const back = (await readForm(c)).text('back');
    await mute(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect(back ? safeNext(back) : `/entries/${param(c, 'id')}`, 303);
  });
  door.post('/entries/:id/muting/deletion', async (c) => {
    const back = (await readForm(c)).text('back');
    await unmute(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect(back ? safeNext(back) : `/entries/${param(c, 'id')}`, 303);
  });
  door.post('/spaces/:name/level', async (c) => {
    const level = (await readForm(c)).text('level');
    await setLevel(workplace, requirePerson(c), param(c, 'name'), { level });
    return c.redirect(`/spaces/${param(c, 'name')}?saved=level#level`, 303);
  });
  return door;
}

async function showInbox(c: Ctx, house: House): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = requirePerson(c);
  const now = workplace.now();
  const [notices, seen, attention, muted] = await Promise.all([
    listNotices(workplace, viewer),
    listNotices(workplace, viewer, { seen: true, limit: 20 }),
    getAttention(workplace, viewer),
    mutedJustNow(c, house),
  ]);
  const props = { notices, seen, attention, muted, now, zone: zoneOf(viewer) };
  const title = say('inbox.title');
  return show(c, house, { title, body: <InboxPage {...props} />, islands: true });
}

async function mutedJustNow(c: Ctx, house: House) {
  const id = c.req.query('muted');
  if (!id) return null;
  try {
    return await getEntry(house.doorway.workplace, c.get('viewer'), id);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
