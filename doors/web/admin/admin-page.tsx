import { say } from '../../../messages/index.ts';
import type { ImportView } from '../../../workplace/imports/reports.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import {
  control,
  ErrorSummary,
  Field,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { ListEnd } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { Imports } from './imports.tsx';

export type AdminValues = Partial<
  Record<'handle' | 'name' | 'email' | 'unitTitle' | 'unitHandle' | 'parent', string>
>;

interface Props {
  people: readonly PersonView[];
  next: string | null;
  units: readonly UnitView[];
  imports: readonly ImportView[];
  values: AdminValues;
  problems: Problems;
  zone: string;
}

const labels: Labels = {
  name: say('settings.name'),
  handle: say('signIn.handle'),
  email: say('signIn.email'),
  standing: say('admin.standing'),
  unitTitle: say('admin.unitTitle'),
  unitHandle: say('signIn.handle'),
  parent: say('admin.parent'),
};

export function AdminPage({ people, next, units, imports, values, problems, zone }: Props) {
  return (
    <>
      <h1>{say('admin.title')}</h1>
      <ErrorSummary problems={problems} labels={labels} />
      <p class="lead">
        <a href="/invitations">{say('invitations.title')}</a>
      </p>
      <section id="people" aria-labelledby="people-title">
        <h2 id="people-title">{say('people.title')}</h2>
        <ul class="rows">
          {people.map((person) => (
            <PersonRow person={person} zone={zone} />
          ))}
        </ul>
        <ListEnd next={next} more={say('people.more')} end="" hidden />
        <AddPerson values={values} problems={problems} />
      </section>
      <Units units={units} values={values} problems={problems} />
      <Imports imports={imports} zone={zone} />
    </>
  );
}

function PersonRow({ person, zone }: { person: PersonView; zone: string }) {
  return (
    <li>
      <span>
        <a href={`/people/${person.handle}`}>{person.name}</a>
        {person.admin ? <span class="mark new">{say('admin.isAdmin')}</span> : null}
        {person.standing === 'guest' ? <span class="mark">{say('standing.guest')}</span> : null}{' '}
        <span class="quiet">
          @{person.handle}
          {person.leftAt ? (
            <>
              {' · '}
              {say('people.left')} <Time at={person.leftAt} zone={zone} day />
            </>
          ) : null}
        </span>
      </span>
      {person.leftAt ? null : (
        <span class="choices">
          <form method="post" action={`/admin/people/${person.handle}/invitation`}>
            <button
              type="submit"
              class="quietly"
              aria-label={say('admin.linkFor', { name: person.name })}
            >
              {say('admin.link')}
            </button>
          </form>
          <a
            class="quietly"
            href={`/admin/people/${person.handle}/deletion`}
            aria-label={say('admin.letGo', { name: person.name })}
          >
            {say('admin.leave')}
          </a>
        </span>
      )}
    </li>
  );
}

type FormProps = { values: AdminValues; problems: Problems };

function AddPerson({ values, problems }: FormProps) {
  return (
    <form method="post" action="/admin/people" class="inline" novalidate>
      <TextField name="name" label={say('settings.name')} value={values.name} problems={problems} />
      <TextField
        name="handle"
        label={say('signIn.handle')}
        value={values.handle}
        problems={problems}
      />
      <TextField
        name="email"
        type="email"
        label={say('signIn.email')}
        value={values.email}
        problems={problems}
      />
      <Field name="standing" label={say('admin.standing')}>
        <select {...control('standing')}>
          <option value="member">{say('standing.member')}</option>
          <option value="guest">{say('standing.guest')}</option>
        </select>
      </Field>
      <button type="submit" class="button plain">
        {say('admin.addPerson')}
      </button>
    </form>
  );
}

function Units({ units, values, problems }: FormProps & { units: readonly UnitView[] }) {
  const titleOf = (handle: string) => units.find((unit) => unit.handle === handle)?.title ?? handle;
  return (
    <section id="units" aria-labelledby="units-title">
      <h2 id="units-title">{say('people.units')}</h2>
      <ul class="rows">
        {units.map((unit) => (
          <li>
            <span>
              <a href={`/people?unit=${unit.handle}`}>{unit.title}</a>{' '}
              <span class="quiet">
                {unit.handle} · {say('spaces.people', { n: unit.people })}
                {unit.parent ? ` · ${say('admin.under', { parent: titleOf(unit.parent) })}` : null}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action="/admin/units" class="inline" novalidate>
        <TextField
          name="unitTitle"
          label={say('admin.unitTitle')}
          value={values.unitTitle}
          problems={problems}
        />
        <TextField
          name="unitHandle"
          label={say('signIn.handle')}
          value={values.unitHandle}
          problems={problems}
        />
        <Field name="parent" label={say('admin.parent')} problems={problems}>
          <select {...control('parent', problems)}>
            <option value="">{say('admin.top')}</option>
            {units.map((unit) => (
              <option value={unit.handle} selected={unit.handle === values.parent}>
                {unit.title}
              </option>
            ))}
          </select>
        </Field>
        <button type="submit" class="button plain">
          {say('admin.addUnit')}
        </button>
      </form>
    </section>
  );
}
