import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import { TextField } from '../layout/fields.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { AdminPage } from './admin-nav.tsx';

interface Props {
  people: readonly PersonView[];
  q: string;
  next: string | null;
  zone: string;
}

/** Everybody who is or was here, to be found by name or handle. */
export function PeopleList({ people, q, next, zone }: Props) {
  return (
    <AdminPage here="/admin/people" title={say('people.title')}>
      <search>
        <form method="get" action="/admin/people" class="inline">
          <TextField name="q" type="search" label={say('people.find')} value={q} />
          <button type="submit" class="button plain">
            {say('people.findDo')}
          </button>
        </form>
      </search>
      <p class="actions">
        <a href="/admin/new-person">{say('admin.addPerson')}</a>
        <a href="/invitations">{say('admin.invite')}</a>
      </p>
      {people.length === 0 ? <EmptyState>{say('people.empty')}</EmptyState> : null}
      <ul class="rows">
        {people.map((person) => (
          <PersonRow person={person} zone={zone} />
        ))}
      </ul>
      <ListEnd
        next={next}
        more={say('people.more')}
        end={say('admin.peopleEnd')}
        hidden={people.length === 0}
      />
    </AdminPage>
  );
}

function PersonRow({ person, zone }: { person: PersonView; zone: string }) {
  return (
    <li>
      <span>
        <a href={`/admin/people/${person.handle}`}>{person.name}</a>
        {person.admin ? <span class="mark new">{say('admin.isAdmin')}</span> : null}
        {person.membership === 'guest' ? <span class="mark">{say('standing.guest')}</span> : null}{' '}
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
    </li>
  );
}
