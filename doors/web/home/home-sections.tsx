import { say } from '../../../messages/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import type { FollowedEntry as NewsItem } from '../../../workplace/notifications/index.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { EmptyState } from '../layout/lists.tsx';

interface Props {
  entries: readonly EntrySummary[];
  zone: string;
}

export function UnreadConversations({ entries, zone }: Props) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="unread">
      <h2 class="list-title" id="unread">
        {say('home.wentOn')}
      </h2>
      <EntryList entries={entries} zone={zone} level={3} />
    </section>
  );
}

/** What is new in what one follows, each with the reason why it is here. */
export function FollowedEntries({ news, zone }: { news: readonly NewsItem[]; zone: string }) {
  if (news.length === 0) return null;
  const why = new Map(
    news.map(({ entry, source, sourceTitle }) => [
      entry.id,
      say(`home.by.${source}`, { of: sourceTitle }),
    ]),
  );
  return (
    <section aria-labelledby="news">
      <h2 class="list-title" id="news">
        {say('home.news')}
      </h2>
      <EntryList
        entries={news.map(({ entry }) => entry)}
        zone={zone}
        level={3}
        getReason={({ id }) => why.get(id) ?? null}
      />
    </section>
  );
}

/** For whoever has not chosen anything yet: what there is to choose from. */
export function GettingStarted({ entries, zone, guest }: Props & { guest: boolean }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="first">
      <h2 class="list-title" id="first">
        {say('home.firstTime')}
      </h2>
      <p class="hint">{say(guest ? 'home.firstWhyGuest' : 'home.firstWhy')}</p>
      <EntryList entries={entries} zone={zone} level={3} />
    </section>
  );
}

interface CaughtUpProps {
  now: Date;
  /** Whether anything is new, and whether anything else on the page waits for the viewer. */
  hasNews: boolean;
  hasWaitingItems: boolean;
}

/** The end, and a way to it; that somebody is caught up is said to whom it is true of. */
export function CaughtUp({ now, hasNews, hasWaitingItems }: CaughtUpProps) {
  return (
    <>
      {!hasNews ? (
        <p class="end">{say(hasWaitingItems ? 'home.end' : 'home.caughtUp')}</p>
      ) : (
        <form method="post" action="/caught-up" class="end">
          <input type="hidden" name="until" value={now.toISOString()} />
          <button type="submit" class="button plain">
            {say('home.caughtUpDo')}
          </button>
        </form>
      )}
      <p class="all-recent">
        <a href="/recent">{say('home.everything')}</a>
      </p>
    </>
  );
}

/** A workplace in which nothing has been written. */
export function EmptyWorkplace({ guest }: { guest: boolean }) {
  if (guest) return <EmptyState>{say('home.emptyGuest')}</EmptyState>;
  const [before, after] = say('home.empty').split('|');
  return (
    <EmptyState>
      {before}
      <a href="/spaces">{say('home.emptyLink')}</a>
      {after}
    </EmptyState>
  );
}
