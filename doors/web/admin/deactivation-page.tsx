import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import { AdminPage } from './admin-nav.tsx';

/** It ends somebody's sessions and tokens at once, so it is asked about. */
export function DeactivationPage({ person }: { person: PersonView }) {
  return (
    <AdminPage here="/admin/people" title={say('admin.leaveTitle', { name: person.name })}>
      <p class="lead">{say('admin.leaveText')}</p>
      <form method="post" action={`/admin/people/${person.handle}/deletion`}>
        <p class="buttons">
          <button type="submit" class="button">
            {say('admin.letGo', { name: person.name })}
          </button>
          <a href={`/admin/people/${person.handle}`}>{say('form.cancel')}</a>
        </p>
      </form>
    </AdminPage>
  );
}
