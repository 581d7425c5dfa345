import { say } from '../../../messages/index.ts';
import { ErrorSummary, noProblems, type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  values?: { email?: string };
  problems?: Problems;
  /** A path within the workplace to go to afterwards. */
  next?: string;
  /** The label of the configured single sign-on. */
  singleSignOn?: string | null;
  /** Whether to offer a passkey, which needs a script. */
  passkeys?: boolean;
}

export function SignInPage({ values, problems = noProblems, next = '/', ...ways }: Props) {
  return (
    <div class="narrow">
      <h1>{say('signIn.title')}</h1>
      <ErrorSummary problems={problems} />
      {ways.singleSignOn ? <SingleSignOn name={ways.singleSignOn} next={next} /> : null}
      <form method="post" action="/sign-in" novalidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          label={say('signIn.email')}
          value={values?.email}
          problems={problems}
          autocomplete={ways.passkeys ? 'username webauthn' : 'username'}
        />
        <TextField
          name="password"
          type="password"
          label={say('signIn.password')}
          problems={problems}
          autocomplete="current-password"
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('signIn.title')}
          </button>
          {ways.passkeys ? (
            <passkey-button
              hidden
              action="sign-in"
              next={next}
              failed={say('signIn.passkeyFailed')}
            >
              <button type="button" class="button plain">
                {say('signIn.passkey')}
              </button>
            </passkey-button>
          ) : null}
        </p>
      </form>
      <p class="quiet after">{say('signIn.forgotten')}</p>
    </div>
  );
}

function SingleSignOn({ name, next }: { name: string; next: string }) {
  return (
    <form method="post" action="/sign-in/single-sign-on" class="before">
      <input type="hidden" name="next" value={next} />
      <button type="submit" class="button plain">
        {say('signIn.singleSignOn', { name })}
      </button>
    </form>
  );
}
