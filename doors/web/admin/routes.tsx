import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { listImports } from '../../../workplace/imports/reports.ts';
import { countWaitingMails } from '../../../workplace/mail/index.ts';
import { countPeople, listUnits } from '../../../workplace/people/index.ts';
import { listInvitations, renameWorkplace } from '../../../workplace/sign-in/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { requireAdmin } from '../viewer.ts';
import { bringRoutes } from './bring-routes.tsx';
import { ImportsPage } from './imports.tsx';
import { adminMailRoutes } from './mail-routes.tsx';
import { Overview } from './overview.tsx';
import { adminPeopleRoutes } from './people-routes.tsx';
import { adminUnitRoutes } from './unit-routes.tsx';
import { WorkplacePage } from './workplace-page.tsx';

/** Running the workplace: an overview, people, units, what was imported, and its name. */
export function adminRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/admin', (c) => showOverview(c, house));
  door.route('/', adminPeopleRoutes(house));
  door.route('/', adminUnitRoutes(house));
  door.route('/', adminMailRoutes(house));
  door.route('/', bringRoutes(house));
  door.get('/admin/imports', async (c) => {
    const viewer = requireAdmin(c);
    const imports = await listImports(workplace, viewer);
    const done = c.req.query('done') !== undefined;
    const body = <ImportsPage imports={imports} zone={zoneOf(viewer)} done={done} />;
    return show(c, house, { title: say('admin.imports'), body });
  });
  door.get('/admin/workplace', async (c) => {
    requireAdmin(c);
    return showWorkplace(c, house, await house.name(), noProblems);
  });
  door.post('/admin/workplace', async (c) => {
    const viewer = requireAdmin(c);
    const name = (await readForm(c)).text('name');
    return attempt(
      async () => {
        await renameWorkplace(workplace, viewer, { name });
        return c.redirect('/admin/workplace?saved', 303);
      },
      (problems, status) => showWorkplace(c, house, name, problems, status),
    );
  });
  return door;
}

async function showOverview(c: Ctx, house: House): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace } = house.doorway;
  const [people, units, invitations, mails, imports, name] = await Promise.all([
    countPeople(workplace, viewer),
    listUnits(workplace, viewer),
    listInvitations(workplace, viewer),
    countWaitingMails(workplace, viewer),
    listImports(workplace, viewer),
    house.name(),
  ]);
  const parts = { people, units, invitations, mails, imports, workplace: name };
  const body = <Overview {...parts} zone={zoneOf(viewer)} />;
  return show(c, house, { title: say('admin.title'), body });
}

function showWorkplace(
  c: Ctx,
  house: House,
  name: string,
  problems: Problems,
  status?: Frame['status'],
) {
  const saved = c.req.query('saved') !== undefined;
  const body = <WorkplacePage name={name} problems={problems} saved={saved} />;
  return show(c, house, { title: say('admin.workplace'), body, status });
}
