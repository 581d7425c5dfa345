import { say } from '../../../messages/index.ts';
import { ErrorSummary, noProblems, type Problems } from '../layout/fields.tsx';
import { NewcomerFields, type NewcomerValues, SecretFields } from './newcomer-fields.tsx';

interface Props {
  /** The name of the workplace. */
  workplace: string;
  /** The secret in the invitation's link. */
  secret: string;
  /** The handle, when it is for somebody who is here already and needs a password. */
  person?: string | null;
  values?: NewcomerValues;
  problems?: Problems;
}

export function InvitationPage({ workplace, secret, person, values = {}, ...rest }: Props) {
  const problems = rest.problems ?? noProblems;
  return (
    <div class="narrow">
      <h1>{say('invitation.title', { workplace })}</h1>
      <p class="lead">{person ? say('invitation.back', { person }) : say('invitation.text')}</p>
      <ErrorSummary problems={problems} />
      <form method="post" action={`/invitations/${encodeURIComponent(secret)}`} novalidate>
        {person ? (
          <SecretFields values={values} problems={problems} />
        ) : (
          <NewcomerFields values={values} problems={problems} />
        )}
        <p class="buttons">
          <button type="submit" class="button">
            {say('invitation.accept')}
          </button>
        </p>
      </form>
    </div>
  );
}
