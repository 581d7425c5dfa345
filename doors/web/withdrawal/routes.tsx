import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  entryPath,
  getEntry,
  getEntryHead,
  withdrawEntry,
} from '../../../workplace/entries/index.ts';
import { countBuiltOn } from '../../../workplace/lineage/index.ts';
import { notAllowed } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { WithdrawalPage } from './withdrawal-page.tsx';

/** `/entries/ID/withdrawal`: taking an entry's words away, once it is clear what that means. */
export function withdrawalRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/withdrawal', (c) =>
    showWithdrawal(c, house, { note: '', problems: noProblems }),
  );
  door.post('/entries/:id/withdrawal', (c) => withdraw(c, house));
  return door;
}

async function withdraw(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const note = (await readForm(c)).text('note');
  const { workplace } = house.doorway;
  return attempt(
    async () => {
      await withdrawEntry(workplace, viewer, param(c, 'id'), { note });
      return c.redirect(entryPath(await getEntryHead(workplace, viewer, param(c, 'id'))), 303);
    },
    (problems, status) => showWithdrawal(c, house, { note, problems, status }),
  );
}

interface Shown {
  note: string;
  problems: Problems;
  status?: Frame['status'];
}

async function showWithdrawal(c: Ctx, house: House, { note, problems, status }: Shown) {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const head = await getEntryHead(workplace, viewer, param(c, 'id'));
  const entry = await getEntry(workplace, viewer, head.id);
  if (entry.withdrawn) return c.redirect(entry.path, 303);
  if (!head.may.withdraw) throw notAllowed();
  const uses = await countBuiltOn(workplace, viewer, head.id);
  const own = head.authorId === viewer.id;
  const body = <WithdrawalPage {...{ entry, own, uses, note, problems }} />;
  return show(c, house, { title: say('withdrawal.title', { title: entry.title }), body, status });
}
