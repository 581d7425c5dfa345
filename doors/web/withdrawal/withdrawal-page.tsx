import { say } from '../../../messages/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import type { DownstreamCount } from '../../../workplace/lineage/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
} from '../layout/fields.tsx';

interface Props {
  entry: EntryView;
  /** Whether the viewer wrote it. */
  own: boolean;
  /** How many works that the viewer sees build on it. */
  uses: DownstreamCount;
  note: string;
  problems: Problems;
}

const labels: Labels = { note: say('withdrawal.note') };

/** Withdrawing cannot be taken back, so what goes and what stays is said before. */
export function WithdrawalPage({ entry, own, uses, note, problems }: Props) {
  return (
    <>
      <h1>{say('withdrawal.title', { title: entry.title })}</h1>
      <p class="lead">
        {own ? null : `${say('withdrawal.others', { name: entry.author.name })} `}
        {say('withdrawal.text')}
      </p>
      <ErrorSummary problems={problems} labels={labels} />
      <Consequences entry={entry} uses={uses} />
      <form method="post" action={`/entries/${entry.id}/withdrawal`} novalidate>
        <Field
          name="note"
          label={say('withdrawal.note')}
          hint={say('withdrawal.noteHint')}
          problems={problems}
        >
          <textarea {...getControlAttributes('note', problems, true)} rows={3}>
            {note}
          </textarea>
        </Field>
        <p class="buttons">
          <button type="submit" class="button">
            {say('withdrawal.do')}
          </button>
          <a href={entry.path}>{say('withdrawal.keep')}</a>
        </p>
      </form>
    </>
  );
}

function Consequences({ entry, uses }: { entry: EntryView; uses: DownstreamCount }) {
  return (
    <div class="consequences">
      <section aria-labelledby="goes">
        <h2 id="goes">{say('withdrawal.goes')}</h2>
        <ul>
          <li>{say('withdrawal.goesWords')}</li>
          <li>{say('withdrawal.goesRest')}</li>
          <li>{say('withdrawal.goesPlace')}</li>
        </ul>
      </section>
      <section aria-labelledby="stays">
        <h2 id="stays">{say('withdrawal.stays')}</h2>
        <ul>
          <li>{say('withdrawal.staysPlace')}</li>
          {entry.comments > 0 ? (
            <li>{say('withdrawal.staysTalk', { n: entry.comments })}</li>
          ) : null}
          {uses.total > 0 ? <li>{describeUses(uses)}</li> : null}
        </ul>
        {uses.total > 0 ? null : <p class="quiet">{say('withdrawal.noUses')}</p>}
      </section>
    </div>
  );
}

/** Works are flagged through others, too, so those close by are not all that is meant. */
function describeUses({ direct, total }: DownstreamCount): string {
  return direct === total
    ? say('withdrawal.staysUses', { n: total })
    : say('withdrawal.staysUsesFar', { directly: direct, n: total });
}
