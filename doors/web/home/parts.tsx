import { say } from '../../../messages/index.ts';
import type { News as NewsItem } from '../../../workplace/attention/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { Empty } from '../layout/lists.tsx';

interface Props {
  entries: readonly EntrySummary[];
  zone: string;
}

export function WentOn({ entries, zone }: Props) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="went-on">
      <h2 class="list-title" id="went-on">
        {say('home.wentOn')}
      </h2>
      <EntryList entries={entries} zone={zone} level={3} />
    </section>
  );
}

/** What is new in what one follows, each with the reason why it is here. */
export function News({ news, zone }: { news: readonly NewsItem[]; zone: string }) {
  if (news.length === 0) return null;
  const why = new Map(
    news.map(({ entry, what, of }) => [entry.id, say(`home.by.${what}`, { of })]),
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
        because={({ id }) => why.get(id) ?? null}
      />
    </section>
  );
}

/** For whoever has not chosen anything yet: what there is to choose from. */
export function First({ entries, zone, guest }: Props & { guest: boolean }) {
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

interface End {
  now: Date;
  /** Whether anything is new, and whether anything else on the page waits for the viewer. */
  fresh: boolean;
  waits: boolean;
}

/** The end, and a way to it; that somebody is caught up is said to whom it is true of. */
export function CaughtUp({ now, fresh, waits }: End) {
  return (
    <>
      {!fresh ? (
        <p class="end">{say(waits ? 'home.end' : 'home.caughtUp')}</p>
      ) : (
        <form method="post" action="/caught-up" class="end">
          <input type="hidden" name="until" value={now.toISOString()} />
          <button type="submit" class="button plain">
            {say('home.caughtUpDo')}
          </button>
        </form>
      )}
      <p class="more-of-all">
        <a href="/recent">{say('home.everything')}</a>
      </p>
    </>
  );
}

/** A workplace in which nothing has been written. */
export function NothingYet({ guest }: { guest: boolean }) {
  if (guest) return <Empty>{say('home.emptyGuest')}</Empty>;
  const [before, after] = say('home.empty').split('|');
  return (
    <Empty>
      {before}
      <a href="/spaces">{say('home.emptyLink')}</a>
      {after}
    </Empty>
  );
}
