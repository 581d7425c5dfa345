import { say } from '../../../messages/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { Time } from '../layout/time.tsx';

interface Props {
  spaces: readonly SpaceView[];
  zone: string;
  level?: 2 | 3;
}

export function SpaceList({ spaces, zone, level = 2 }: Props) {
  const Heading = level === 3 ? 'h3' : 'h2';
  return (
    <ul class="entries">
      {spaces.map((space) => (
        <li>
          <Heading>
            <a href={`/spaces/${space.name}`}>{space.title}</a>
          </Heading>
          {space.purpose ? <p>{space.purpose}</p> : null}
          <p class="byline">
            {say(`audience.${space.audience}`)} · {say('spaces.entries', { n: space.entries })}
            {space.people > 0 ? ` · ${say('spaces.people', { n: space.people })}` : null}
            {space.lastAt ? (
              <>
                {' · '}
                {say('spaces.lastAt')} <Time at={space.lastAt} zone={zone} day />
              </>
            ) : null}
            {space.archivedAt ? <span class="mark">{say('spaces.archived')}</span> : null}
            {space.role ? <span class="mark own">{say(`spaces.role.${space.role}`)}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
