import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import {
  applyMergeChoices,
  EditConflict,
  type EditResult,
  editEntry,
  getEntry,
  getEntryHead,
  getMerge,
  type MergeChoice,
  renderPreview,
} from '../../../workplace/entries/index.ts';
import { notAllowed } from '../../../workplace/kernel/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, parseTags, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { settleFlagAfterEdit } from '../lineage/corrections/settle-after-edit.ts';
import { appendUpload } from '../uploads.ts';
import { param, requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { requireNotWithdrawn } from '../withdrawal/require-not-withdrawn.ts';
import { isWithdrawnProblem, showUnsavedPage } from '../withdrawal/unsaved-page.tsx';
import { ConflictPage } from './conflict-page.tsx';
import { EditPage, type EditValues } from './edit-page.tsx';

export function editRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/entries/:id/edit', async (c) => {
    const entry = await getEditableEntry(c, web);
    const { title, body, edits } = entry;
    const settles = c.req.query('settles') ?? '';
    const edit = { title, body, tags: entry.tags.join(', '), edits, settles };
    return showEdit(c, web, edit, noProblems);
  });
  routes.post('/entries/:id/edit', (c) => submitEdit(c, web));
  return routes;
}

async function getEditableEntry(c: Ctx, web: WebContext) {
  const viewer = requirePerson(c);
  const { context } = web.door;
  const head = await getEntryHead(context, viewer, param(c, 'id'));
  requireNotWithdrawn(head);
  if (!head.can.edit) throw notAllowed();
  return getEntry(context, viewer, head.id);
}

async function submitEdit(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const { context } = web.door;
  const text = (name: string) => form.text(name);
  let edit: EditValues = {
    title: text('title'),
    body: text('body'),
    tags: text('tags'),
    edits: Number(text('edits')),
    settles: text('settles'),
  };
  return withFormErrors(
    async () => {
      if (form.has('against')) edit = await applyChoices(c, web, form, edit);
      if (text('action') === 'write-on') return showEdit(c, web, edit, noProblems);
      edit.body = await appendUpload(web, viewer, edit.body, form.file('file'));
      if (text('action') === 'preview') {
        const preview = await renderPreview(context, viewer, { body: edit.body });
        return showEdit(c, web, { ...edit, preview }, noProblems);
      }
      return await saveEdit(c, web, edit);
    },
    async (problems, status) => {
      const words = [edit.title, edit.body].join('\n\n');
      if (isWithdrawnProblem(problems)) return showUnsavedPage(c, web, words, param(c, 'id'));
      // Saving again after seeing that somebody was faster is meant, and may go through.
      const again = problems.form === 'editConflict';
      const { edits } = again ? await getEditableEntry(c, web) : edit;
      return showEdit(c, web, { ...edit, edits }, problems, status);
    },
  );
}

/** The edit with somebody's choices made, which begins from the wording that it met. */
async function applyChoices(
  c: Ctx,
  web: WebContext,
  form: Form,
  edit: EditValues,
): Promise<EditValues> {
  const against = Number(form.text('against'));
  const merge = await getMerge(web.door.context, requirePerson(c), param(c, 'id'), {
    change: toEntryChange(edit),
    against,
  });
  const { title, body, tags } = applyMergeChoices(merge, (place) => parseChoice(form, place));
  return { ...edit, title, body, tags: tags.join(', '), edits: against };
}

function parseChoice(form: Form, place: string): MergeChoice {
  const said = form.text(`choice-${place}`);
  if (said === 'yours' || said === 'theirs') return said;
  return place === 'title' ? 'yours' : 'both';
}

const toEntryChange = (edit: EditValues) => ({ ...edit, tags: parseTags(edit.tags) });

async function saveEdit(c: Ctx, web: WebContext, edit: EditValues): Promise<Response> {
  const { context } = web.door;
  try {
    const done = await editEntry(context, requirePerson(c), param(c, 'id'), toEntryChange(edit));
    await settleFlagAfterEdit(web, requirePerson(c), edit.settles ?? '');
    return c.redirect(getPathAfterEdit(done, edit), 303);
  } catch (error) {
    if (!(error instanceof EditConflict) || !error.base) throw error;
    return showConflict(c, web, edit, error.edits);
  }
}

/** Where others' changes were merged in, one sees first what became of both. */
function getPathAfterEdit(done: EditResult, { edits }: EditValues): string {
  return done.merged ? `/entries/${done.id}/history?since=${edits}` : entryPath(done);
}

async function showConflict(c: Ctx, web: WebContext, edit: EditValues, against: number) {
  const id = param(c, 'id');
  const asked = { change: toEntryChange(edit), against };
  const merge = await getMerge(web.door.context, requirePerson(c), id, asked);
  const body = <ConflictPage id={id} edit={edit} against={against} merge={merge} />;
  return renderPage(c, web, {
    title: say('editing.contested'),
    body,
    hasIslands: true,
    status: 409,
  });
}

async function showEdit(
  c: Ctx,
  web: WebContext,
  edit: EditValues,
  problems: Problems,
  status?: PageFrame['status'],
) {
  const body = <EditPage id={param(c, 'id')} edit={edit} problems={problems} />;
  return renderPage(c, web, { title: say('entry.editing'), body, hasIslands: true, status });
}
