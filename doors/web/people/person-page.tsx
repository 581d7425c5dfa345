import { say, sayTitle } from '../../../messages/index.ts';
import type { PersonComment } from '../../../workplace/comments/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import type { Credit } from '../../../workplace/library/index.ts';
import type { DirectReportView, PersonView } from '../../../workplace/people/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import { EntryList } from '../entries/entry-list.tsx';
import { FollowButton } from '../following/follow-button.tsx';
import { WebsiteLink } from '../layout/author.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';
import { formatDay, Time } from '../layout/time.tsx';
import { CreditSection } from '../library/credit-page.tsx';
import { buildSubscribePath } from '../subscriptions/subscribe-path.ts';
import { Reports, ReportsTo } from './reporting-lines.tsx';

interface Props {
  person: PersonView;
  /** Who of those here reports to them. */
  reports: readonly DirectReportView[];
  entries: readonly EntrySummary[];
  next: string | null;
  comments: readonly PersonComment[];
  /** What others built on their works, and where all of it is. */
  credits: readonly Credit[];
  allCredits: string | null;
  zone: string;
  isOwn: boolean;
  /** The viewer's follow of them, if there is one. */
  followId: string | null;
  isSignedIn: boolean;
}

export function PersonPage(props: Props) {
  const { person, entries, next, comments, zone, isOwn, isSignedIn } = props;
  return (
    <>
      <header class="title person h-card">
        <Avatar person={person} />
        <div>
          <h1 class="p-name">{person.name}</h1>
          <p class="kicker">
            @{person.handle}
            {person.title ? ` · ${person.title}` : null}
            {person.membership === 'guest' ? <span class="mark">{say('people.guest')}</span> : null}
            {person.leftAt ? <span class="mark">{say('people.left')}</span> : null}
          </p>
        </div>
      </header>
      {person.about ? <p class="about p-note">{person.about}</p> : null}
      <PersonFacts person={person} reports={props.reports} zone={zone} />
      <div class="actions">
        {isOwn ? <a href="/settings">{say('people.change')}</a> : null}
        {isSignedIn && !isOwn && !person.leftAt ? (
          <FollowButton
            type="person"
            target={person.handle}
            name={person.name}
            following={props.followId}
            back={`/people/${person.handle}`}
          />
        ) : null}
        <a href={buildSubscribePath(`/people/${person.handle}/entries`, !isSignedIn)}>
          {say('people.subscribe')}
        </a>
      </div>
      <section aria-labelledby="entries">
        <h2 class="list-title" id="entries">
          {say('people.entries')}
        </h2>
        {entries.length === 0 ? <EmptyState>{say('people.noEntries')}</EmptyState> : null}
        <EntryList entries={entries} zone={zone} level={3} />
        <ListEnd next={next} more={say('entries.older')} end={say('entries.end')} hidden />
      </section>
      <CreditSection credits={props.credits} all={props.allCredits} zone={zone} />
      <RecentComments comments={comments} zone={zone} />
    </>
  );
}

function PersonFacts({ person, reports, zone }: Pick<Props, 'person' | 'reports' | 'zone'>) {
  return (
    <dl class="facts">
      {person.website ? (
        <>
          <dt>{say('people.webSite')}</dt>
          <dd>
            <WebsiteLink url={person.website} />
          </dd>
        </>
      ) : null}
      {person.units.length > 0 ? (
        <>
          <dt>{say('people.unitsOf', { n: person.units.length })}</dt>
          <dd>
            {person.units.map((unit, i) => (
              <>
                {i > 0 ? ', ' : null}
                <a href={`/people?unit=${unit.handle}`}>{unit.title}</a>
              </>
            ))}
          </dd>
        </>
      ) : null}
      <ReportsTo person={person} />
      <Reports reports={reports} />
      <dt>{say('people.timeZone')}</dt>
      <dd>{person.timeZone.replaceAll('_', ' ')}</dd>
      <dt>{say('people.since')}</dt>
      <dd>{formatDay(person.createdAt, zone)}</dd>
    </dl>
  );
}

function RecentComments({ comments, zone }: { comments: readonly PersonComment[]; zone: string }) {
  if (comments.length === 0) return null;
  return (
    <section aria-labelledby="comments">
      <h2 class="list-title" id="comments">
        {say('people.comments')}
      </h2>
      <ol class="entries small">
        {comments.map((comment) => (
          <li>
            <h3>
              <a href={`/comments/${comment.id}`}>{sayTitle(comment.entryTitle)}</a>
            </h3>
            <p>{comment.excerpt}</p>
            <p class="byline">
              <Time at={comment.createdAt} zone={zone} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
