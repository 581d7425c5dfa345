import { say } from '../../../messages/index.ts';
import type { InvitationView } from '../../../workplace/sign-in/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { AdminPage } from '../admin/admin-nav.tsx';
import { CheckboxGroup } from '../layout/checkbox-group.tsx';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { EmptyState } from '../layout/lists.tsx';
import { formatDay } from '../layout/time.tsx';

/** An invitation as it is being made. */
export interface InvitationFormValues {
  email: string;
  name: string;
  membership: string;
  spaces: string[];
}

interface Props {
  invitations: readonly InvitationView[];
  spaces: readonly SpaceView[];
  values: InvitationFormValues;
  link: string | undefined;
  problems: Problems;
  zone: string;
}

const fieldLabels: Labels = {
  email: say('invitations.email'),
  name: say('invitations.name'),
  membership: say('admin.standing'),
  spaces: say('invitations.spaces'),
};

export function InvitationsPage({ invitations, spaces, values, link, problems, zone }: Props) {
  return (
    <AdminPage here="/invitations" title={say('invitations.title')}>
      <p class="lead">{say('invitations.text')}</p>
      <ErrorSummary problems={problems} labels={fieldLabels} />
      {link ? (
        <div class="done" role="status">
          <p>{say('invitations.made')}</p>
          <p>
            <code class="secret">{link}</code>
          </p>
        </div>
      ) : null}
      <form method="post" action="/invitations" novalidate>
        <TextField
          name="email"
          type="email"
          label={say('invitations.email')}
          value={values.email}
          problems={problems}
          autocomplete="off"
        />
        <TextField
          name="name"
          label={say('invitations.name')}
          value={values.name}
          problems={problems}
        />
        <Field name="membership" label={say('admin.standing')}>
          <select {...getControlAttributes('membership')}>
            <option value="member">{say('standing.member')}</option>
            <option value="guest" selected={values.membership === 'guest'}>
              {say('standing.guest')}
            </option>
          </select>
        </Field>
        <SpaceChoices spaces={spaces} chosen={values.spaces} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('invitations.make')}
          </button>
        </p>
      </form>
      <section aria-labelledby="open">
        <h2 id="open">{say('invitations.open')}</h2>
        {invitations.length === 0 ? <EmptyState>{say('invitations.none')}</EmptyState> : null}
        <ul class="rows">
          {invitations.map((invitation) => (
            <InvitationRow invitation={invitation} zone={zone} />
          ))}
        </ul>
      </section>
    </AdminPage>
  );
}

function SpaceChoices({
  spaces,
  chosen,
}: {
  spaces: readonly SpaceView[];
  chosen: readonly string[];
}) {
  return (
    <CheckboxGroup
      name="spaces"
      legend={say('invitations.spaces')}
      choices={spaces.map(({ name, title }) => ({ value: name, title }))}
      chosen={chosen}
    />
  );
}

function InvitationRow({ invitation, zone }: { invitation: InvitationView; zone: string }) {
  const whom = invitation.name ?? invitation.email ?? say('invitations.anyone');
  return (
    <li>
      <span>
        {whom}{' '}
        <span class="quiet">
          {say(invitation.person ? 'invitations.again' : `standing.${invitation.membership}`)} ·{' '}
          {say('invitations.until', { day: formatDay(invitation.expiresAt, zone) })}
        </span>
      </span>
      <form method="post" action={`/invitations/${invitation.id}/deletion`}>
        <button
          type="submit"
          class="link-button"
          aria-label={say('invitations.revokeOf', { whom })}
        >
          {say('invitations.revoke')}
        </button>
      </form>
    </li>
  );
}
