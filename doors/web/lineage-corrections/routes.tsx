import { Hono } from 'hono';
import { say, sayTitle } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { getComment } from '../../../workplace/conversation/index.ts';
import { getEntry, getEntryHead } from '../../../workplace/entries/index.ts';
import { correctWork, listCorrections, settleFlag } from '../../../workplace/lineage/index.ts';
import { notAllowed, notFound } from '../../../workplace/refusal.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { mustStand } from '../withdrawal/standing.ts';
import { CorrectionPage } from './correction-page.tsx';

/** Saying that a work was wrong, and settling what follows from it. */
export function correctionRoutes(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  for (const path of ['/entries/:entry/corrections', '/comments/:comment/corrections'] as const) {
    door.get(path, (c) => showCorrection(c, house, { note: '', problems: noProblems }));
    door.post(path, (c) => correct(c, house));
  }
  door.post('/flags/:id/settlement', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const how = form.text('how');
    await settleFlag(house.doorway.workplace, viewer, param(c, 'id'), { how });
    return c.redirect(backFrom(form.text('back') || form.text('work')), 303);
  });
  return door;
}

/** Only to pages that a flag is shown on. */
function backFrom(path: string): string {
  return /^\/(entries|comments)\/[0-9a-f-]{36}$/.test(path) ? path : '/';
}

/** What the address names: a comment, or else an entry. */
function workIn(c: Ctx) {
  return { entryId: c.req.param('entry'), commentId: c.req.param('comment') };
}

async function correct(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const note = form.text('note');
  const work = workIn(c);
  return attempt(
    async () => {
      const { workplace } = house.doorway;
      const once = oncePer(workplace, viewer, form, JSON.stringify(work), note);
      await correctWork(once, viewer, work, { note });
      return c.redirect(addressOf(work), 303);
    },
    (problems, status) => showCorrection(c, house, { note, problems, status }),
  );
}

function addressOf({ entryId, commentId }: ReturnType<typeof workIn>): string {
  return commentId ? `/comments/${commentId}` : `/entries/${entryId}`;
}

interface Shown {
  note: string;
  problems: Problems;
  status?: Frame['status'];
}

async function showCorrection(c: Ctx, house: House, { note, problems, status }: Shown) {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const work = workIn(c);
  const comment = work.commentId ? await getComment(workplace, viewer, work.commentId) : null;
  const head = await getEntryHead(workplace, viewer, comment?.entryId ?? work.entryId ?? '');
  if (comment?.deletedAt) throw notFound();
  if (!comment) mustStand(head);
  const own = comment ? comment.authorId === viewer.id : head.may.own;
  if (!head.may.react || !(own || head.may.tend)) throw notAllowed();
  const [entry, corrections] = await Promise.all([
    getEntry(workplace, viewer, head.id),
    listCorrections(workplace, viewer, head.id, { limit: 200 }),
  ]);
  const earlier = corrections.items.filter((one) => one.commentId === (comment?.id ?? null));
  const address = addressOf(work);
  const title = say(comment ? 'corrections.titleComment' : 'corrections.title', {
    title: sayTitle(entry.title),
  });
  const body = (
    <CorrectionPage
      {...{ title, note, problems, earlier }}
      action={`${address}/corrections`}
      back={address}
      zone={zoneOf(viewer)}
    />
  );
  return show(c, house, { title, body, status });
}
