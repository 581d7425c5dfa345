import { say } from '../../../messages/index.ts';
import { Field, getControlAttributes, type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  values: { tags: string; buildsOn: string };
  problems: Problems;
  /** What publishing it is called, and asking for what is there already. */
  publishLabel: string;
  relatedLabel: string;
  /** Where the form goes, if what it shows stands far above: it is led to then. */
  at?: string;
}

/** How every form for a new work ends: its tags, what it builds on, and what to do with it. */
export function ComposeFooter({ values, problems, publishLabel, relatedLabel, at }: Props) {
  const to = (place: string) => (at ? `${at}#${place}` : undefined);
  return (
    <>
      <TextField
        name="tags"
        label={say('entry.tagsLabel')}
        hint={say('entry.tagsHint')}
        value={values.tags}
        problems={problems}
      />
      <Field
        name="buildsOn"
        label={say('compose.buildsOn')}
        hint={say('compose.buildsOnHint')}
        problems={problems}
      >
        <textarea {...getControlAttributes('buildsOn', problems, true)} rows={2}>
          {values.buildsOn}
        </textarea>
      </Field>
      <p class="buttons">
        <button type="submit" class="button">
          {publishLabel}
        </button>
        <button
          type="submit"
          class="button plain"
          name="action"
          value="preview"
          formaction={to('preview')}
          data-preview={at ? undefined : true}
        >
          {say('editor.preview')}
        </button>
        <button
          type="submit"
          class="button plain"
          name="action"
          value="related"
          formaction={to('existing')}
        >
          {relatedLabel}
        </button>
        <button type="submit" class="button plain" name="action" value="draft">
          {say('compose.keep')}
        </button>
      </p>
    </>
  );
}
