import { say } from '../../../messages/index.ts';
import type { EntryView, Neighbour } from '../../../workplace/entries/index.ts';

export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
}

/** « previous | Main | next », within the space; Main is the space itself. */
export function Beside(props: { beside: Neighbours; space: EntryView['space']; below?: boolean }) {
  const { beside, space, below } = props;
  if (!beside.previous && !beside.next) return below ? null : <Alone space={space} />;
  const label = say(below ? 'entry.besideBelow' : 'entry.beside', { space: space.title });
  return (
    <nav class="beside" aria-label={label}>
      {beside.previous ? (
        <a rel="prev" href={beside.previous.path}>
          <span aria-hidden="true">« </span>
          <span class="unseen">{say('entry.previous')} </span>
          <span class="cut">{beside.previous.title}</span>
        </a>
      ) : (
        <span />
      )}
      <a class="main" href={`/spaces/${space.name}`}>
        {say('entry.main')}
      </a>
      {beside.next ? (
        <a rel="next" href={beside.next.path}>
          <span class="unseen">{say('entry.next')} </span>
          <span class="cut">{beside.next.title}</span>
          <span aria-hidden="true"> »</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** With nothing beside it, the way to the space is said once. */
function Alone({ space }: { space: EntryView['space'] }) {
  return (
    <nav class="beside alone" aria-label={say('entry.beside', { space: space.title })}>
      <a class="main" href={`/spaces/${space.name}`}>
        {say('entry.main')}
      </a>
    </nav>
  );
}
