import { say } from '../../../messages/index.ts';
import { type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  /** The present address, if there is one. */
  email: string | null;
  /** As typed, where it was refused. */
  typed: string | undefined;
  /** Whether a password shows that it is oneself; otherwise a session begun lately does. */
  password: boolean;
  saved: boolean;
  problems: Problems;
}

/** The address that one signs in with, and another in its place. */
export function Email({ email, typed, password, saved, problems }: Props) {
  return (
    <section id="email" aria-labelledby="email-title">
      <h2 id="email-title">{say('settings.email')}</h2>
      {saved ? (
        <p class="done" role="status">
          {say('email.saved')}
        </p>
      ) : null}
      <p>
        {email ? say('email.is', { email }) : say('email.none')} {say('email.text')}
      </p>
      <form method="post" action="/settings/email" novalidate>
        <TextField
          name="email"
          type="email"
          label={say('email.new')}
          value={typed}
          problems={problems}
          autocomplete="email"
          spellcheck={false}
          required
        />
        {password ? (
          <TextField
            name="currentPasswordForEmail"
            type="password"
            label={say('password.present')}
            problems={problems}
            autocomplete="current-password"
            required
          />
        ) : null}
        <p class="buttons">
          <button type="submit" class="button plain">
            {say('email.change')}
          </button>
        </p>
      </form>
    </section>
  );
}
