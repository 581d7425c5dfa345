import { say } from '../../../messages/index.ts';
import type { BriefStatus } from '../../../workplace/briefs/index.ts';
import { addMonths } from '../../../workplace/kernel/index.ts';
import { ErrorSummary, type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  id: string;
  status: BriefStatus;
  today: string;
  isDue: boolean;
  problems: Problems;
}

/** What can be said of a brief by whoever may edit it. The button says what; the day goes along. */
export function ReviewForm({ id, status, today, isDue, problems }: Props) {
  const refused = 'reviewBy' in problems;
  const { name, reviewBy, template } = status;
  const day = reviewBy && reviewBy >= today ? reviewBy : addMonths(today, 3);
  return (
    <details class="disclosure-form review" id="review" open={refused || isDue}>
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
          <ActionButton path={`/entries/${id}/review`} label={say('brief.review')} />
          {reviewBy ? (
            <ActionButton path={`/entries/${id}/review/deletion`} label={say('brief.unreview')} />
          ) : null}
        </p>
      </form>
      <form method="post" action={`/entries/${id}/status`} class="quiet-actions">
        {name === 'confirmed' ? (
          <QuietButton
            path={`/entries/${id}/confirmation/deletion`}
            label={say('brief.unconfirm')}
          />
        ) : null}
        {name === 'draft' ? null : (
          <QuietButton path={`/entries/${id}/status/deletion`} label={say('brief.unshare')} />
        )}
        {template ? (
          <QuietButton
            path={`/entries/${id}/template/deletion`}
            label={say('brief.unmakeTemplate')}
          />
        ) : (
          <QuietButton path={`/entries/${id}/template`} label={say('brief.makeTemplate')} />
        )}
      </form>
    </details>
  );
}

function ActionButton({ path, label }: { path: string; label: string }) {
  return (
    <button type="submit" class="button plain" formaction={path}>
      {label}
    </button>
  );
}

function QuietButton({ path, label }: { path: string; label: string }) {
  return (
    <button type="submit" class="link-button" formaction={path}>
      {label}
    </button>
  );
}
