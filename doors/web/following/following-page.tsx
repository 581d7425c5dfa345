import { say } from '../../../messages/index.ts';
import type { Followed, FollowView } from '../../../workplace/attention/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { control, ErrorSummary, Field, type Problems } from '../layout/fields.tsx';
import { Empty } from '../layout/lists.tsx';
import type { Brought } from './opml.ts';
import { pathOfFollow } from './paths.ts';

interface Props {
  follows: readonly FollowView[];
  /** Spaces that the viewer is a member of, which is following them. */
  joined: readonly SpaceView[];
  brought: Brought | null;
  problems: Problems;
}

const order: readonly Followed[] = ['person', 'space', 'entry', 'lineage', 'tag', 'search'];

/** All that somebody follows, to look through and to let go of; and the way out and in. */
export function FollowingPage({ follows, joined, brought, problems }: Props) {
  return (
    <>
      <header class="title">
        <h1>{say('following.title')}</h1>
        <p class="lead">{say('following.lead')}</p>
      </header>
      <ErrorSummary problems={problems} labels={{ file: say('following.bring') }} />
      {brought ? <Report brought={brought} /> : null}
      {follows.length === 0 ? <Empty>{say('following.empty')}</Empty> : null}
      {order.map((what) => (
        <Group what={what} follows={follows.filter((follow) => follow.what === what)} />
      ))}
      <Joined spaces={joined} />
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere" class="list-title">
          {say('following.elsewhere')}
        </h2>
        {follows.length > 0 ? (
          <p>
            <a href="/following.opml">{say('following.opml')}</a>
          </p>
        ) : null}
        <Bring problems={problems} />
      </section>
    </>
  );
}

function Group({ what, follows }: { what: Followed; follows: readonly FollowView[] }) {
  if (follows.length === 0) return null;
  return (
    <section aria-labelledby={`following-${what}`}>
      <h2 id={`following-${what}`} class="list-title">
        {say(`following.${what}`)}
      </h2>
      <ul class="rows">
        {follows.map((follow) => (
          <li>
            <a href={pathOfFollow(follow)}>{follow.title}</a>
            <form method="post" action={`/follows/${follow.id}/deletion`}>
              <input type="hidden" name="back" value="/following" />
              <button
                type="submit"
                class="quietly"
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

function Joined({ spaces }: { spaces: readonly SpaceView[] }) {
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

function Bring({ problems }: { problems: Problems }) {
  return (
    <form method="post" action="/following" enctype="multipart/form-data">
      <Field
        name="file"
        label={say('following.bring')}
        hint={say('following.bringHint')}
        problems={problems}
      >
        <input {...control('file', problems, true)} type="file" accept=".opml,.xml,text/xml" />
      </Field>
      <button type="submit" class="button plain">
        {say('following.bringDo')}
      </button>
    </form>
  );
}

/** What became of each line of the file; nothing is left out in silence. */
function Report({ brought }: { brought: Brought }) {
  const { followed, known, unknown, beyond } = brought;
  return (
    <div class="done" role="status">
      <p>{say('following.brought', { followed, known, unknown: unknown.length })}</p>
      <Left names={unknown} says="following.left" />
      <Left names={beyond} says="following.beyond" />
    </div>
  );
}

const mostNamed = 10;

function Left({ names, says }: { names: string[]; says: 'following.left' | 'following.beyond' }) {
  if (names.length === 0) return null;
  const [first, rest] = [names.slice(0, mostNamed), names.slice(mostNamed)];
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
