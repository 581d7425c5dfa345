import { say, sayTitle } from '../../../messages/index.ts';
import type { CommentOfPerson } from '../../../workplace/conversation/of-person.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import type { Credit } from '../../../workplace/library/index.ts';
import type { PersonView, ReportView } from '../../../workplace/people/index.ts';
import { Face } from '../../shared/page/face.tsx';
import { EntryList } from '../entries/entry-list.tsx';
import { FollowButton } from '../following/follow-button.tsx';
import { Site } from '../layout/author.tsx';
import { Empty, ListEnd } from '../layout/lists.tsx';
import { dayText, Time } from '../layout/time.tsx';
import { CreditSection } from '../library/credit.tsx';
import { subscribePath } from '../subscriptions/link.ts';
import { Reports, ReportsTo } from './reports.tsx';

interface Props {
  person: PersonView;
  /** Who of those here reports to them. */
  reports: readonly ReportView[];
  entries: readonly EntrySummary[];
  next: string | null;
  comments: readonly CommentOfPerson[];
  /** What others built on their works, and where all of it is. */
  credits: readonly Credit[];
  allCredits: string | null;
  zone: string;
  own: boolean;
  /** The viewer's follow of them, if there is one. */
  following: string | null;
  signedIn: boolean;
}

export function PersonPage(props: Props) {
  const { person, entries, next, comments, zone, own, signedIn } = props;
  return (
    <>
      <header class="title person h-card">
        <Face of={person} />
        <div>
          <h1 class="p-name">{person.name}</h1>
          <p class="kicker">
            @{person.handle}
            {person.title ? ` · ${person.title}` : null}
            {person.standing === 'guest' ? <span class="mark">{say('people.guest')}</span> : null}
            {person.leftAt ? <span class="mark">{say('people.left')}</span> : null}
          </p>
        </div>
      </header>
      {person.about ? <p class="about p-note">{person.about}</p> : null}
      <Facts person={person} reports={props.reports} zone={zone} />
      <div class="doings">
        {own ? <a href="/settings">{say('people.change')}</a> : null}
        {signedIn && !own && !person.leftAt ? (
          <FollowButton
            what="person"
            of={person.handle}
            name={person.name}
            following={props.following}
            back={`/people/${person.handle}`}
          />
        ) : null}
        <a href={subscribePath(`/people/${person.handle}/entries`, !signedIn)}>
          {say('people.subscribe')}
        </a>
      </div>
      <section aria-labelledby="entries">
        <h2 class="list-title" id="entries">
          {say('people.entries')}
        </h2>
        {entries.length === 0 ? <Empty>{say('people.noEntries')}</Empty> : null}
        <EntryList entries={entries} zone={zone} level={3} />
        <ListEnd next={next} more={say('entries.older')} end={say('entries.end')} hidden />
      </section>
      <CreditSection credits={props.credits} all={props.allCredits} zone={zone} />
      <Comments comments={comments} zone={zone} />
    </>
  );
}

function Facts({ person, reports, zone }: Pick<Props, 'person' | 'reports' | 'zone'>) {
  return (
    <dl class="facts">
      {person.webSite ? (
        <>
          <dt>{say('people.webSite')}</dt>
          <dd>
            <Site url={person.webSite} />
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
      <dd>{dayText(person.createdAt, zone)}</dd>
    </dl>
  );
}

function Comments({ comments, zone }: { comments: readonly CommentOfPerson[]; zone: string }) {
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
            <p>{comment.beginning}</p>
            <p class="byline">
              <Time at={comment.createdAt} zone={zone} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
