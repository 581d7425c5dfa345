import { type MessageName, say } from '../../../messages/index.ts';
import type { BriefStatus } from '../../../workplace/briefs/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { dayText } from '../layout/time.tsx';
import { dayWords, isDue } from './days.ts';

interface Props {
  head: EntryHead;
  status: BriefStatus;
  today: string;
  zone: string;
  /** Whether somebody is there who could start from it. */
  signedIn: boolean;
}

/** How far a brief has come, in one line above its text, with the next step where it is plain. */
export function StatusLine({ head, status, today, zone, signedIn }: Props) {
  const due = isDue(head.status, today);
  const name = head.status?.name ?? status.name;
  const mark = due && status.reviewBy ? say('brief.due', { day: dayWords(status.reviewBy) }) : null;
  return (
    <div class={`standing ${due ? 'due' : name}`}>
      <p>
        {mark ? <strong>{mark}</strong> : <strong>{say(`brief.${name}` as MessageName)}</strong>}
        {linesOf(status, { name, due, zone }).map((line) => (
          <>
            {' · '}
            {line}
          </>
        ))}
        {status.changed ? (
          <>
            {' · '}
            <a href={`/entries/${head.id}/history`}>{changedText(status.changed, zone)}</a>
          </>
        ) : null}
      </p>
      {status.template ? (
        <p>
          <strong>{say('brief.template')}</strong> · {say('brief.templateText')}
          {signedIn ? (
            <>
              {' · '}
              <a href={`/briefs/new?template=${head.id}`}>{say('brief.start')}</a>
            </>
          ) : null}
        </p>
      ) : null}
      {name === 'draft' && head.may.edit ? <Share id={head.id} /> : null}
    </div>
  );
}

function Share({ id }: { id: string }) {
  return (
    <form method="post" action={`/entries/${id}/status`}>
      <button type="submit" class="quietly" name="status" value="shared">
        {say('brief.share')}
      </button>
    </form>
  );
}

function linesOf(
  { confirmed, reviewBy }: BriefStatus,
  { name, due, zone }: { name: string; due: boolean; zone: string },
): string[] {
  const lines: string[] = [];
  if (name === 'superseded') lines.push(say('brief.supersededText'));
  if (name === 'draft') lines.push(say('brief.draftText'));
  if (name === 'shared') lines.push(say('brief.sharedText'));
  if (confirmed) {
    const day = dayText(confirmed.at, zone);
    const words = confirmed.by
      ? say('brief.confirmedBy', { name: confirmed.by, day })
      : say('brief.confirmedOn', { day });
    lines.push(
      name === 'confirmed' && !due ? words : `${say('brief.confirmed').toLowerCase()} ${words}`,
    );
  }
  if (reviewBy && !due && name !== 'superseded') {
    lines.push(say('brief.reviewBy', { day: dayWords(reviewBy) }));
  }
  return lines;
}

function changedText({ by, at }: NonNullable<BriefStatus['changed']>, zone: string): string {
  const day = dayText(at, zone);
  return by ? say('brief.changedBy', { name: by, day }) : say('brief.changedOn', { day });
}
