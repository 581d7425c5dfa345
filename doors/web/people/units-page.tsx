import { say } from '../../../messages/index.ts';
import type { UnitWithMembers } from '../../../workplace/people/index.ts';
import { EmptyState } from '../layout/lists.tsx';

/** So many of a unit are named on the page of all units; its own page has the rest. */
const MAX_NAMED = 60;

type Props = { units: readonly UnitWithMembers[] };

/** The tree of units, each of which opens and shuts without a script. */
export function UnitsPage({ units }: Props) {
  return (
    <>
      <h1>{say('units.title')}</h1>
      <p class="lead">{say('units.lead')}</p>
      {units.length === 0 ? <EmptyState>{say('units.none')}</EmptyState> : null}
      <UnitList units={units} parent={null} />
    </>
  );
}

function UnitList({ units, parent }: Props & { parent: string | null }) {
  const here = units.filter((unit) => unit.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul class={parent === null ? 'organisation top' : 'organisation'}>
      {here.map((unit) => (
        <li>
          <details open>
            <summary>
              {unit.title} <span class="quiet">{describeMemberCount(units, unit)}</span>
            </summary>
            <UnitMembers unit={unit} />
            <UnitList units={units} parent={unit.handle} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function describeMemberCount(units: readonly UnitWithMembers[], unit: UnitWithMembers): string {
  const own = say('units.people', { n: unit.members.length });
  const all = collectMembers(units, unit).size;
  if (all === unit.members.length) return own;
  return `${own}, ${say('units.below', { n: all })}`;
}

/** Everybody in a unit or below it, each once. */
function collectMembers(units: readonly UnitWithMembers[], unit: UnitWithMembers): Set<string> {
  const own = unit.members.map(({ handle }) => handle);
  const below = units.filter(({ parent }) => parent === unit.handle);
  return new Set([...own, ...below.flatMap((one) => [...collectMembers(units, one)])]);
}

function UnitMembers({ unit }: { unit: UnitWithMembers }) {
  const named = unit.members.slice(0, MAX_NAMED);
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
