import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { canManage } from '../../../workplace/access/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import {
  addMember,
  archiveSpace,
  changeSpace,
  getSpace,
  listMembers,
  removeMember,
} from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { SpaceSettingsPage } from './settings-page.tsx';
import type { SpaceFormValues } from './space-fields.tsx';

/** Looking after a space. Whoever may not, learns nothing of this page. */
export function spaceSettingsRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/spaces/:name/settings', (c) => showSettings(c, web, {}));
  routes.post('/spaces/:name/settings', (c) =>
    runFormAction(c, web, async (form) => {
      const { name: _, ...change } = parseSpaceForm(c, form);
      await changeSpace(context, requirePerson(c), param(c, 'name'), change);
    }),
  );
  routes.post('/spaces/:name/archive', (c) =>
    runFormAction(c, web, () => archiveSpace(context, requirePerson(c), param(c, 'name'))),
  );
  routes.post('/spaces/:name/archive/deletion', (c) =>
    runFormAction(c, web, () => archiveSpace(context, requirePerson(c), param(c, 'name'), false)),
  );
  routes.post('/spaces/:name/members', (c) =>
    runFormAction(c, web, async (form) => {
      const member = { handle: form.text('handle').replace(/^@/, ''), role: form.text('role') };
      await addMember(context, requirePerson(c), param(c, 'name'), member);
    }),
  );
  routes.post('/spaces/:name/members/:handle/deletion', (c) =>
    runFormAction(c, web, () =>
      removeMember(context, requirePerson(c), param(c, 'name'), param(c, 'handle')),
    ),
  );
  return routes;
}

function parseSpaceForm(c: Ctx, form: Form): SpaceFormValues {
  const text = (name: string) => form.text(name);
  return {
    name: param(c, 'name'),
    title: text('title'),
    purpose: text('purpose'),
    audience: text('audience'),
  };
}

async function runFormAction(
  c: Ctx,
  web: WebContext,
  act: (form: Form) => Promise<void>,
): Promise<Response> {
  const form = await readForm(c);
  const typed = form.has('title') ? parseSpaceForm(c, form) : undefined;
  return withFormErrors(
    async () => {
      await act(form);
      return c.redirect(`/spaces/${param(c, 'name')}/settings`, 303);
    },
    (problems, status) =>
      showSettings(c, web, { values: typed, problems, handle: form.text('handle'), status }),
  );
}

interface SettingsPageState {
  values?: SpaceFormValues | undefined;
  handle?: string;
  problems?: Problems;
  status?: PageFrame['status'];
}

async function showSettings(c: Ctx, web: WebContext, shown: SettingsPageState): Promise<Response> {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const space = await getSpace(context, viewer, param(c, 'name'));
  if (!canManage(viewer, space)) throw notFound();
  const members = await listMembers(context, viewer, space.name);
  const body = (
    <SpaceSettingsPage
      space={space}
      values={shown.values ?? space}
      members={members}
      handle={shown.handle ?? ''}
      problems={shown.problems ?? noProblems}
    />
  );
  return renderPage(c, web, { title: say('spaces.settings'), body, status: shown.status });
}
