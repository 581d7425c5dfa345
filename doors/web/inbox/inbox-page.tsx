import { type MessageName, say, sayTitle } from '../../../messages/index.ts';
import type { Attention, NoticeView } from '../../../workplace/attention/index.ts';
import { placeOf, sayNotice } from '../../../workplace/attention/sentences.ts';
import { Time } from '../layout/time.tsx';
import { Notice } from './notice.tsx';

interface Props {
  notices: readonly NoticeView[];
  seen: readonly NoticeView[];
  attention: Attention;
  /** The conversation that was muted just now. */
  muted: { id: string; title: string } | null;
  /** When this page was made: what comes later is not taken as seen with it. */
  now: Date;
  zone: string;
}

export function InboxPage({ notices, seen, attention, muted, now, zone }: Props) {
  const loud = notices.filter(({ reach }) => reach === 'now');
  const named = loud.filter(({ pressing }) => pressing);
  const going = loud.filter(({ pressing }) => !pressing);
  const later = notices.filter(({ reach }) => reach !== 'now');
  return (
    <>
      <header class="title">
        <h1>{say('inbox.title')}</h1>
        <p class="lead">{say('inbox.lead')}</p>
        {notices.length > 0 ? <AllSeen now={now} /> : null}
      </header>
      {muted ? <Muted of={muted} /> : null}
      <Part name="inbox.named" id="named" notices={named} zone={zone} />
      <Part name="inbox.going" id="going" notices={going} zone={zone} />
      <Later notices={later} zone={zone} open={loud.length === 0} />
      <p class="end">{say(notices.length > 0 ? 'inbox.all' : 'inbox.end')}</p>
      <Seen notices={seen} zone={zone} />
      <p class="quiet">
        {attention.budget === 0
          ? say('inbox.budgetNone')
          : say('inbox.budget', { n: attention.budget })}{' '}
        <a href="/settings#attention">{say('inbox.change')}</a> ·{' '}
        <a href="/following">{say('inbox.following')}</a>
      </p>
    </>
  );
}

function AllSeen({ now }: { now: Date }) {
  return (
    <form method="post" action="/inbox/seen" class="doings">
      <input type="hidden" name="until" value={now.toISOString()} />
      <button type="submit" class="button plain">
        {say('inbox.seenAll')}
      </button>
    </form>
  );
}

/** What a key pressed by mistake did is undone here. */
function Muted({ of: { id, title } }: { of: { id: string; title: string } }) {
  return (
    <form method="post" action={`/entries/${id}/muting/deletion`} class="done" role="status">
      {say('inbox.muted', { title: sayTitle(title) })}{' '}
      <input type="hidden" name="back" value="/inbox" />
      <button type="submit" class="quietly">
        {say('inbox.unmute')}
      </button>
    </form>
  );
}

interface PartProps {
  name: MessageName;
  id: string;
  notices: readonly NoticeView[];
  zone: string;
}

function Part({ name, id, notices, zone }: PartProps) {
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 class="list-title" id={id}>
        {say(name)}
      </h2>
      <ul class="entries small notices">
        {notices.map((notice) => (
          <Notice notice={notice} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function Later({ notices, zone, open }: Omit<PartProps, 'name' | 'id'> & { open: boolean }) {
  if (notices.length === 0) return null;
  return (
    <details class="later" open={open}>
      <summary>{sayLater(notices)}</summary>
      <p class="hint">{say('inbox.laterWhy')}</p>
      <ul class="entries small notices">
        {notices.map((notice) => (
          <Notice notice={notice} zone={zone} />
        ))}
      </ul>
    </details>
  );
}

/** How many there are besides, and whether any of them is for this person by name. */
function sayLater(notices: readonly NoticeView[]): string {
  const held = notices.filter(({ reach }) => reach === 'held').length;
  const named = notices.filter(({ pressing }) => pressing).length;
  const counts = [
    ['inbox.laterCount', notices.length - held],
    ['inbox.heldCount', held],
    ['inbox.laterNamed', named],
  ] as const;
  const said = counts.flatMap(([name, n]) => (n > 0 ? [say(name, { n })] : []));
  return said.join('; ');
}

function Seen({ notices, zone }: Pick<PartProps, 'notices' | 'zone'>) {
  if (notices.length === 0) return null;
  return (
    <details class="later">
      <summary>{say('inbox.seenCount', { n: notices.length })}</summary>
      <ul class="entries small">
        {notices.map((notice) => (
          <li>
            <h3>
              <a href={placeOf(notice)}>{notice.entry.title}</a>
            </h3>
            <p class="byline">
              {sayNotice(notice)} · <Time at={notice.at} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
