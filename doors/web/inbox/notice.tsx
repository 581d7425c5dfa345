import { say } from '../../../messages/index.ts';
import type { NoticeView } from '../../../workplace/attention/index.ts';
import { placeOf, sayNotice } from '../../../workplace/attention/sentences.ts';
import { Time } from '../layout/time.tsx';

/** One conversation: what happened there, why one hears of it, and what to do about that. */
export function Notice({ notice, zone }: { notice: NoticeView; zone: string }) {
  const { entry, space, comments, at } = notice;
  const more = comments > 0 ? say('inbox.comments', { n: comments }) : null;
  return (
    <li class="notice">
      <h3>
        <a href={placeOf(notice)}>{entry.title}</a>
      </h3>
      <p class="reason">{sayNotice(notice)}.</p>
      <p class="byline">
        <a href={`/spaces/${space.name}`}>{space.title}</a>
        {' · '}
        <Time at={at} zone={zone} />
        {more ? ` · ${more}` : null}
        {notice.reach === 'held' ? ` · ${say('notice.held')}` : null}
      </p>
      <Doings notice={notice} />
    </li>
  );
}

function Doings({ notice: { entry, at } }: { notice: NoticeView }) {
  const { id, title } = entry;
  return (
    <div class="doings">
      <form method="post" action="/inbox/seen">
        <input type="hidden" name="entry" value={id} />
        <input type="hidden" name="until" value={at.toISOString()} />
        <button
          type="submit"
          class="quietly"
          data-press="e"
          aria-label={say('inbox.seenOf', { title })}
        >
          {say('inbox.seen')}
        </button>
      </form>
      <form method="post" action={`/entries/${id}/muting`}>
        <input type="hidden" name="back" value={`/inbox?muted=${id}`} />
        <button
          type="submit"
          class="quietly"
          data-press="m"
          aria-label={say('inbox.muteOf', { title })}
        >
          {say('inbox.mute')}
        </button>
      </form>
    </div>
  );
}
