import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import { Field, getControlAttributes, type Problems } from './fields.tsx';
import { editorMessages } from './island-messages.ts';

interface Props {
  name: string;
  label: string;
  value: string;
  rows: number;
  problems: Problems;
  /** Where unfinished words are kept: with the entry they comment, or as a draft by its id. */
  draft?: { entry: string } | { id: string };
  /** Safe HTML to show how it will look. */
  preview?: string | undefined;
}

/** A field for Markdown, with a file to attach; an island adds what needs a script. */
export function Editor({ name, label, value, rows, problems, draft, preview }: Props) {
  return (
    <markdown-editor
      draft-entry={draft && 'entry' in draft ? draft.entry : undefined}
      draft-id={draft && 'id' in draft ? draft.id : undefined}
      data-messages={editorMessages}
    >
      <Field name={name} label={label} problems={problems} hint={<MarkdownHint />}>
        <textarea {...getControlAttributes(name, problems, true)} rows={rows} dir="auto">
          {value}
        </textarea>
      </Field>
      <p class="status quiet" role="status" />
      {preview === undefined ? null : (
        <section class="preview" aria-labelledby="preview">
          <h2 id="preview">{say('editor.previewHeading')}</h2>
          <div class="prose">{raw(preview)}</div>
        </section>
      )}
      <Field name="file" label={say('editor.attach')} problems={problems}>
        <input {...getControlAttributes('file', problems)} type="file" />
      </Field>
    </markdown-editor>
  );
}

function MarkdownHint() {
  return (
    <>
      {say('editor.hint')} <code>**{say('editor.bold')}**</code>,{' '}
      <code>&gt; {say('editor.quote')}</code>, <code>@{say('editor.handle')}</code>,{' '}
      <code>[[{say('editor.entry')}</code>
    </>
  );
}
