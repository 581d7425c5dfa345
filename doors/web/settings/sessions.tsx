import { say } from '../../../messages/index.ts';
import type { SessionView } from '../../../workplace/sign-in/index.ts';
import { formatTime } from '../layout/time.tsx';
import { describeUserAgent } from './user-agent.ts';

interface Props {
  sessions: readonly SessionView[];
  zone: string;
}

/** Where one is signed in, and how to end it there. */
export function Sessions({ sessions, zone }: Props) {
  return (
    <section id="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{say('settings.sessions')}</h2>
      <p>{say('sessions.text')}</p>
      <ul class="rows">
        {sessions.map((session) => (
          <SessionRow session={session} zone={zone} />
        ))}
      </ul>
      {sessions.some(({ isCurrent }) => !isCurrent) ? (
        <form method="post" action="/settings/other-sessions/deletion">
          <button type="submit" class="button plain">
            {say('sessions.endOthers')}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function SessionRow({ session, zone }: { session: SessionView; zone: string }) {
  const device = describeUserAgent(session.userAgent);
  const since = say('sessions.since', { time: formatTime(session.createdAt, zone) });
  return (
    <li>
      <span>
        {device}
        {session.isCurrent ? <span class="mark new">{say('sessions.present')}</span> : null}{' '}
        <span class="quiet">{since}</span>
      </span>
      {session.isCurrent ? (
        <form method="post" action="/sign-out">
          <button type="submit" class="link-button">
            {say('signIn.out')}
          </button>
        </form>
      ) : (
        <form method="post" action={`/settings/sessions/${session.id}/deletion`}>
          <button
            type="submit"
            class="link-button"
            aria-label={say('sessions.endOf', { device: `${device}, ${since}` })}
          >
            {say('sessions.end')}
          </button>
        </form>
      )}
    </li>
  );
}
