import { say } from '../../../messages/index.ts';
import type { FollowType, FollowView } from '../../../workplace/notifications/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { ErrorSummary, Field, getControlAttributes, type Problems } from '../layout/fields.tsx';
import { EmptyState } from '../layout/lists.tsx';
import { getFollowPath } from './follow-paths.ts';
import type { OpmlImportResult } from './opml.ts';

interface Props {
  follows: readonly FollowView[];
  /** Spaces that the viewer is a member of, which is following them. */
  joined: readonly SpaceView[];
  importResult: OpmlImportResult | null;
  problems: Problems;
}

const groupOrder: readonly FollowType[] = ['person', 'space', 'entry', 'lineage', 'tag', 'search'];

/** All that somebody follows, to look through and to let go of; and the way out and in. */
export function FollowingPage({ follows, joined, importResult, problems }: Props) {
  return (
    <>
      <header class="title">
        <h1>{say('following.title')}</h1>
        <p class="lead">{say('following.lead')}</p>
      </header>
      <ErrorSummary problems={problems} labels={{ file: say('following.bring') }} />
      {importResult ? <ImportReport result={importResult} /> : null}
      {follows.length === 0 ? <EmptyState>{say('following.empty')}</EmptyState> : null}
      {groupOrder.map((type) => (
        <FollowGroup type={type} follows={follows.filter((follow) => follow.type === type)} />
      ))}
      <JoinedSpaces spaces={joined} />
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere" class="list-title">
          {say('following.elsewhere')}
        </h2>
        {follows.length > 0 ? (
          <p>
            <a href="/following.opml">{say('following.opml')}</a>
          </p>
        ) : null}
        <ImportForm problems={problems} />
      </section>
    </>
  );
}

function FollowGroup({ type, follows }: { type: FollowType; follows: readonly FollowView[] }) {
  if (follows.length === 0) return null;
  return (
    <section aria-labelledby={`following-${type}`}>
      <h2 id={`following-${type}`} class="list-title">
        {say(`following.${type}`)}
      </h2>
      <ul class="rows">
        {follows.map((follow) => (
          <li>
            <a href={getFollowPath(follow)}>{follow.title}</a>
            <form method="post" action={`/follows/${follow.id}/deletion`}>
              <input type="hidden" name="back" value="/following" />
              <button
                type="submit"
                class="link-button"
                aria-label={say('following.stopOf', { name: follow.title })}
              >
                {say('following.stop')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function JoinedSpaces({ spaces }: { spaces: readonly SpaceView[] }) {
  if (spaces.length === 0) return null;
  return (
    <section aria-labelledby="joined">
      <h2 id="joined" class="list-title">
        {say('following.joined')}
      </h2>
      <p class="hint">{say('following.joinedWhy')}</p>
      <ul class="rows">
        {spaces.map(({ name, title }) => (
          <li>
            <a href={`/spaces/${name}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ImportForm({ problems }: { problems: Problems }) {
  return (
    <form method="post" action="/following" enctype="multipart/form-data">
      <Field
        name="file"
        label={say('following.bring')}
        hint={say('following.bringHint')}
        problems={problems}
      >
        <input
          {...getControlAttributes('file', problems, true)}
          type="file"
          accept=".opml,.xml,text/xml"
        />
      </Field>
      <button type="submit" class="button plain">
        {say('following.bringDo')}
      </button>
    </form>
  );
}

/** What became of each line of the file; nothing is left out in silence. */
function ImportReport({ result }: { result: OpmlImportResult }) {
  const { followedCount: followed, knownCount: known, unknownNames, overLimitNames } = result;
  return (
    <div class="done" role="status">
      <p>{say('following.brought', { followed, known, unknown: unknownNames.length })}</p>
      <SkippedNames names={unknownNames} says="following.left" />
      <SkippedNames names={overLimitNames} says="following.beyond" />
    </div>
  );
}

const MAX_LISTED_NAMES = 10;

function SkippedNames({
  names,
  says,
}: {
  names: string[];
  says: 'following.left' | 'following.beyond';
}) {
  if (names.length === 0) return null;
  const [first, rest] = [names.slice(0, MAX_LISTED_NAMES), names.slice(MAX_LISTED_NAMES)];
  return (
    <details class="quiet">
      <summary>{say(says, { count: names.length })}</summary>
      <ul>
        {first.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      {rest.length > 0 ? <p>{say('following.more', { count: rest.length })}</p> : null}
    </details>
  );
}
