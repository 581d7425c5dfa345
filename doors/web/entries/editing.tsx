import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { editEntry, entryPath, getEntry, getEntryHead } from '../../../workplace/entries/index.ts';
import { notAllowed } from '../../../workplace/refusal.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { withFile } from '../files.ts';
import { readForm, tagsIn } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { settleChanged } from '../lineage-corrections/settling.ts';
import { param, requirePerson } from '../viewer.ts';
import { type Edit, EditPage } from './edit-page.tsx';

export function editing(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/edit', async (c) => {
    const entry = await getEditable(c, house);
    const { title, body, edits } = entry;
    const settles = c.req.query('settles') ?? '';
    const edit = { title, body, tags: entry.tags.join(', '), edits, settles };
    return showEdit(c, house, edit, noProblems);
  });
  door.post('/entries/:id/edit', (c) => save(c, house));
  return door;
}

async function getEditable(c: Ctx, house: House) {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const head = await getEntryHead(workplace, viewer, param(c, 'id'));
  if (!head.may.edit) throw notAllowed();
  return getEntry(workplace, viewer, head.id);
}

async function save(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const { workplace } = house.doorway;
  const text = (name: string) => form.text(name);
  const edit = {
    title: text('title'),
    body: text('body'),
    tags: text('tags'),
    edits: Number(text('edits')),
    settles: text('settles'),
  };
  return attempt(
    async () => {
      edit.body = await withFile(house, viewer, edit.body, form.file('file'));
      if (text('action') === 'preview') {
        const preview = await previewBody(workplace, viewer, { body: edit.body });
        return showEdit(c, house, { ...edit, preview }, noProblems);
      }
      const change = { ...edit, tags: tagsIn(edit.tags) };
      const saved = await editEntry(workplace, viewer, param(c, 'id'), change);
      await settleChanged(house, viewer, edit.settles);
      return c.redirect(entryPath(saved), 303);
    },
    async (problems, status) => {
      // Saving again after seeing that somebody was faster is meant, and may go through.
      const { edits } = await getEditable(c, house);
      return showEdit(c, house, { ...edit, edits }, problems, status);
    },
  );
}

async function showEdit(
  c: Ctx,
  house: House,
  edit: Edit,
  problems: Problems,
  status?: Frame['status'],
) {
  const body = <EditPage id={param(c, 'id')} edit={edit} problems={problems} />;
  return show(c, house, { title: say('entry.editing'), body, islands: true, status });
}
