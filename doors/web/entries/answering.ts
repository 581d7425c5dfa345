import type { PersonViewer } from '../../../workplace/access/index.ts';
import { entryPath, publishEntry } from '../../../workplace/entries/index.ts';
import { previewBody } from '../../../workplace/works/preview.ts';
import { attempt } from '../attempt.ts';
import { withFile } from '../files.ts';
import { type Form, oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import type { Frame } from '../layout/show.tsx';
import { withSource } from '../prior-art/sources.ts';
import { requirePerson } from '../viewer.ts';

/** A form for a new work as it is shown again. */
export interface Composing<Composed> {
  composed: Composed;
  problems: Problems;
  preview?: string;
  /** Whether to look for what is there already. */
  asks?: boolean;
  status?: Frame['status'];
}

/** What differs from one such form to another. */
export interface ComposeForm<Composed> {
  read(form: Form): Composed;
  /** As it is published. */
  entryOf(composed: Composed): object | Promise<object>;
  compose(c: Ctx, house: House, composing: Composing<Composed>): Promise<Response>;
  keepDraft(c: Ctx, house: House, viewer: PersonViewer, composed: Composed): Promise<Response>;
  /** By the fields of this form. */
  place(problems: Problems, composed: Composed): Problems;
  /** What another of its buttons makes of it; null where it was none of them. */
  turned?(composed: Composed, action: string): Composed | null;
}

/** Does what the button asks for that was pressed: publishes the work, or shows or keeps it. */
export async function answerComposed<Composed extends { body: string; buildsOn: string }>(
  c: Ctx,
  house: House,
  kind: ComposeForm<Composed>,
): Promise<Response> {
  const viewer = requirePerson(c);
  const form = await readForm(c);
  const composed = kind.read(form);
  const { workplace } = house.doorway;
  const again = (composing: Partial<Composing<Composed>>) =>
    kind.compose(c, house, { composed, problems: noProblems, ...composing });
  return attempt(
    async () => {
      composed.body = await withFile(house, viewer, composed.body, form.file('file'));
      const action = form.text('action');
      if (action === 'preview') {
        return again({ preview: await previewBody(workplace, viewer, { body: composed.body }) });
      }
      const turned = kind.turned?.(composed, action);
      if (turned) return again({ composed: turned });
      if (action === 'draft') return kind.keepDraft(c, house, viewer, composed);
      if (/^(related$|buildOn:|departFrom:)/.test(action)) {
        composed.buildsOn = withSource(composed.buildsOn, action);
        return again({ asks: true });
      }
      const once = oncePer(workplace, viewer, form, JSON.stringify(composed));
      const entry = await kind.entryOf(composed);
      return c.redirect(entryPath(await publishEntry(once, viewer, entry)), 303);
    },
    (problems, status) => again({ problems: kind.place(problems, composed), status }),
  );
}

/** Works built on and departed from stand in one field. */
export function aboutSources(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([name, reason]) =>
      name.startsWith('departsFrom') ? ['buildsOn', reason] : [name, reason],
    ),
  );
}
