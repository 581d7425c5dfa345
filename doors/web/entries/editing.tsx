import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  type Choice,
  chosenWording,
  type Edited,
  EditedMeanwhile,
  editEntry,
  entryPath,
  getEntry,
  getEntryHead,
  getMerge,
} from '../../../workplace/entries/index.ts';
import { notAllowed } from '../../../workplace/refusal.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { withFile } from '../files.ts';
import { type Form, readForm, tagsIn } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { settleChanged } from '../lineage-corrections/settling.ts';
import { param, requirePerson } from '../viewer.ts';
import { mustStand } from '../withdrawal/standing.ts';
import { metWithdrawal, showUnsaved } from '../withdrawal/unsaved-page.tsx';
import { ConflictPage } from './conflict-page.tsx';
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
  mustStand(head);
  if (!head.may.edit) throw notAllowed();
  return getEntry(workplace, viewer, head.id);
}

async function save(c: Ctx, house: House): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const { workplace } = house.doorway;
  const text = (name: string) => form.text(name);
  let edit: Edit = {
    title: text('title'),
    body: text('body'),
    tags: text('tags'),
    edits: Number(text('edits')),
    settles: text('settles'),
  };
  return attempt(
    async () => {
      if (form.has('against')) edit = await choose(c, house, form, edit);
      if (text('action') === 'write-on') return showEdit(c, house, edit, noProblems);
      edit.body = await withFile(house, viewer, edit.body, form.file('file'));
      if (text('action') === 'preview') {
        const preview = await previewBody(workplace, viewer, { body: edit.body });
        return showEdit(c, house, { ...edit, preview }, noProblems);
      }
      return await saved(c, house, edit);
    },
    async (problems, status) => {
      const words = [edit.title, edit.body].join('\n\n');
      if (metWithdrawal(problems)) return showUnsaved(c, house, words, param(c, 'id'));
      // Saving again after seeing that somebody was faster is meant, and may go through.
      const again = problems.form === 'editedMeanwhile';
      const { edits } = again ? await getEditable(c, house) : edit;
      return showEdit(c, house, { ...edit, edits }, problems, status);
    },
  );
}

/** The edit with somebody's choices made, which begins from the wording that it met. */
async function choose(c: Ctx, house: House, form: Form, edit: Edit): Promise<Edit> {
  const against = Number(form.text('against'));
  const merge = await getMerge(house.doorway.workplace, requirePerson(c), param(c, 'id'), {
    change: changeOf(edit),
    against,
  });
  const { title, body, tags } = chosenWording(merge, (place) => choiceIn(form, place));
  return { ...edit, title, body, tags: tags.join(', '), edits: against };
}

function choiceIn(form: Form, place: string): Choice {
  const said = form.text(`choice-${place}`);
  if (said === 'yours' || said === 'theirs') return said;
  return place === 'title' ? 'yours' : 'both';
}

const changeOf = (edit: Edit) => ({ ...edit, tags: tagsIn(edit.tags) });

async function saved(c: Ctx, house: House, edit: Edit): Promise<Response> {
  const { workplace } = house.doorway;
  try {
    const done = await editEntry(workplace, requirePerson(c), param(c, 'id'), changeOf(edit));
    await settleChanged(house, requirePerson(c), edit.settles ?? '');
    return c.redirect(placeAfter(done, edit), 303);
  } catch (error) {
    if (!(error instanceof EditedMeanwhile) || !error.base) throw error;
    return showConflict(c, house, edit, error.edits);
  }
}

/** Where others' changes were merged in, one sees first what became of both. */
function placeAfter(done: Edited, { edits }: Edit): string {
  return done.merged ? `/entries/${done.id}/history?since=${edits}` : entryPath(done);
}

async function showConflict(c: Ctx, house: House, edit: Edit, against: number) {
  const id = param(c, 'id');
  const asked = { change: changeOf(edit), against };
  const merge = await getMerge(house.doorway.workplace, requirePerson(c), id, asked);
  const body = <ConflictPage id={id} edit={edit} against={against} merge={merge} />;
  return show(c, house, { title: say('editing.contested'), body, islands: true, status: 409 });
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
