import { say } from '../../../messages/index.ts';
import type { Ctx, House } from '../house.ts';
import { ErrorSummary, Field, type Problems } from '../layout/fields.tsx';
import { show } from '../layout/show.tsx';

/** Whether an edit met a withdrawal: saving it again would be refused again. */
export function metWithdrawal(problems: Problems): boolean {
  return problems.form === 'entryWithdrawn';
}

export function showUnsaved(c: Ctx, house: House, words: string, entryId: string) {
  const body = <UnsavedPage words={words} entryId={entryId} />;
  return show(c, house, { title: say('withdrawal.unsaved'), body, status: 409 });
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
