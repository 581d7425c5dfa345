import { say } from '../../../messages/index.ts';
import { Editor } from '../layout/editor.tsx';
import { ErrorSummary, type Labels, type Problems, TextField } from '../layout/fields.tsx';
import { SettledFlagField } from '../lineage/corrections/flag-field.tsx';

/** An entry's words as they are being changed, and how many edits their writer has seen. */
export interface EditValues {
  title: string;
  body: string;
  tags: string;
  edits: number;
  /** The flag that saving settles, if somebody came here because of one. */
  settles?: string;
  preview?: string;
}

const labels: Labels = {
  title: say('entry.titleLabel'),
  body: say('entry.bodyLabel'),
  file: say('editor.attach'),
  tags: say('entry.tagsLabel'),
};

export function EditPage({
  id,
  edit,
  problems,
}: {
  id: string;
  edit: EditValues;
  problems: Problems;
}) {
  return (
    <>
      <h1>{say('entry.editing')}</h1>
      <ErrorSummary problems={problems} labels={labels} />
      <form method="post" action={`/entries/${id}/edit`} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="edits" value={String(edit.edits)} />
        <SettledFlagField flag={edit.settles} />
        <TextField
          name="title"
          label={say('entry.titleLabel')}
          value={edit.title}
          problems={problems}
        />
        <Editor
          name="body"
          label={say('entry.bodyLabel')}
          value={edit.body}
          rows={18}
          problems={problems}
          preview={edit.preview}
        />
        <TextField
          name="tags"
          label={say('entry.tagsLabel')}
          hint={say('entry.tagsHint')}
          value={edit.tags}
          problems={problems}
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
          <button type="submit" class="button plain" name="action" value="preview" data-preview>
            {say('editor.preview')}
          </button>
          <a href={`/entries/${id}`}>{say('form.cancel')}</a>
        </p>
      </form>
    </>
  );
}
