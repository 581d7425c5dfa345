import { say, sayTitle } from '../../../../messages/index.ts';
import type { CorrectionView } from '../../../../workplace/lineage/index.ts';
import { entryPath } from '../../../../workplace/works/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  IdempotencyField,
  type Problems,
} from '../../layout/fields.tsx';
import { Time } from '../../layout/time.tsx';

interface Props {
  title: string;
  /** Where the form goes. */
  action: string;
  back: string;
  note: string;
  problems: Problems;
  earlier: readonly CorrectionView[];
  zone: string;
}

/** Saying what was wrong with a work, and what was said before. */
export function CorrectionPage({ title, action, back, note, problems, earlier, zone }: Props) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{say('corrections.text')}</p>
      <ErrorSummary problems={problems} />
      <form method="post" action={action} novalidate>
        <IdempotencyField />
        <Field
          name="note"
          label={say('corrections.note')}
          hint={say('corrections.noteHint')}
          problems={problems}
        >
          <textarea {...getControlAttributes('note', problems, true)} rows={3}>
            {note}
          </textarea>
        </Field>
        <p class="buttons">
          <button type="submit" class="button">
            {say('corrections.do')}
          </button>
          <a href={back}>{say('form.cancel')}</a>
        </p>
      </form>
      <EarlierCorrections corrections={earlier} zone={zone} />
    </>
  );
}

function EarlierCorrections({
  corrections,
  zone,
}: {
  corrections: readonly CorrectionView[];
  zone: string;
}) {
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{say('corrections.earlier')}</h2>
      <ul class="rows corrections">
        {corrections.map(({ by, note, madeBy, madeAt }) => (
          <li>
            <div>
              {by ? (
                <>
                  {say('corrections.superseded')} <a href={entryPath(by)}>{sayTitle(by.title)}</a>
                  {note ? ` — ${note}` : null}
                </>
              ) : (
                note
              )}
              <p class="byline">
                <Time at={madeAt} zone={zone} />
                {madeBy ? ` · ${say('corrections.by', { name: madeBy.name })}` : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
