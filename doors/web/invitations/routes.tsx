import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getTimeZone } from '../../../workplace/access/index.ts';
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
} from '../../../workplace/sign-in/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requireAdmin } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { type InvitationFormValues, InvitationsPage } from './invitations-page.tsx';

/** Inviting people: the link is shown once, to be passed on by whatever way is at hand. */
export function invitationRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  const nobody: InvitationFormValues = { email: '', name: '', membership: 'member', spaces: [] };
  routes.get('/invitations', (c) => showInvitations(c, web, { values: nobody }));
  routes.post('/invitations', async (c) => {
    const viewer = requireAdmin(c);
    const invited = parseInvitationForm(await readForm(c));
    return withFormErrors(
      async () => {
        const { secret } = await createInvitation(context, viewer, invited);
        const link = `${c.get('origin')}/invitations/${secret}`;
        return showInvitations(c, web, { values: nobody, link });
      },
      (problems, status) => showInvitations(c, web, { values: invited, problems, status }),
    );
  });
  routes.post('/invitations/:id/deletion', async (c) => {
    await revokeInvitation(context, requireAdmin(c), param(c, 'id'));
    return c.redirect('/invitations', 303);
  });
  return routes;
}

function parseInvitationForm(form: Form): InvitationFormValues {
  const { text } = form;
  const membership = text('membership') || 'member';
  return { email: text('email'), name: text('name'), membership, spaces: form.list('spaces') };
}

interface InvitationsPageState {
  values: InvitationFormValues;
  link?: string;
  problems?: Problems;
  status?: PageFrame['status'];
}

async function showInvitations(
  c: Ctx,
  web: WebContext,
  shown: InvitationsPageState,
): Promise<Response> {
  const viewer = requireAdmin(c);
  const { context } = web.door;
  const [invitations, spaces] = await Promise.all([
    listInvitations(context, viewer),
    listSpaces(context, viewer, { limit: 200 }),
  ]);
  const body = (
    <InvitationsPage
      invitations={invitations}
      spaces={spaces.items}
      values={shown.values}
      link={shown.link}
      problems={shown.problems ?? noProblems}
      zone={getTimeZone(viewer)}
    />
  );
  const secret = shown.link !== undefined;
  return renderPage(c, web, {
    title: say('invitations.title'),
    body,
    status: shown.status,
    isSecret: secret,
  });
}
