import { say, sayList } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import type { PersonView } from '../../workplace/people/index.ts';
import { Face } from '../shared/page/face.tsx';
import type { Shown } from './reader.ts';

/** So many are named; the others are counted. */
const mostNamed = 5;
/** One more, since nobody is shown themselves. */
export const mostAsked = mostNamed + 1;
/** Beyond so many, a few more or less are no news. */
const crowd = 50;

type Known = Pick<PersonView, 'id' | 'name' | 'picture'>;

/** Who else is here, as this viewer is shown it: members by name, guests a number, nobody nothing. */
export function shownTo(viewer: Viewer, present: readonly string[], known: Known[]): Shown {
  if (viewer.is !== 'person') return { n: 0, html: '' };
  const n = present.filter((id) => id !== viewer.id).length;
  const named = viewer.standing === 'member' ? known.filter(({ id }) => id !== viewer.id) : [];
  return { n, html: n === 0 ? '' : String(<Present n={n} people={named.slice(0, mostNamed)} />) };
}

/** Whether it is worth telling somebody who was last shown that. */
export function isNews(now: Shown, last: Shown | null): boolean {
  if (now.html === (last?.html ?? '')) return false;
  return !last || now.n <= crowd || Math.abs(now.n - last.n) > last.n / 10;
}

function Present({ n, people }: { n: number; people: Known[] }) {
  const others = n - people.length;
  const names = people.map(({ name }) => name.split(' ')[0] ?? name);
  if (others > 0)
    names.push(say(names.length > 0 ? 'present.more' : 'present.others', { n: others }));
  return (
    <>
      {people.length > 0 ? (
        <span class="faces">
          {people.map((person) => (
            <Face of={person} />
          ))}
        </span>
      ) : null}
      <span>{say('present.here', { n, names: sayList(names) })}</span>
    </>
  );
}
