import { say } from '../../../messages/index.ts';
import type { PeopledUnit } from '../../../workplace/people/index.ts';
import { Empty } from '../layout/lists.tsx';

/** So many of a unit are named on the page of all units; its own page has the rest. */
const mostNamed = 60;

type Props = { units: readonly PeopledUnit[] };

/** The tree of units, each of which opens and shuts without a script. */
export function UnitsPage({ units }: Props) {
  return (
    <>
      <h1>{say('units.title')}</h1>
      <p class="lead">{say('units.lead')}</p>
      {units.length === 0 ? <Empty>{say('units.none')}</Empty> : null}
      <Below units={units} parent={null} />
    </>
  );
}

function Below({ units, parent }: Props & { parent: string | null }) {
  const here = units.filter((unit) => unit.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul class={parent === null ? 'organisation top' : 'organisation'}>
      {here.map((unit) => (
        <li>
          <details open>
            <summary>
              {unit.title} <span class="quiet">{countOf(units, unit)}</span>
            </summary>
            <Members unit={unit} />
            <Below units={units} parent={unit.handle} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function countOf(units: readonly PeopledUnit[], unit: PeopledUnit): string {
  const own = say('units.people', { n: unit.members.length });
  const all = peopleWithin(units, unit).size;
  if (all === unit.members.length) return own;
  return `${own}, ${say('units.below', { n: all })}`;
}

/** Everybody in a unit or below it, each once. */
function peopleWithin(units: readonly PeopledUnit[], unit: PeopledUnit): Set<string> {
  const own = unit.members.map(({ handle }) => handle);
  const below = units.filter(({ parent }) => parent === unit.handle);
  return new Set([...own, ...below.flatMap((one) => [...peopleWithin(units, one)])]);
}

function Members({ unit }: { unit: PeopledUnit }) {
  const named = unit.members.slice(0, mostNamed);
  const rest = unit.members.length - named.length;
  if (named.length === 0) return null;
  return (
    <ul class="names">
      {named.map(({ handle, name, title }) => (
        <li>
          <a href={`/people/${handle}`}>{name}</a>
          {title ? <span class="quiet"> {title}</span> : null}
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <a href={`/people?unit=${unit.handle}`}>{say('units.more', { n: rest })}</a>
        </li>
      ) : null}
    </ul>
  );
}
