import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { invalid } from '../../../workplace/kernel/index.ts';
import { follow, listFollows, unfollow } from '../../../workplace/notifications/index.ts';
import { listSpaces } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { toSafePath } from '../safe-redirect.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { FollowingPage } from './following-page.tsx';
import type { OpmlImportResult } from './opml.ts';

/** Loaded when a list is asked for: what writes and reads them is large, and few ask. */
const loadOpmlModule = () => import('./opml.ts');

/** What somebody follows. */
export function followingRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/following', (c) => showFollowing(c, web, {}));
  routes.get('/following.opml', async (c) => {
    const follows = await listFollows(context, requirePerson(c));
    const { renderOpml } = await loadOpmlModule();
    const opml = renderOpml(follows, c.get('origin'), say('following.title'));
    c.header('Cache-Control', 'private, no-store');
    c.header('Content-Disposition', 'attachment; filename="following.opml"');
    return c.body(opml, 200, { 'Content-Type': 'text/x-opml; charset=utf-8' });
  });
  routes.post('/following', (c) => importFile(c, web));
  routes.post('/follows', async (c) => {
    const form = await readForm(c);
    await follow(context, requirePerson(c), {
      type: form.text('type'),
      target: form.text('target'),
    });
    return c.redirect(toSafePath(form.text('back') || '/following'), 303);
  });
  routes.post('/follows/:id/deletion', async (c) => {
    const form = await readForm(c);
    await unfollow(context, requirePerson(c), param(c, 'id'));
    return c.redirect(toSafePath(form.text('back') || '/following'), 303);
  });
  return routes;
}

const MAX_OPML_BYTES = 1_000_000;

async function importFile(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  return withFormErrors(
    async () => {
      const file = form.file('file');
      if (!file) throw invalid({ file: 'opmlMissing' });
      if (file.size > MAX_OPML_BYTES) throw invalid({ file: 'tooLong' });
      const { importOpml } = await loadOpmlModule();
      const importResult = await importOpml(web.door.context, viewer, await file.text());
      return showFollowing(c, web, { importResult });
    },
    (problems, status) => showFollowing(c, web, { problems, status }),
  );
}

interface FollowingPageState {
  importResult?: OpmlImportResult;
  problems?: Problems;
  status?: PageFrame['status'];
}

async function showFollowing(
  c: Ctx,
  web: WebContext,
  shown: FollowingPageState,
): Promise<Response> {
  const { context } = web.door;
  const viewer = requirePerson(c);
  const [follows, joined] = await Promise.all([
    listFollows(context, viewer),
    listSpaces(context, viewer, { joined: true, limit: 200 }),
  ]);
  const { importResult = null, problems = noProblems, status } = shown;
  const body = (
    <FollowingPage
      follows={follows}
      joined={joined.items}
      importResult={importResult}
      problems={problems}
    />
  );
  return renderPage(c, web, { title: say('following.title'), body, status });
}
