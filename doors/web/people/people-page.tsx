import { say } from '../../../messages/index.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import { TextField } from '../layout/fields.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';

interface Props {
  people: readonly PersonView[];
  next: string | null;
  units: readonly UnitView[];
  unit: string;
  q: string;
}

export function PeoplePage({ people, next, units, unit, q }: Props) {
  const chosen = units.find(({ handle }) => handle === unit);
  return (
    <>
      <h1>{chosen ? chosen.title : say('people.title')}</h1>
      <search>
        <form method="get" action="/people" class="inline">
          <TextField name="q" type="search" label={say('people.find')} value={q} />
          {unit ? <input type="hidden" name="unit" value={unit} /> : null}
          <button type="submit" class="button plain">
            {say('people.findDo')}
          </button>
        </form>
      </search>
      {units.length > 0 && !q ? (
        <details class="units" open={unit !== ''}>
          <summary>{say('people.units')}</summary>
          <UnitTree units={units} parent={null} chosen={unit} />
          <p>
            <a href="/units">{say('units.open')}</a>
          </p>
        </details>
      ) : null}
      {people.length === 0 ? (
        <EmptyState>{say(chosen && !q ? 'people.unitEmpty' : 'people.empty')}</EmptyState>
      ) : null}
      <ul class="people">
        {people.map((person) => (
          <li>
            <Avatar person={person} />
            <div>
              <a class="name" href={`/people/${person.handle}`}>
                {person.name}
              </a>
              <span class="quiet">{describePerson(person)}</span>
            </div>
          </li>
        ))}
      </ul>
      <ListEnd
        next={next}
        more={say('people.more')}
        end={say('people.end', { n: people.length })}
        hidden={people.length === 0}
      />
    </>
  );
}

function describePerson(person: PersonView): string {
  const units = person.units.map((unit) => unit.title).join(', ');
  const guest = person.membership === 'guest' ? say('people.guest') : '';
  return [person.title, guest, units].filter(Boolean).join(' · ');
}

type UnitTreeProps = { units: readonly UnitView[]; parent: string | null; chosen: string };

function UnitTree({ units, parent, chosen }: UnitTreeProps) {
  const here = units.filter((unit) => unit.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul class="tree">
      {here.map((unit) => (
        <li>
          <a
            href={`/people?unit=${unit.handle}`}
            aria-current={unit.handle === chosen || undefined}
          >
            {unit.title}
          </a>{' '}
          <span class="quiet">{unit.people}</span>
          <UnitTree units={units} parent={unit.handle} chosen={chosen} />
        </li>
      ))}
    </ul>
  );
}
