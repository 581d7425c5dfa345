import { say } from '../../../messages/index.ts';
import type { UnitView, WholePersonView } from '../../../workplace/people/index.ts';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { dayText } from '../layout/time.tsx';
import {
  PersonFields,
  PersonName,
  type PersonWords,
  personLabels,
  ReportsToField,
} from './person-form.tsx';
import { AdminPage } from './rooms.tsx';

interface Props {
  person: WholePersonView;
  words: PersonWords;
  units: readonly UnitView[];
  problems: Problems;
  saved: boolean;
  zone: string;
}

/** One person, with all that an administrator can do for them. */
export function AdminPersonPage({ person, words, units, problems, saved, zone }: Props) {
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
        <WhoLeft person={person} at={dayText(person.leftAt, zone)} />
      ) : (
        <WhoIsHere person={person} words={words} units={units} problems={problems} />
      )}
    </AdminPage>
  );
}

function WhoIsHere({ person, words, units, problems }: Omit<Props, 'saved' | 'zone'>) {
  const path = `/admin/people/${person.handle}`;
  return (
    <>
      <form method="post" action={path} novalidate>
        <PersonName words={words} problems={problems} />
        <ReportsToField words={words} problems={problems} />
        <PersonFields words={words} units={units} problems={problems} />
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

function WhoLeft({ person, at }: { person: WholePersonView; at: string }) {
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
