import { say } from '../../../messages/index.ts';
import { type Problems, TextField } from '../layout/fields.tsx';

interface Props {
  /** Whether there is one already; whoever comes in by other ways may choose their first. */
  has: boolean;
  saved: boolean;
  problems: Problems;
}

export function Password({ has, saved, problems }: Props) {
  return (
    <section id="password" aria-labelledby="password-title">
      <h2 id="password-title">{say('settings.password')}</h2>
      {saved ? (
        <p class="done" role="status">
          {say('password.saved')}
        </p>
      ) : null}
      <p>{say(has ? 'password.text' : 'password.noneText')}</p>
      <form method="post" action="/settings/password" novalidate>
        {has ? (
          <TextField
            name="present"
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
            {say(has ? 'password.change' : 'password.choose')}
          </button>
        </p>
      </form>
    </section>
  );
}
