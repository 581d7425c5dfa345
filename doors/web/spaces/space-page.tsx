import { say } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import type { SpaceLevel } from '../../../workplace/notifications/index.ts';
import type { MemberView, SpaceView } from '../../../workplace/spaces/index.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { FollowButton } from '../following/follow-button.tsx';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';
import { buildSubscribePath } from '../subscriptions/subscribe-path.ts';
import type { Ctx } from '../web-context.ts';

interface Props {
  space: SpaceView;
  entries: readonly EntrySummary[];
  next: string | null;
  /** Whether this is a later part of the list. */
  isLaterPart: boolean;
  members: readonly MemberView[];
  zone: string;
  viewer: Viewer;
  rights: { write: boolean; tend: boolean; leave: boolean };
  problems: Problems;
  /** What the viewer follows and hears of it; null for nobody. */
  followState: { following: string | null; level: SpaceLevel } | null;
  levelSaved: boolean;
  newSince: Date;
}

export function SpacePage(props: Props) {
  const { space, entries, next, isLaterPart, members, zone, viewer, rights, newSince } = props;
  const own = viewer.kind === 'person' ? viewer.handle : undefined;
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
        <SpaceActions
          space={space}
          viewer={viewer}
          rights={rights}
          followState={props.followState}
        />
      </header>
      {space.archivedAt ? <p class="why">{say('spaces.isArchived')}</p> : null}
      {entries.length === 0 ? (
        <EmptyState>{say(rights.write ? 'spaces.emptyWrite' : 'spaces.empty')}</EmptyState>
      ) : null}
      <EntryList
        entries={entries}
        zone={zone}
        withSpace={false}
        newSince={viewer.kind === 'person' ? newSince : undefined}
        ownHandle={own}
      />
      <ListEnd
        next={next}
        more={say('entries.older')}
        end={say('spaces.entriesEnd')}
        hidden={entries.length === 0}
      />
      {isLaterPart || !props.followState ? null : (
        <LevelForm space={space} level={props.followState.level} saved={props.levelSaved} />
      )}
      {isLaterPart ? null : (
        <MemberList members={members} stays={space.role !== null && !rights.leave} />
      )}
    </>
  );
}

type SpaceActionsProps = Pick<Props, 'space' | 'viewer' | 'rights' | 'followState'>;

function SpaceActions({ space, viewer, rights, followState }: SpaceActionsProps) {
  const path = `/spaces/${space.name}`;
  const canJoin =
    viewer.kind === 'person' &&
    viewer.membership === 'member' &&
    !space.role &&
    space.audience !== 'closed';
  return (
    <div class="actions">
      {rights.write ? (
        <a class="button" href={`/entries/new?space=${space.name}`}>
          {say('spaces.write')}
        </a>
      ) : null}
      {canJoin ? (
        <form method="post" action={`${path}/membership`}>
          <button type="submit" class="button plain">
            {say('spaces.join')}
          </button>
        </form>
      ) : null}
      {followState && !space.role ? (
        <FollowButton
          type="space"
          target={space.name}
          name={space.title}
          following={followState.following}
          back={path}
        />
      ) : null}
      <a href={buildSubscribePath(`${path}/entries`, space.audience === 'public')}>
        {say('spaces.subscribe')}
      </a>
      <a href={`${path}/compounding`}>{say('compounding.title')}</a>
      {rights.tend ? <a href={`${path}/settings`}>{say('spaces.settings')}</a> : null}
      {rights.leave ? (
        <form method="post" action={`${path}/membership/deletion`}>
          <button type="submit" class="link-button">
            {say('spaces.leave')}
          </button>
        </form>
      ) : null}
    </div>
  );
}

const levels = ['everything', 'involved', 'named', 'nothing'] as const;

interface LevelProps {
  space: SpaceView;
  level: SpaceLevel;
  saved: boolean;
}

/** How much of it reaches the viewer at once; nobody else sees this. */
function LevelForm({ space, level, saved }: LevelProps) {
  return (
    <div id="level">
      {saved ? (
        <p class="done" role="status">
          {say('level.saved', { level: say(`level.${level}`) })}
        </p>
      ) : null}
      <form method="post" action={`/spaces/${space.name}/level`} class="level inline">
        <div class="field">
          <label for="field-level">{say('level.title')}</label>
          <select id="field-level" name="level">
            {levels.map((one) => (
              <option value={one} selected={one === level}>
                {say(`level.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button plain">
          {say('level.set')}
        </button>
      </form>
    </div>
  );
}

/** Whoever would be missed as the only steward is told so in the place of leaving. */
function MemberList({ members, stays }: { members: readonly MemberView[]; stays: boolean }) {
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
