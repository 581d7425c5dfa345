import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  closeConversation,
  reactToComment,
  reopenConversation,
} from '../../../workplace/conversation/index.ts';
import {
  actOnEntry,
  entryPath,
  getEntryHead,
  reactToEntry,
  undoAct,
} from '../../../workplace/entries/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { wantsData } from '../errors.tsx';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { mustStand } from '../withdrawal/standing.ts';
import { commentRoutes } from './comment-routes.tsx';
import { postComment, showComment } from './commenting.tsx';
import { DoingsPage } from './doings-page.tsx';
import { backToEntry, placePath } from './place.ts';
import { showEntry, showEntryAgain } from './show-entry.tsx';

/** An entry's page and everything that is done on it. */
export function conversationRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id', (c) => showEntry(c, house));
  door.post('/entries/:id/comments', (c) => postComment(c, house));
  door.get('/entries/:id/comments/:comment', (c) => showComment(c, house));
  door.post('/entries/:id/closure', (c) => close(c, house));
  door.post('/entries/:id/closure/deletion', async (c) => {
    await reopenConversation(workplace, requirePerson(c), param(c, 'id'));
    return backToEntry(c, house, '#conversation');
  });
  door.get('/entries/:id/reactions', async (c) => {
    const viewer = requirePerson(c);
    const head = await getEntryHead(workplace, viewer, param(c, 'id'));
    mustStand(head);
    const back = entryPath(head);
    const props = { entryId: head.id, of: head.id, mayReact: head.may.react, back };
    return show(c, house, { title: say('doings.title'), body: <DoingsPage {...props} /> });
  });
  door.post('/entries/:id/reactions', (c) => react(c, house));
  door.post('/entries/:id/acceptance', async (c) => {
    const comment = (await readForm(c)).text('comment');
    await actOnEntry(workplace, requirePerson(c), param(c, 'id'), 'acceptance', { comment });
    return backToEntry(c, house);
  });
  door.post('/entries/:id/acceptance/deletion', async (c) => {
    await undoAct(workplace, requirePerson(c), param(c, 'id'), 'acceptance');
    return backToEntry(c, house);
  });
  door.route('/', commentRoutes(house));
  return door;
}

async function close(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const outcome = (await readForm(c)).text('outcome');
  return attempt(
    async () => {
      await closeConversation(house.doorway.workplace, viewer, param(c, 'id'), { outcome });
      return backToEntry(c, house);
    },
    (problems, status) => {
      const answer = { body: '', replyTo: null, outcome };
      const about = { outcome: Object.values(problems)[0] ?? 'invalid' };
      return showEntryAgain(c, house, { answer, problems: about, status });
    },
  );
}

async function react(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form: Form = await readForm(c);
  const [of = '', name] = form.text('give').split(' ');
  const { workplace } = house.doorway;
  const entry = param(c, 'id');
  if (of === entry) await reactToEntry(workplace, viewer, entry, { name });
  else await reactToComment(workplace, viewer, of, { name });
  if (wantsData(c)) return c.body(null, 204);
  if (of === entry) return backToEntry(c, house);
  return c.redirect(await placePath(c, house, of), 303);
}
