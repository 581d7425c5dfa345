import { say } from '../../../messages/index.ts';
import type { BriefStatus } from '../../../workplace/briefs/index.ts';
import { monthsAfter } from '../../../workplace/days.ts';
import { ErrorSummary, type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  id: string;
  status: BriefStatus;
  today: string;
  due: boolean;
  problems: Problems;
}

/** What can be said of a brief by whoever may edit it. The button says what; the day goes along. */
export function Tending({ id, status, today, due, problems }: Props) {
  const refused = 'reviewBy' in problems;
  const { name, reviewBy, template } = status;
  const day = reviewBy && reviewBy >= today ? reviewBy : monthsAfter(today, 3);
  return (
    <details class="closing tending" id="tending" open={refused || due}>
      <summary>{say('brief.tend')}</summary>
      {refused ? <ErrorSummary problems={problems} /> : null}
      <form method="post" action={`/entries/${id}/confirmation`} novalidate>
        <p class="hint">{say('brief.tendText')}</p>
        <TextField
          name="reviewBy"
          label={say('brief.reviewLabel')}
          hint={say('brief.reviewHint')}
          type="date"
          value={day}
          problems={problems}
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say(name === 'confirmed' ? 'brief.confirmAgain' : 'brief.confirm')}
          </button>
          <Other path={`/entries/${id}/review`} label={say('brief.review')} />
          {reviewBy ? (
            <Other path={`/entries/${id}/review/deletion`} label={say('brief.unreview')} />
          ) : null}
        </p>
      </form>
      <form method="post" action={`/entries/${id}/status`} class="quiet-acts">
        {name === 'confirmed' ? (
          <Quiet path={`/entries/${id}/confirmation/deletion`} label={say('brief.unconfirm')} />
        ) : null}
        {name === 'draft' ? null : (
          <Quiet path={`/entries/${id}/status/deletion`} label={say('brief.unshare')} />
        )}
        {template ? (
          <Quiet path={`/entries/${id}/template/deletion`} label={say('brief.unmakeTemplate')} />
        ) : (
          <Quiet path={`/entries/${id}/template`} label={say('brief.makeTemplate')} />
        )}
      </form>
    </details>
  );
}

function Other({ path, label }: { path: string; label: string }) {
  return (
    <button type="submit" class="button plain" formaction={path}>
      {label}
    </button>
  );
}

function Quiet({ path, label }: { path: string; label: string }) {
  return (
    <button type="submit" class="quietly" formaction={path}>
      {label}
    </button>
  );
}
