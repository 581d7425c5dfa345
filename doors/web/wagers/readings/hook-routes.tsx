import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { getTimeZone } from '../../../../workplace/access/index.ts';
import {
  addReadingHook,
  listReadingHooks,
  revokeReadingHook,
} from '../../../../workplace/wagers/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import type { PageFrame } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { getWagerFromPath, renderWagerPage, requireWagerPermission } from '../core/wager-frame.tsx';
import { type HookFormData, HookMadePage, HooksPage } from './hooks-page.tsx';
import { getMeasureFromPath, measurePath } from './measure-path.ts';

/** Addresses at which programs hand in readings: making one, which is shown once, and revoking. */
export function hookRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  const path = '/wagers/:id/measures/:measure/hooks';
  routes.get(path, (c) =>
    renderHooksPage(c, web, { typed: { label: '', evidence: '' }, problems: noProblems }),
  );
  routes.post(path, (c) => submitHook(c, web));
  routes.post(`${path}/:hook/deletion`, async (c) => {
    await revokeReadingHook(web.door.context, requirePerson(c), param(c, 'id'), param(c, 'hook'));
    const place = measurePath({ id: param(c, 'id') }, { id: param(c, 'measure') });
    return c.redirect(`${place}/hooks`, 303);
  });
  return routes;
}

async function submitHook(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const typed = { label: form.text('label'), evidence: form.text('evidence') };
  return withFormErrors(
    async () => {
      const wager = await getWagerFromPath(c, web);
      const measure = getMeasureFromPath(c, wager);
      const of = { wager: wager.id, measure: measure.id };
      const words = JSON.stringify([of, typed]);
      const once = withIdempotencyKey(web.door.context, viewer, form, words);
      const { id, secret } = await addReadingHook(once, viewer, of, typed);
      const address = `${c.get('origin')}/api/v1/hooks/${id}?secret=${secret}`;
      const made = { wager, measure, path: measurePath(wager, measure), address };
      const body = <HookMadePage {...made} />;
      return renderWagerPage(c, web, { title: say('wager.hooks.title'), body, isSecret: true });
    },
    (problems, status) => renderHooksPage(c, web, { typed, problems, status }),
  );
}

interface FormState {
  typed: HookFormData;
  problems: Problems;
  status?: PageFrame['status'];
}

async function renderHooksPage(c: Ctx, web: WebContext, { status, ...shown }: FormState) {
  const viewer = requirePerson(c);
  const wager = await requireWagerPermission(c, web, 'change');
  const measure = getMeasureFromPath(c, wager);
  const all = await listReadingHooks(web.door.context, viewer, wager.id);
  const hooks = all.filter((hook) => hook.measure === measure.id);
  const page = {
    wager,
    measure,
    path: measurePath(wager, measure),
    hooks,
    zone: getTimeZone(viewer),
  };
  const body = <HooksPage {...page} {...shown} />;
  return renderWagerPage(c, web, { title: say('wager.hooks.title'), body, status });
}
