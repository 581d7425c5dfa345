import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { addHook, listHooks, revokeHook } from '../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { showWagers, wagerAt, wagerFor } from './frame.tsx';
import { HookMadePage, HooksPage, type TypedHook } from './hooks-page.tsx';
import { measureAt, measurePath } from './measure-at.ts';

/** Addresses at which programs hand in readings: making one, which is shown once, and revoking. */
export function hookRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  const path = '/wagers/:id/measures/:measure/hooks';
  door.get(path, (c) =>
    showHooks(c, house, { typed: { label: '', evidence: '' }, problems: noProblems }),
  );
  door.post(path, (c) => make(c, house));
  door.post(`${path}/:hook/deletion`, async (c) => {
    await revokeHook(house.doorway.workplace, requirePerson(c), param(c, 'id'), param(c, 'hook'));
    const place = measurePath({ id: param(c, 'id') }, { id: param(c, 'measure') });
    return c.redirect(`${place}/hooks`, 303);
  });
  return door;
}

async function make(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const typed = { label: form.text('label'), evidence: form.text('evidence') };
  return attempt(
    async () => {
      const wager = await wagerAt(c, house);
      const measure = measureAt(c, wager);
      const of = { wager: wager.id, measure: measure.id };
      const words = JSON.stringify([of, typed]);
      const once = oncePer(house.doorway.workplace, viewer, form, words);
      const { id, secret } = await addHook(once, viewer, of, typed);
      const address = `${c.get('origin')}/api/v1/hooks/${id}?secret=${secret}`;
      const made = { wager, measure, path: measurePath(wager, measure), address };
      const body = <HookMadePage {...made} />;
      return showWagers(c, house, { title: say('wager.hooks.title'), body, secret: true });
    },
    (problems, status) => showHooks(c, house, { typed, problems, status }),
  );
}

interface Shown {
  typed: TypedHook;
  problems: Problems;
  status?: Frame['status'];
}

async function showHooks(c: Ctx, house: House, { status, ...shown }: Shown) {
  const viewer = requirePerson(c);
  const wager = await wagerFor(c, house, 'change');
  const measure = measureAt(c, wager);
  const all = await listHooks(house.doorway.workplace, viewer, wager.id);
  const hooks = all.filter((hook) => hook.measure === measure.id);
  const page = { wager, measure, path: measurePath(wager, measure), hooks, zone: zoneOf(viewer) };
  const body = <HooksPage {...page} {...shown} />;
  return showWagers(c, house, { title: say('wager.hooks.title'), body, status });
}
