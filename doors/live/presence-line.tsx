import { say, sayList } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import type { PersonView } from '../../workplace/people/index.ts';
import { Avatar } from '../shared/page/avatar.tsx';
import type { ShownPresence } from './reader.ts';

/** So many are named; the others are counted. */
const MAX_NAMED = 5;
/** One more, since nobody is shown themselves. */
export const MAX_PRESENT_PEOPLE = MAX_NAMED + 1;
/** Beyond so many, a few more or less are no news. */
const LARGE_CROWD = 50;

type PresentPerson = Pick<PersonView, 'id' | 'name' | 'picture'>;

/** Who else is here, as this viewer is shown it: members by name, guests a number, nobody nothing. */
export function renderPresence(
  viewer: Viewer,
  present: readonly string[],
  known: PresentPerson[],
): ShownPresence {
  if (viewer.kind !== 'person') return { count: 0, html: '' };
  const n = present.filter((id) => id !== viewer.id).length;
  const named = viewer.membership === 'member' ? known.filter(({ id }) => id !== viewer.id) : [];
  return {
    count: n,
    html: n === 0 ? '' : String(<PresenceLine n={n} people={named.slice(0, MAX_NAMED)} />),
  };
}

/** Whether it is worth telling somebody who was last shown that. */
export function isNoticeableChange(now: ShownPresence, last: ShownPresence | null): boolean {
  if (now.html === (last?.html ?? '')) return false;
  return !last || now.count <= LARGE_CROWD || Math.abs(now.count - last.count) > last.count / 10;
}

function PresenceLine({ n, people }: { n: number; people: PresentPerson[] }) {
  const others = n - people.length;
  const names = people.map(({ name }) => name.split(' ')[0] ?? name);
  if (others > 0)
    names.push(say(names.length > 0 ? 'present.more' : 'present.others', { n: others }));
  return (
    <>
      {people.length > 0 ? (
        <span class="faces">
          {people.map((person) => (
            <Avatar person={person} />
          ))}
        </span>
      ) : null}
      <span>{say('present.here', { n, names: sayList(names) })}</span>
    </>
  );
}
