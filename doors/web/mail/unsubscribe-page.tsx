import { type MessageName, say } from '../../../messages/index.ts';
import type { Unsubscription } from '../../../workplace/mail/index.ts';

interface Props {
  unsubscription: Unsubscription;
  /** Path of this very page. */
  path: string;
  isDone: boolean;
}

/** What will be, or was, unsubscribed from; and the way to everything else that comes by mail. */
export function UnsubscribePage({ unsubscription, path, isDone }: Props) {
  const [before, after] = say('unsubscribe.settings').split('|');
  return (
    <>
      <h1>{say(isDone ? 'unsubscribe.done' : 'unsubscribe.title')}</h1>
      <p role={isDone ? 'status' : undefined}>{renderSummary(unsubscription, isDone)}</p>
      {isDone ? null : (
        <form method="post" action={path}>
          <p class="buttons">
            <button type="submit" class="button">
              {say('unsubscribe.do')}
            </button>
          </p>
        </form>
      )}
      <p class="quiet">
        {before}
        <a href="/settings#notifications">{say('unsubscribe.settingsLink')}</a>
        {after}
      </p>
    </>
  );
}

const messageNames = {
  digest: ['unsubscribe.digest', 'unsubscribe.doneDigest'],
  notice: ['unsubscribe.notice', 'unsubscribe.doneNotice'],
  introduction: ['unsubscribe.introduction', 'unsubscribe.doneIntroduction'],
  hidden: ['unsubscribe.noticeHidden', 'unsubscribe.doneNoticeHidden'],
} as const satisfies Record<string, [MessageName, MessageName]>;

function renderSummary({ kind, title }: Unsubscription, done: boolean): string {
  const about = kind === 'notice' && title === null ? 'hidden' : kind;
  return say(messageNames[about][done ? 1 : 0], { title: title ?? '' });
}
