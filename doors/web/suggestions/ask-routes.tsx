import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { getEntry } from '../../../workplace/entries/index.ts';
import { askPeople, findAskable, roomToAsk } from '../../../workplace/suggestions/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { AsksPage } from './asks-page.tsx';

/** `/entries/ID/asks`: putting a question to a few people beyond its space. */
export function askRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/asks', (c) => showAsks(c, house, { problems: noProblems }));
  door.post('/entries/:id/asks', async (c) => {
    const viewer = requirePerson(c);
    const people = (await readForm(c)).list('people');
    const id = param(c, 'id');
    return attempt(
      async () => {
        await askPeople(house.doorway.workplace, viewer, id, { people });
        return c.redirect(`/entries/${id}/asks?done`, 303);
      },
      (problems, status) => showAsks(c, house, { problems, status }),
    );
  });
  return door;
}

interface Shown {
  problems: Problems;
  status?: Frame['status'];
}

async function showAsks(c: Ctx, house: House, { problems, status }: Shown): Promise<Response> {
  const { workplace } = house.doorway;
  const viewer = requirePerson(c);
  const askable = await findAskable(workplace, viewer, param(c, 'id'), workplace.now());
  const entry = await getEntry(workplace, viewer, param(c, 'id'));
  const room = await roomToAsk(workplace, entry.id, workplace.now());
  const done = c.req.query('done') !== undefined;
  const title = say('asks.pageTitle', { title: entry.title });
  const body = <AsksPage {...{ entry, askable, room, done, problems }} />;
  return show(c, house, { title, body, status });
}
