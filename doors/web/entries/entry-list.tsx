import { say } from '../../../messages/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';
import { getKindPage } from './kind-pages.ts';

interface Props {
  entries: readonly EntrySummary[];
  zone: string;
  /** Level of the titles' headings, under the heading of the list. */
  level?: 2 | 3;
  /** Left out where the whole list is of one space. */
  withSpace?: boolean;
  /** Entries since then that were never opened are new. */
  newSince?: Date;
  /** Why it is listed, where the list does not say it of all. */
  getReason?: (entry: EntrySummary) => string | null;
  /** The viewer's handle: one's own entries are never news. */
  ownHandle?: string;
}

export function EntryList({ entries, level = 2, withSpace = true, ...rest }: Props) {
  if (entries.length === 0) return null;
  return (
    <ol class="entries h-feed">
      {entries.map((entry) => (
        <EntryItem entry={entry} level={level} withSpace={withSpace} {...rest} />
      ))}
    </ol>
  );
}

type EntryItemProps = Omit<Props, 'entries'> & { entry: EntrySummary };

function EntryItem({
  entry,
  level,
  withSpace,
  zone,
  newSince,
  ownHandle,
  getReason,
}: EntryItemProps) {
  const Heading = level === 3 ? 'h3' : 'h2';
  const fresh = isNew(entry, newSince, ownHandle);
  return (
    <li class={fresh || entry.unread ? 'h-entry news' : 'h-entry'}>
      <Heading class="p-name">
        <a class="u-url" href={entry.path}>
          {entry.title}
        </a>
      </Heading>
      {entry.excerpt ? <p class="p-summary">{entry.excerpt}</p> : null}
      <p class="byline">
        <Author by={{ ...entry.author, url: null }} />
        {withSpace ? (
          <>
            {` ${say('entry.in')} `}
            <a href={`/spaces/${entry.space.name}`}>{entry.space.title}</a>
          </>
        ) : null}
        {' · '}
        <Time class="dt-published" at={entry.createdAt} zone={zone} day />
        {' · '}
        {say('entry.comments', { n: entry.comments })}
        <EntryMarks entry={entry} />
        {getReason?.(entry) ? <span class="because"> · {getReason(entry)}</span> : null}
        {fresh ? <span class="visually-hidden"> · {say('entry.new')}</span> : null}
        {entry.unread ? (
          <a class="mark new" href={`${entry.path}#unread`}>
            {say('entry.unread', { n: entry.unread })}
          </a>
        ) : null}
      </p>
    </li>
  );
}

function EntryMarks({ entry }: { entry: EntrySummary }) {
  const { label, choice } = getKindPage(entry.kind);
  return (
    <>
      {entry.kind === 'post' ? null : ` · ${say(label)}`}
      {entry.status ? ` · ${say(`brief.${entry.status.name}`)}` : null}
      {entry.status?.template ? ` · ${say('brief.template')}` : null}
      {choice && entry.chosenCommentId ? ` · ${say(choice.mark)}` : null}
      {entry.closed ? ` · ${say('closing.closed')}` : null}
    </>
  );
}

function isNew(entry: EntrySummary, since: Date | undefined, own: string | undefined): boolean {
  if (!since || entry.unread !== null || entry.author.handle === own) return false;
  return entry.createdAt > since;
}
