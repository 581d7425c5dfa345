import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { getEntry, getEntryHead } from '../../../workplace/entries/index.ts';
import { addLink, getLink, listLinks, removeLink } from '../../../workplace/lineage/index.ts';
import { notAllowed } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { mustStand } from '../withdrawal/standing.ts';
import { SourcesPage, type Typed } from './sources-page.tsx';

/** `/entries/ID/sources`: what an entry was made on, said by whoever may edit it. */
export function sourceRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/sources', (c) => {
    const source = c.req.query('source') ?? '';
    return showSources(c, house, { typed: { ...blank, source }, problems: noProblems });
  });
  door.post('/entries/:id/sources', (c) => add(c, house));
  door.post('/links/:id/deletion', async (c) => {
    const viewer = requirePerson(c);
    const { from } = await getLink(workplace, viewer, param(c, 'id'));
    await removeLink(workplace, viewer, param(c, 'id'));
    return c.redirect(`/entries/${from.entry}/sources`, 303);
  });
  return door;
}

const blank: Typed = { source: '', relation: 'buildsOn', reason: '', passage: '' };

async function add(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const text = (name: string) => form.text(name);
  const typed: Typed = {
    source: text('source'),
    relation: text('relation'),
    reason: text('reason'),
    passage: text('passage'),
  };
  const entryId = param(c, 'id');
  return attempt(
    async () => {
      const once = oncePer(house.doorway.workplace, viewer, form, entryId, JSON.stringify(typed));
      await addLink(once, viewer, { entryId }, typed);
      return c.redirect(`/entries/${entryId}/sources`, 303);
    },
    (problems, status) => showSources(c, house, { typed, problems, status }),
  );
}

interface Shown {
  typed: Typed;
  problems: Problems;
  status?: Frame['status'];
}

async function showSources(c: Ctx, house: House, { typed, problems, status }: Shown) {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const head = await getEntryHead(workplace, viewer, param(c, 'id'));
  mustStand(head);
  if (!head.may.own) throw notAllowed();
  const [entry, links] = await Promise.all([
    getEntry(workplace, viewer, head.id),
    listLinks(workplace, viewer, head.id, { limit: 200 }),
  ]);
  const own = links.items.filter(({ from }) => from.entry === head.id && from.comment === null);
  const zone = zoneOf(viewer);
  const body = <SourcesPage {...{ entry, typed, problems, zone }} links={own} />;
  return show(c, house, { title: say('sources.title', { title: entry.title }), body, status });
}
