import { say } from '../../../messages/index.ts';
import { type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  /** Whether there is one already; whoever comes in by other ways may choose their first. */
  hasPassword: boolean;
  saved: boolean;
  problems: Problems;
}

export function Password({ hasPassword, saved, problems }: Props) {
  return (
    <section id="password" aria-labelledby="password-title">
      <h2 id="password-title">{say('settings.password')}</h2>
      {saved ? (
        <p class="done" role="status">
          {say('password.saved')}
        </p>
      ) : null}
      <p>{say(hasPassword ? 'password.text' : 'password.noneText')}</p>
      <form method="post" action="/settings/password" novalidate>
        {hasPassword ? (
          <TextField
            name="currentPassword"
            type="password"
            label={say('password.present')}
            problems={problems}
            autocomplete="current-password"
            required
          />
        ) : null}
        <TextField
          name="password"
          type="password"
          label={say('password.new')}
          hint={say('signIn.passwordHint')}
          problems={problems}
          autocomplete="new-password"
          required
        />
        <p class="buttons">
          <button type="submit" class="button plain">
            {say(hasPassword ? 'password.change' : 'password.choose')}
          </button>
        </p>
      </form>
    </section>
  );
}
