import { say } from '../../../messages/index.ts';
import type { PersonView } from '../../../workplace/people/index.ts';
import { AdminPage } from './admin-nav.tsx';

/** The way to a new password, to be passed on by whatever way is at hand; it is shown once. */
export function PasswordLinkPage({ person, link }: { person: PersonView; link: string }) {
  return (
    <AdminPage here="/admin/people" title={say('admin.linkTitle', { name: person.name })}>
      <p class="lead">{say('admin.linkText', { name: person.name })}</p>
      <div class="done" role="status">
        <p>{say('invitations.made')}</p>
        <p>
          <code class="secret">{link}</code>
        </p>
      </div>
      <p>
        <a href={`/admin/people/${person.handle}`}>{say('form.back')}</a>
      </p>
    </AdminPage>
  );
}
