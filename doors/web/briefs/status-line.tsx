import { type MessageName, say } from '../../../messages/index.ts';
import type { BriefStatus } from '../../../workplace/briefs/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { formatDay } from '../layout/time.tsx';
import { formatCalendarDay, isReviewDue } from './review-days.ts';

interface Props {
  head: EntryHead;
  status: BriefStatus;
  today: string;
  zone: string;
  /** Whether somebody is there who could start from it. */
  isSignedIn: boolean;
}

/** How far a brief has come, in one line above its text, with the next step where it is plain. */
export function StatusLine({ head, status, today, zone, isSignedIn }: Props) {
  const due = isReviewDue(head.status, today);
  const name = head.status?.name ?? status.name;
  const mark =
    due && status.reviewBy ? say('brief.due', { day: formatCalendarDay(status.reviewBy) }) : null;
  return (
    <div class={`brief-status ${due ? 'due' : name}`}>
      <p>
        {mark ? <strong>{mark}</strong> : <strong>{say(`brief.${name}` as MessageName)}</strong>}
        {listStatusTexts(status, { name, due, zone }).map((line) => (
          <>
            {' · '}
            {line}
          </>
        ))}
        {status.changed ? (
          <>
            {' · '}
            <a href={`/entries/${head.id}/history`}>{renderChangedText(status.changed, zone)}</a>
          </>
        ) : null}
      </p>
      {status.template ? (
        <p>
          <strong>{say('brief.template')}</strong> · {say('brief.templateText')}
          {isSignedIn ? (
            <>
              {' · '}
              <a href={`/briefs/new?template=${head.id}`}>{say('brief.start')}</a>
            </>
          ) : null}
        </p>
      ) : null}
      {name === 'draft' && head.can.edit ? <ShareForm id={head.id} /> : null}
    </div>
  );
}

function ShareForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/entries/${id}/status`}>
      <button type="submit" class="link-button" name="status" value="shared">
        {say('brief.share')}
      </button>
    </form>
  );
}

function listStatusTexts(
  { confirmed, reviewBy }: BriefStatus,
  { name, due, zone }: { name: string; due: boolean; zone: string },
): string[] {
  const lines: string[] = [];
  if (name === 'superseded') lines.push(say('brief.supersededText'));
  if (name === 'draft') lines.push(say('brief.draftText'));
  if (name === 'shared') lines.push(say('brief.sharedText'));
  if (confirmed) {
    const day = formatDay(confirmed.at, zone);
    const words = confirmed.by
      ? say('brief.confirmedBy', { name: confirmed.by, day })
      : say('brief.confirmedOn', { day });
    lines.push(
      name === 'confirmed' && !due ? words : `${say('brief.confirmed').toLowerCase()} ${words}`,
    );
  }
  if (reviewBy && !due && name !== 'superseded') {
    lines.push(say('brief.reviewBy', { day: formatCalendarDay(reviewBy) }));
  }
  return lines;
}

function renderChangedText({ by, at }: NonNullable<BriefStatus['changed']>, zone: string): string {
  const day = formatDay(at, zone);
  return by ? say('brief.changedBy', { name: by, day }) : say('brief.changedOn', { day });
}
