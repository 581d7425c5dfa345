import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { zoneOf } from '../../../workplace/access/index.ts';
import { deleteComment, editComment, getComment } from '../../../workplace/conversation/index.ts';
import { getEntryHead } from '../../../workplace/entries/index.ts';
import { notAllowed, notFound } from '../../../workplace/refusal.ts';
import { listWordings } from '../../../workplace/works/wordings.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { readForm } from '../form.ts';
import { HistoryPage } from '../history/history-page.tsx';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { show } from '../layout/show.tsx';
import { settleChanged } from '../lineage-corrections/settling.ts';
import { param, requirePerson } from '../viewer.ts';
import { mustStand } from '../withdrawal/standing.ts';
import { metWithdrawal, showUnsaved } from '../withdrawal/unsaved-page.tsx';
import { showCommentDoings } from './comment-doings.tsx';
import { DeletionPage, EditCommentPage } from './comment-forms.tsx';
import { placePath } from './place.ts';

/** A comment by itself: its place, its wording, its end. */
export function commentRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/comments/:id', async (c) =>
    c.redirect(await placePath(c, house, param(c, 'id')), 302),
  );
  door.get('/comments/:id/edit', async (c) => {
    const comment = await getEditable(c, house);
    const settles = c.req.query('settles') ?? '';
    const { body, edits } = comment;
    return showEdit(c, house, { body, edits, settles, problems: noProblems });
  });
  door.post('/comments/:id/edit', (c) => edit(c, house));
  door.get('/comments/:id/deletion', async (c) => {
    requirePerson(c);
    const comment = await getComment(workplace, c.get('viewer'), param(c, 'id'));
    const body = <DeletionPage comment={comment} back={await placePath(c, house, comment.id)} />;
    return show(c, house, { title: say('comment.deletion'), body });
  });
  door.post('/comments/:id/deletion', async (c) => {
    await deleteComment(workplace, requirePerson(c), param(c, 'id'));
    return c.redirect(await placePath(c, house, param(c, 'id')), 303);
  });
  door.get('/comments/:id/history', async (c) => {
    const viewer = c.get('viewer');
    const id = param(c, 'id');
    const wordings = await listWordings(workplace, viewer, { commentId: id });
    const back = await placePath(c, house, id);
    const body = (
      <HistoryPage
        title={say('history.ofComment')}
        wordings={wordings}
        zone={zoneOf(viewer)}
        back={back}
      />
    );
    return show(c, house, { title: say('history.ofComment'), body });
  });
  door.get('/comments/:id/doings', (c) => showCommentDoings(c, house));
  return door;
}

async function getOwn(c: Ctx, house: House) {
  const viewer = requirePerson(c);
  const comment = await getComment(house.doorway.workplace, viewer, param(c, 'id'));
  if (comment.deletedAt) throw notFound();
  if (comment.authorId !== viewer.id) throw notAllowed();
  return comment;
}

async function getEditable(c: Ctx, house: House) {
  const comment = await getOwn(c, house);
  mustStand(await getEntryHead(house.doorway.workplace, requirePerson(c), comment.entryId));
  return comment;
}

async function edit(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const id = param(c, 'id');
  const body = form.text('body');
  const edits = form.text('edits');
  const settles = form.text('settles');
  return attempt(
    async () => {
      await editComment(house.doorway.workplace, viewer, id, { body, edits });
      await settleChanged(house, viewer, settles);
      return c.redirect(await placePath(c, house, id), 303);
    },
    async (problems, status) => {
      // Saving again after seeing that somebody was faster is meant, and may go through.
      const now = await getOwn(c, house);
      if (metWithdrawal(problems)) return showUnsaved(c, house, body, now.entryId);
      return showEdit(c, house, { body, edits: now.edits, settles, problems }, status);
    },
  );
}

interface Edit {
  body: string;
  edits: number;
  settles: string;
  problems: Problems;
}

async function showEdit(
  c: Ctx,
  house: House,
  edit: Edit,
  status: 200 | Parameters<typeof show>[2]['status'] = 200,
) {
  const id = param(c, 'id');
  const body = <EditCommentPage id={id} {...edit} back={await placePath(c, house, id)} />;
  return show(c, house, { title: say('comment.editing'), body, islands: true, status });
}
