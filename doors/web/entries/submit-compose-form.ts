import type { PersonViewer } from '../../../workplace/access/index.ts';
import { publishEntry, renderPreview } from '../../../workplace/entries/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import { type Form, readForm, withIdempotencyKey } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { PageFrame } from '../layout/render-page.tsx';
import { addSource } from '../prior-art/sources-field.ts';
import { appendUpload } from '../uploads.ts';
import { requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';

/** A form for a new work as it is shown again. */
export interface ComposeState<Composed> {
  values: Composed;
  problems: Problems;
  preview?: string;
  /** Whether to look for what is there already. */
  showsRelated?: boolean;
  status?: PageFrame['status'];
}

/** What differs from one such form to another. */
export interface ComposeForm<Composed> {
  read(form: Form): Composed;
  /** As it is published. */
  toEntryInput(values: Composed): object | Promise<object>;
  showForm(c: Ctx, web: WebContext, composing: ComposeState<Composed>): Promise<Response>;
  saveAsDraft(c: Ctx, web: WebContext, viewer: PersonViewer, values: Composed): Promise<Response>;
  /** By the fields of this form. */
  mapProblems(problems: Problems, values: Composed): Problems;
  /** What another of its buttons makes of it; null where it was none of them. */
  turned?(values: Composed, action: string): Composed | null;
}

/** Does what the button asks for that was pressed: publishes the work, or shows or keeps it. */
export async function submitComposeForm<Composed extends { body: string; buildsOn: string }>(
  c: Ctx,
  web: WebContext,
  kind: ComposeForm<Composed>,
): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const values = kind.read(form);
  const { context } = web.door;
  const again = (composing: Partial<ComposeState<Composed>>) =>
    kind.showForm(c, web, { values, problems: noProblems, ...composing });
  return withFormErrors(
    async () => {
      values.body = await appendUpload(web, viewer, values.body, form.file('file'));
      const action = form.text('action');
      if (action === 'preview') {
        return again({ preview: await renderPreview(context, viewer, { body: values.body }) });
      }
      const turned = kind.turned?.(values, action);
      if (turned) return again({ values: turned });
      if (action === 'draft') return kind.saveAsDraft(c, web, viewer, values);
      if (/^(related$|buildOn:|departFrom:)/.test(action)) {
        values.buildsOn = addSource(values.buildsOn, action);
        return again({ showsRelated: true });
      }
      const once = withIdempotencyKey(context, viewer, form, JSON.stringify(values));
      const entry = await kind.toEntryInput(values);
      return c.redirect(entryPath(await publishEntry(once, viewer, entry)), 303);
    },
    (problems, status) => again({ problems: kind.mapProblems(problems, values), status }),
  );
}

/** Works built on and departed from stand in one field. */
export function mapSourceProblems(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([name, reason]) =>
      name.startsWith('departsFrom') ? ['buildsOn', reason] : [name, reason],
    ),
  );
}
