import { say } from '../../../messages/index.ts';
import type { AdminPersonView, UnitView } from '../../../workplace/people/index.ts';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { formatDay } from '../layout/time.tsx';
import { AdminPage } from './admin-nav.tsx';
import {
  PersonFields,
  type PersonFormValues,
  PersonNameField,
  personLabels,
  ReportsToField,
} from './person-form.tsx';

interface Props {
  person: AdminPersonView;
  values: PersonFormValues;
  units: readonly UnitView[];
  problems: Problems;
  saved: boolean;
  zone: string;
}

/** One person, with all that an administrator can do for them. */
export function AdminPersonPage({ person, values, units, problems, saved, zone }: Props) {
  return (
    <AdminPage here="/admin/people" title={person.name}>
      <p class="kicker">
        <a href={`/people/${person.handle}`}>@{person.handle}</a>
      </p>
      {saved ? (
        <p class="done" role="status">
          {say('settings.saved')}
        </p>
      ) : null}
      <ErrorSummary problems={problems} labels={personLabels} />
      {person.leftAt ? (
        <FormerPerson person={person} at={formatDay(person.leftAt, zone)} />
      ) : (
        <ActivePerson person={person} values={values} units={units} problems={problems} />
      )}
    </AdminPage>
  );
}

function ActivePerson({ person, values, units, problems }: Omit<Props, 'saved' | 'zone'>) {
  const path = `/admin/people/${person.handle}`;
  return (
    <>
      <form method="post" action={path} novalidate>
        <PersonNameField values={values} problems={problems} />
        <ReportsToField values={values} problems={problems} />
        <PersonFields values={values} units={units} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
        </p>
      </form>
      <section aria-labelledby="link">
        <h2 id="link">{say('admin.link')}</h2>
        <p>{say('admin.linkAsk', { name: person.name })}</p>
        <form method="post" action={`${path}/invitation`}>
          <button type="submit" class="button plain">
            {say('admin.linkMake')}
          </button>
        </form>
      </section>
      <section aria-labelledby="leave">
        <h2 id="leave">{say('admin.leaving')}</h2>
        <p>{say('admin.leaveText')}</p>
        <p>
          <a class="button plain" href={`${path}/deletion`}>
            {say('admin.leave')}
          </a>
        </p>
      </section>
    </>
  );
}

function FormerPerson({ person, at }: { person: AdminPersonView; at: string }) {
  return (
    <>
      <p class="lead">{say('admin.leftOn', { name: person.name, day: at })}</p>
      <p>{say('admin.returnText')}</p>
      <form method="post" action={`/admin/people/${person.handle}/return`}>
        <p class="buttons">
          <button type="submit" class="button">
            {say('admin.return', { name: person.name })}
          </button>
        </p>
      </form>
    </>
  );
}
