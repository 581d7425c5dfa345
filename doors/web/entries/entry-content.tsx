import { raw } from 'hono/html';
import { say, sayTitle } from '../../../messages/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';
import { getKindPage } from './kind-pages.ts';

/** Where it is, what it is called, who wrote it, and when: in this order. */
export function EntryHeader({ entry, zone }: { entry: EntryView; zone: string }) {
  return (
    <header class={entry.withdrawn ? 'title gone' : 'title'}>
      <p class="kicker">
        {say(getKindPage(entry.kind).label)} {say('entry.in')}{' '}
        <a href={`/spaces/${entry.space.name}`}>{entry.space.title}</a>
        {entry.closed ? <span class="mark">{say('closing.closed')}</span> : null}
        {entry.space.archived ? <span class="mark">{say('spaces.archived')}</span> : null}
      </p>
      <h1 class="p-name">{sayTitle(entry.title)}</h1>
      <div class="by">
        <Avatar person={entry.author} />
        <Author by={entry.author} />
        <span class="when">
          <a class="u-url" href={entry.path}>
            <Time class="dt-published" at={entry.createdAt} zone={zone} />
          </a>
          {entry.edits > 0 ? (
            <>
              {' · '}
              <a href={`/entries/${entry.id}/history`}>{say('work.edited')}</a>
            </>
          ) : null}
        </span>
      </div>
    </header>
  );
}

export function EntryBody({ entry }: { entry: EntryView }) {
  return (
    <>
      <div class="prose e-content">{raw(entry.html)}</div>
      <Tags tags={entry.tags} />
    </>
  );
}

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={say('entry.tags')}>
      {tags.map((tag) => (
        <li>
          <a class="p-category" rel="tag" href={`/tags/${encodeURIComponent(tag)}`}>
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
