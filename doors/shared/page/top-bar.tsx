import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import { Avatar } from './avatar.tsx';
import type { Shell } from './shell.ts';

export function TopBar({ shell }: { shell: Shell }) {
  const { viewer, path } = shell;
  return (
    <header class="top">
      <a class="home" href="/" aria-current={path === '/' ? 'page' : undefined}>
        {shell.name}
      </a>
      {viewer.kind === 'person' ? (
        <PersonMenu viewer={viewer} path={path} unreadCount={shell.unreadCount} />
      ) : (
        <SignInLink path={path} />
      )}
      <nav aria-label={say('layout.main')}>
        <SectionLink to="/spaces" path={path} name={say('spaces.title')} />
        <SectionLink to="/people" path={path} name={say('people.title')} />
        <SectionLink to="/library" path={path} name={say('library.title')} />
        <SectionLink to="/wagers" path={path} name={say('wagers.title')} />
        <SectionLink to="/search" path={path} name={say('search.title')} />
      </nav>
    </header>
  );
}

function SectionLink({ to, path, name }: { to: string; path: string; name: string }) {
  const here = path === to || path.startsWith(`${to}/`) || path.startsWith(`${to}?`);
  return (
    <a href={to} aria-current={here ? 'page' : undefined}>
      {name}
    </a>
  );
}

interface PersonMenuProps {
  viewer: PersonViewer;
  path: string;
  unreadCount: number;
}

function PersonMenu({ viewer, path, unreadCount }: PersonMenuProps) {
  const space = /^\/spaces\/([a-z0-9-]+)/.exec(path)?.[1];
  const into = space && space !== 'new' ? `?space=${space}` : '';
  return (
    <div class="own">
      <a class="button" href={`/entries/new${into}`}>
        {say('layout.write')}
      </a>
      <InboxLink path={path} waiting={unreadCount} />
      <details class="menu">
        <summary>
          <Avatar person={viewer} />
          <span class="visually-hidden">{say('layout.menu', { name: viewer.name })}</span>
        </summary>
        <ul>
          <li class="who">{viewer.name}</li>
          <li>
            <a href={`/people/${viewer.handle}`}>{say('people.own')}</a>
          </li>
          <li>
            <a href="/drafts">{say('drafts.title')}</a>
          </li>
          <li>
            <a href="/following">{say('following.title')}</a>
          </li>
          {viewer.membership === 'member' ? (
            <li>
              <a href="/suggestions">{say('suggestions.title')}</a>
            </li>
          ) : null}
          <li>
            <a href="/settings">{say('settings.title')}</a>
          </li>
          {viewer.admin ? (
            <li>
              <a href="/invitations">{say('invitations.title')}</a>
            </li>
          ) : null}
          {viewer.admin ? (
            <li>
              <a href="/admin">{say('admin.title')}</a>
            </li>
          ) : null}
          <li>
            <form method="post" action="/sign-out">
              <button type="submit">{say('signIn.out')}</button>
            </form>
          </li>
        </ul>
      </details>
    </div>
  );
}

/** The way to the inbox, and how much there is new in it. */
export function InboxLink({ path, waiting }: { path: string; waiting: number }) {
  return (
    <a class="inbox" href="/inbox" aria-current={path === '/inbox' ? 'page' : undefined}>
      <span class="tray" />
      <span class="visually-hidden">{say('inbox.title')}</span>
      {waiting > 0 ? (
        <span class="count">
          {waiting}
          <span class="visually-hidden"> {say('inbox.new')}</span>
        </span>
      ) : null}
    </a>
  );
}

function SignInLink({ path }: { path: string }) {
  if (/^\/(sign-in|set-up|invitations)/.test(path)) return null;
  const next = path === '/' || path === '/?out' ? '' : `?next=${encodeURIComponent(path)}`;
  return (
    <div class="own">
      <a class="button" href={`/sign-in${next}`}>
        {say('signIn.short')}
      </a>
    </div>
  );
}
