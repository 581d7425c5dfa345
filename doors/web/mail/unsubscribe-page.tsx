import { type MessageName, say } from '../../../messages/index.ts';
import type { Stopping } from '../../../workplace/mail/index.ts';

interface Props {
  stopping: Stopping;
  /** Path of this very page. */
  path: string;
  done: boolean;
}

/** What will be, or was, unsubscribed from; and the way to everything else that comes by mail. */
export function UnsubscribePage({ stopping, path, done }: Props) {
  const [before, after] = say('unsubscribe.settings').split('|');
  return (
    <>
      <h1>{say(done ? 'unsubscribe.done' : 'unsubscribe.title')}</h1>
      <p role={done ? 'status' : undefined}>{sayStopping(stopping, done)}</p>
      {done ? null : (
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
        <a href="/settings#attention">{say('unsubscribe.settingsLink')}</a>
        {after}
      </p>
    </>
  );
}

const names = {
  digest: ['unsubscribe.digest', 'unsubscribe.doneDigest'],
  notice: ['unsubscribe.notice', 'unsubscribe.doneNotice'],
  introduction: ['unsubscribe.introduction', 'unsubscribe.doneIntroduction'],
  hidden: ['unsubscribe.noticeHidden', 'unsubscribe.doneNoticeHidden'],
} as const satisfies Record<string, [MessageName, MessageName]>;

function sayStopping({ kind, title }: Stopping, done: boolean): string {
  const about = kind === 'notice' && title === null ? 'hidden' : kind;
  return say(names[about][done ? 1 : 0], { title: title ?? '' });
}
