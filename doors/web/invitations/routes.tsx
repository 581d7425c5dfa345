import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import {
  invite,
  listInvitations,
  revokeInvitation,
} from '../../../workplace/sign-in/invitations.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requireAdmin } from '../viewer.ts';
import { InvitationsPage, type Invited } from './invitations-page.tsx';

/** Inviting people: the link is shown once, to be passed on by whatever way is at hand. */
export function invitationRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  const nobody: Invited = { email: '', name: '', standing: 'member', spaces: [] };
  door.get('/invitations', (c) => showInvitations(c, house, { invited: nobody }));
  door.post('/invitations', async (c) => {
    const viewer = requireAdmin(c);
    const invited = invitedIn(await readForm(c));
    return attempt(
      async () => {
        const { secret } = await invite(workplace, viewer, invited);
        const link = `${c.get('origin')}/invitations/${secret}`;
        return showInvitations(c, house, { invited: nobody, link });
      },
      (problems, status) => showInvitations(c, house, { invited, problems, status }),
    );
  });
  door.post('/invitations/:id/deletion', async (c) => {
    await revokeInvitation(workplace, requireAdmin(c), param(c, 'id'));
    return c.redirect('/invitations', 303);
  });
  return door;
}

function invitedIn(form: Form): Invited {
  const { text } = form;
  const [email, name, standing] = [text('email'), text('name'), text('standing') || 'member'];
  return { email, name, standing, spaces: form.list('spaces') };
}

interface Shown {
  invited: Invited;
  link?: string;
  problems?: Problems;
  status?: Frame['status'];
}

async function showInvitations(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const viewer = requireAdmin(c);
  const { workplace } = house.doorway;
  const [invitations, spaces] = await Promise.all([
    listInvitations(workplace, viewer),
    listSpaces(workplace, viewer, { limit: 200 }),
  ]);
  const body = (
    <InvitationsPage
      invitations={invitations}
      spaces={spaces.items}
      invited={shown.invited}
      link={shown.link}
      problems={shown.problems ?? noProblems}
      zone={zoneOf(viewer)}
    />
  );
  const secret = shown.link !== undefined;
  return show(c, house, { title: say('invitations.title'), body, status: shown.status, secret });
}
