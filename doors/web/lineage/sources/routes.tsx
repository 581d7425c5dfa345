import { Hono } from 'hono';
import { say } from '../../../../messages/index.ts';
import { getTimeZone } from '../../../../workplace/access/index.ts';
import { getEntry, getEntryHead } from '../../../../workplace/entries/index.ts';
import { notAllowed } from '../../../../workplace/kernel/index.ts';
import { addLink, getLink, listLinks, removeLink } from '../../../../workplace/lineage/index.ts';
import type { DoorEnv } from '../../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../../form.ts';
import { noProblems, type Problems } from '../../layout/fields.tsx';
import { type PageFrame, renderPage } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';
import { withFormErrors } from '../../with-form-errors.ts';
import { requireNotWithdrawn } from '../../withdrawal/require-not-withdrawn.ts';
import { type SourceFormValues, SourcesPage } from './sources-page.tsx';

/** `/entries/ID/sources`: what an entry was made on, said by whoever may edit it. */
export function sourceRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id/sources', (c) => {
    const source = c.req.query('source') ?? '';
    return showSources(c, web, { values: { ...emptyValues, source }, problems: noProblems });
  });
  routes.post('/entries/:id/sources', (c) => submitSource(c, web));
  routes.post('/links/:id/deletion', async (c) => {
    const viewer = requirePerson(c);
    const { from } = await getLink(context, viewer, param(c, 'id'));
    await removeLink(context, viewer, param(c, 'id'));
    return c.redirect(`/entries/${from.entry}/sources`, 303);
  });
  return routes;
}

const emptyValues: SourceFormValues = { source: '', relation: 'buildsOn', reason: '', passage: '' };

async function submitSource(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const text = (name: string) => form.text(name);
  const values: SourceFormValues = {
    source: text('source'),
    relation: text('relation'),
    reason: text('reason'),
    passage: text('passage'),
  };
  const entryId = param(c, 'id');
  return withFormErrors(
    async () => {
      const once = withIdempotencyKey(
        web.door.context,
        viewer,
        form,
        entryId,
        JSON.stringify(values),
      );
      await addLink(once, viewer, { entryId }, values);
      return c.redirect(`/entries/${entryId}/sources`, 303);
    },
    (problems, status) => showSources(c, web, { values, problems, status }),
  );
}

interface SourceFormState {
  values: SourceFormValues;
  problems: Problems;
  status?: PageFrame['status'];
}

async function showSources(c: Ctx, web: WebContext, { values, problems, status }: SourceFormState) {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const head = await getEntryHead(context, viewer, param(c, 'id'));
  requireNotWithdrawn(head);
  if (!head.can.editSources) throw notAllowed();
  const [entry, links] = await Promise.all([
    getEntry(context, viewer, head.id),
    listLinks(context, viewer, head.id, { limit: 200 }),
  ]);
  const own = links.items.filter(({ from }) => from.entry === head.id && from.comment === null);
  const zone = getTimeZone(viewer);
  const body = (
    <SourcesPage entry={entry} links={own} values={values} problems={problems} zone={zone} />
  );
  return renderPage(c, web, { title: say('sources.title', { title: entry.title }), body, status });
}
