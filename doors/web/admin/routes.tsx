import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import { countWaitingMails } from '../../../workplace/mail/index.ts';
import { countPeople, listUnits } from '../../../workplace/people/index.ts';
import { listInvitations, renameWorkplace } from '../../../workplace/sign-in/index.ts';
import { listImports } from '../../../workplace/transfer/imports/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { requireAdmin } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { ImportsPage } from './imports-page.tsx';
import { adminMailRoutes } from './mail-routes.tsx';
import { AdminOverview } from './overview.tsx';
import { peopleImportRoutes } from './people-import-routes.tsx';
import { adminPeopleRoutes } from './people-routes.tsx';
import { adminUnitRoutes } from './unit-routes.tsx';
import { WorkplacePage } from './workplace-page.tsx';

/** Running the workplace: an overview, people, units, what was imported, and its name. */
export function adminRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/admin', (c) => showOverview(c, web));
  routes.route('/', adminPeopleRoutes(web));
  routes.route('/', adminUnitRoutes(web));
  routes.route('/', adminMailRoutes(web));
  routes.route('/', peopleImportRoutes(web));
  routes.get('/admin/imports', async (c) => {
    const viewer = requireAdmin(c);
    const imports = await listImports(context, viewer);
    const done = c.req.query('done') !== undefined;
    const body = <ImportsPage imports={imports} zone={getTimeZone(viewer)} done={done} />;
    return renderPage(c, web, { title: say('admin.imports'), body });
  });
  routes.get('/admin/workplace', async (c) => {
    requireAdmin(c);
    return showWorkplace(c, web, await web.name(), noProblems);
  });
  routes.post('/admin/workplace', async (c) => {
    const viewer = requireAdmin(c);
    const name = (await readForm(c)).text('name');
    return withFormErrors(
      async () => {
        await renameWorkplace(context, viewer, { name });
        return c.redirect('/admin/workplace?saved', 303);
      },
      (problems, status) => showWorkplace(c, web, name, problems, status),
    );
  });
  return routes;
}

async function showOverview(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context } = web.door;
  const [people, units, invitations, mails, imports, name] = await Promise.all([
    countPeople(context, viewer),
    listUnits(context, viewer),
    listInvitations(context, viewer),
    countWaitingMails(context, viewer),
    listImports(context, viewer),
    web.name(),
  ]);
  const parts = { people, units, invitations, mails, imports, workplace: name };
  const body = <AdminOverview {...parts} zone={getTimeZone(viewer)} />;
  return renderPage(c, web, { title: say('admin.title'), body });
}

function showWorkplace(
  c: Ctx,
  web: WebContext,
  name: string,
  problems: Problems,
  status?: PageFrame['status'],
) {
  const saved = c.req.query('saved') !== undefined;
  const body = <WorkplacePage name={name} problems={problems} saved={saved} />;
  return renderPage(c, web, { title: say('admin.workplace'), body, status });
}
