import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getEntry } from '../../../workplace/entries/index.ts';
import {
  askPeople,
  countRemainingAsks,
  findExperts,
} from '../../../workplace/suggestions/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { AsksPage } from './asks-page.tsx';

/** `/entries/ID/asks`: putting a question to a few people beyond its space. */
export function askRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id/asks', (c) => showAsks(c, web, { problems: noProblems }));
  routes.post('/entries/:id/asks', async (c) => {
    const viewer = requirePerson(c);
    const people = (await readForm(c)).list('people');
    const id = param(c, 'id');
    return withFormErrors(
      async () => {
        await askPeople(web.door.context, viewer, id, { people });
        return c.redirect(`/entries/${id}/asks?done`, 303);
      },
      (problems, status) => showAsks(c, web, { problems, status }),
    );
  });
  return routes;
}

interface AsksPageState {
  problems: Problems;
  status?: PageFrame['status'];
}

async function showAsks(
  c: Ctx,
  web: WebContext,
  { problems, status }: AsksPageState,
): Promise<Response> {
  const { context } = web.door;
  const viewer = requirePerson(c);
  const askable = await findExperts(context, viewer, param(c, 'id'), context.now());
  const entry = await getEntry(context, viewer, param(c, 'id'));
  const room = await countRemainingAsks(context, entry.id, context.now());
  const done = c.req.query('done') !== undefined;
  const title = say('asks.pageTitle', { title: entry.title });
  const body = (
    <AsksPage {...{ entry, experts: askable, remaining: room, isSent: done, problems }} />
  );
  return renderPage(c, web, { title, body, status });
}
