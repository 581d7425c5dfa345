import { say } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import type { MemberView, SpaceView } from '../../../workplace/spaces/index.ts';
import { EntryList } from '../entries/entry-list.tsx';
import type { Ctx } from '../house.ts';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { Empty, ListEnd } from '../layout/lists.tsx';
import { subscribePath } from '../subscriptions/link.ts';

interface Props {
  space: SpaceView;
  entries: readonly EntrySummary[];
  next: string | null;
  /** Whether this is a later part of the list. */
  later: boolean;
  members: readonly MemberView[];
  zone: string;
  viewer: Viewer;
  may: { write: boolean; tend: boolean; leave: boolean };
  problems: Problems;
  newSince: Date;
}

export function SpacePage(props: Props) {
  const { space, entries, next, later, members, zone, viewer, may, newSince } = props;
  const own = viewer.is === 'person' ? viewer.handle : undefined;
  return (
    <>
      <ErrorSummary problems={props.problems} />
      <header class="title">
        <p class="kicker">
          {say(`audience.${space.audience}.long`)}
          {space.archivedAt ? <span class="mark">{say('spaces.archived')}</span> : null}
        </p>
        <h1>{space.title}</h1>
        {space.purpose ? <p class="lead purpose">{space.purpose}</p> : null}
        <SpaceDoings space={space} viewer={viewer} may={may} />
      </header>
      {space.archivedAt ? <p class="why">{say('spaces.isArchived')}</p> : null}
      {entries.length === 0 ? (
        <Empty>{say(may.write ? 'spaces.emptyWrite' : 'spaces.empty')}</Empty>
      ) : null}
      <EntryList
        entries={entries}
        zone={zone}
        withSpace={false}
        newSince={viewer.is === 'person' ? newSince : undefined}
        own={own}
      />
      <ListEnd
        next={next}
        more={say('entries.older')}
        end={say('spaces.entriesEnd')}
        hidden={entries.length === 0}
      />
      {later ? null : <Members members={members} stays={space.role !== null && !may.leave} />}
    </>
  );
}

function SpaceDoings({ space, viewer, may }: Pick<Props, 'space' | 'viewer' | 'may'>) {
  const path = `/spaces/${space.name}`;
  const mayJoin =
    viewer.is === 'person' &&
    viewer.standing === 'member' &&
    !space.role &&
    space.audience !== 'closed';
  return (
    <div class="doings">
      {may.write ? (
        <a class="button" href={`/entries/new?space=${space.name}`}>
          {say('spaces.write')}
        </a>
      ) : null}
      {mayJoin ? (
        <form method="post" action={`${path}/membership`}>
          <button type="submit" class="button plain">
            {say('spaces.join')}
          </button>
        </form>
      ) : null}
      <a href={subscribePath(`${path}/entries`, space.audience === 'public')}>
        {say('spaces.subscribe')}
      </a>
      <a href={`${path}/compounding`}>{say('compounding.title')}</a>
      {may.tend ? <a href={`${path}/settings`}>{say('spaces.settings')}</a> : null}
      {may.leave ? (
        <form method="post" action={`${path}/membership/deletion`}>
          <button type="submit" class="quietly">
            {say('spaces.leave')}
          </button>
        </form>
      ) : null}
    </div>
  );
}

/** Whoever would be missed as the only steward is told so in the place of leaving. */
function Members({ members, stays }: { members: readonly MemberView[]; stays: boolean }) {
  if (members.length === 0) return null;
  return (
    <section class="members" aria-labelledby="members">
      <h2 id="members">{say('spaces.people', { n: members.length })}</h2>
      <ul class="names">
        {members.map((member) => (
          <li>
            <a href={`/people/${member.handle}`}>{member.name}</a>
            {member.role === 'steward' ? ` (${say('spaces.role.steward').toLowerCase()})` : null}
          </li>
        ))}
      </ul>
      {stays ? <p class="quiet">{say('spaces.whyStay')}</p> : null}
    </section>
  );
}

export function SpaceHead({ space, c }: { space: SpaceView; c: Ctx }) {
  const feed = `/spaces/${space.name}/entries`;
  const title = say('feed.entries', { title: space.title });
  return (
    <>
      <link rel="canonical" href={`${c.get('origin')}/spaces/${space.name}`} />
      <link rel="alternate" type="application/atom+xml" title={title} href={`${feed}.atom`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${feed}.json`} />
      <meta name="description" content={space.purpose.slice(0, 300)} />
    </>
  );
}
