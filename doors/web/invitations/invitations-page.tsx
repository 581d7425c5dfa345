import { say } from '../../../messages/index.ts';
import type { InvitationView } from '../../../workplace/sign-in/invitations.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { AdminPage } from '../admin/rooms.tsx';
import { Choices } from '../layout/choices.tsx';
import {
  control,
  ErrorSummary,
  Field,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { Empty } from '../layout/lists.tsx';
import { dayText } from '../layout/time.tsx';

/** An invitation as it is being made. */
export interface Invited {
  email: string;
  name: string;
  standing: string;
  spaces: string[];
}

interface Props {
  invitations: readonly InvitationView[];
  spaces: readonly SpaceView[];
  invited: Invited;
  link: string | undefined;
  problems: Problems;
  zone: string;
}

const labels: Labels = {
  email: say('invitations.email'),
  name: say('invitations.name'),
  standing: say('admin.standing'),
  spaces: say('invitations.spaces'),
};

export function InvitationsPage({ invitations, spaces, invited, link, problems, zone }: Props) {
  return (
    <AdminPage here="/invitations" title={say('invitations.title')}>
      <p class="lead">{say('invitations.text')}</p>
      <ErrorSummary problems={problems} labels={labels} />
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
          value={invited.email}
          problems={problems}
          autocomplete="off"
        />
        <TextField
          name="name"
          label={say('invitations.name')}
          value={invited.name}
          problems={problems}
        />
        <Field name="standing" label={say('admin.standing')}>
          <select {...control('standing')}>
            <option value="member">{say('standing.member')}</option>
            <option value="guest" selected={invited.standing === 'guest'}>
              {say('standing.guest')}
            </option>
          </select>
        </Field>
        <Spaces spaces={spaces} chosen={invited.spaces} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('invitations.make')}
          </button>
        </p>
      </form>
      <section aria-labelledby="open">
        <h2 id="open">{say('invitations.open')}</h2>
        {invitations.length === 0 ? <Empty>{say('invitations.none')}</Empty> : null}
        <ul class="rows">
          {invitations.map((invitation) => (
            <Row invitation={invitation} zone={zone} />
          ))}
        </ul>
      </section>
    </AdminPage>
  );
}

function Spaces({ spaces, chosen }: { spaces: readonly SpaceView[]; chosen: readonly string[] }) {
  return (
    <Choices
      name="spaces"
      legend={say('invitations.spaces')}
      choices={spaces.map(({ name, title }) => ({ value: name, title }))}
      chosen={chosen}
    />
  );
}

function Row({ invitation, zone }: { invitation: InvitationView; zone: string }) {
  const whom = invitation.name ?? invitation.email ?? say('invitations.anyone');
  return (
    <li>
      <span>
        {whom}{' '}
        <span class="quiet">
          {say(invitation.person ? 'invitations.again' : `standing.${invitation.standing}`)} ·{' '}
          {say('invitations.until', { day: dayText(invitation.expiresAt, zone) })}
        </span>
      </span>
      <form method="post" action={`/invitations/${invitation.id}/deletion`}>
        <button type="submit" class="quietly" aria-label={say('invitations.revokeOf', { whom })}>
          {say('invitations.revoke')}
        </button>
      </form>
    </li>
  );
}
