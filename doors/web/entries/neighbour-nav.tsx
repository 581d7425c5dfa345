import { say } from '../../../messages/index.ts';
import type { EntryView, Neighbour } from '../../../workplace/entries/index.ts';

export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** « previous | Main | next », within the space; Main is the space itself. */
export function NeighbourNav(props: {
  neighbours: Neighbours;
  space: EntryView['space'];
  below?: boolean;
}) {
  const { neighbours, space, below } = props;
  if (!neighbours.previous && !neighbours.next) return below ? null : <SpaceLink space={space} />;
  const label = say(below ? 'entry.besideBelow' : 'entry.beside', { space: space.title });
  return (
    <nav class="neighbours" aria-label={label}>
      {neighbours.previous ? (
        <a rel="prev" href={neighbours.previous.path}>
          <span aria-hidden="true">« </span>
          <span class="visually-hidden">{say('entry.previous')} </span>
          <span class="cut">{neighbours.previous.title}</span>
        </a>
      ) : (
        <span />
      )}
      <a class="main" href={`/spaces/${space.name}`}>
        {say('entry.main')}
      </a>
      {neighbours.next ? (
        <a rel="next" href={neighbours.next.path}>
          <span class="visually-hidden">{say('entry.next')} </span>
          <span class="cut">{neighbours.next.title}</span>
          <span aria-hidden="true"> »</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** With nothing beside it, the way to the space is said once. */
function SpaceLink({ space }: { space: EntryView['space'] }) {
  return (
    <nav class="neighbours alone" aria-label={say('entry.beside', { space: space.title })}>
      <a class="main" href={`/spaces/${space.name}`}>
        {say('entry.main')}
      </a>
    </nav>
  );
}
