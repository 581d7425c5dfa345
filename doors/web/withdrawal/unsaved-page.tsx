import { say } from '../../../messages/index.ts';
import { ErrorSummary, Field, type Problems } from '../layout/fields.tsx';
import { renderPage } from '../layout/render-page.tsx';
import type { Ctx, WebContext } from '../web-context.ts';

/** Whether an edit met a withdrawal: saving it again would be refused again. */
export function isWithdrawnProblem(problems: Problems): boolean {
  return problems.form === 'entryWithdrawn';
}

export function showUnsavedPage(c: Ctx, web: WebContext, words: string, entryId: string) {
  const body = <UnsavedPage words={words} entryId={entryId} />;
  return renderPage(c, web, { title: say('withdrawal.unsaved'), body, status: 409 });
}

/** An edit that came too late: its words to be copied, and the way to what stands in the place. */
function UnsavedPage({ words, entryId }: { words: string; entryId: string }) {
  return (
    <>
      <h1>{say('withdrawal.unsaved')}</h1>
      <ErrorSummary problems={{ form: 'entryWithdrawn' }} />
      <Field name="body" label={say('withdrawal.unsavedWords')} hint={say('respond.unsentHint')}>
        <textarea id="field-body" name="body" rows={18} readonly>
          {`\n${words}`}
        </textarea>
      </Field>
      <p>
        <a href={`/entries/${entryId}`}>{say('withdrawal.place')}</a>
      </p>
    </>
  );
}
