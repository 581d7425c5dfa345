import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import type { TokenView } from '../../../workplace/tokens/index.ts';
import { Face } from '../layout/author.tsx';
import { control, ErrorSummary, Field, type Problems } from '../layout/fields.tsx';
import { ProfileForm, type ProfileWords } from './profile.tsx';
import { Tokens } from './tokens.tsx';

interface Props {
  viewer: PersonViewer;
  person: PersonView;
  words: ProfileWords;
  units: readonly UnitView[];
  tokens: readonly TokenView[];
  made: { token: string; purpose: string } | undefined;
  theme: 'light' | 'dark' | null;
  problems: Problems;
  saved: boolean;
  origin: string;
  zone: string;
}

export function SettingsPage(props: Props) {
  const { person, words, units, theme, problems, saved } = props;
  return (
    <>
      <h1>{say('settings.title')}</h1>
      {saved ? (
        <p class="done" role="status">
          {say('settings.saved')}
        </p>
      ) : null}
      <ErrorSummary problems={problems} />
      <nav class="contents" aria-label={say('settings.contents')}>
        {(['profile', 'picture', 'theme', 'signIn', 'tokens'] as const).map((part) => (
          <a href={`#${part}`}>{say(`settings.${part}`)}</a>
        ))}
      </nav>
      <section id="profile" aria-labelledby="profile-title">
        <h2 id="profile-title">{say('settings.profile')}</h2>
        <ProfileForm words={words} units={units} problems={problems} />
      </section>
      <Picture person={person} problems={problems} />
      <Theme theme={theme} />
      <section id="signIn" aria-labelledby="sign-in-title">
        <h2 id="sign-in-title">{say('settings.signIn')}</h2>
        <p>{say('settings.passkeyText')}</p>
        <passkey-button
          action="register"
          hidden
          failed={say('passkey.failed')}
          known={say('passkey.known')}
          stale={say('passkey.stale')}
          given-up={say('passkey.givenUp')}
        >
          <button type="button" class="button plain">
            {say('settings.passkeyAdd')}
          </button>
        </passkey-button>
        <form method="post" action="/sign-out">
          <button type="submit" class="quietly">
            {say('signIn.out')}
          </button>
        </form>
      </section>
      <Tokens {...props} />
    </>
  );
}

function Picture({ person, problems }: { person: PersonView; problems: Problems }) {
  return (
    <section id="picture" aria-labelledby="picture-title">
      <h2 id="picture-title">{say('settings.picture')}</h2>
      <form method="post" action="/settings/picture" enctype="multipart/form-data" class="inline">
        <Face of={person} />
        <Field name="picture" label={say('settings.pictureLabel')} problems={problems}>
          <input {...control('picture', problems)} type="file" accept="image/*" />
        </Field>
        <button type="submit" class="button plain">
          {say('settings.pictureSave')}
        </button>
        {person.picture ? (
          <button type="submit" class="quietly" name="action" value="remove">
            {say('settings.pictureRemove')}
          </button>
        ) : null}
      </form>
    </section>
  );
}

function Theme({ theme }: { theme: Props['theme'] }) {
  return (
    <section id="theme" aria-labelledby="theme-title">
      <h2 id="theme-title">{say('settings.theme')}</h2>
      <form method="post" action="/settings/theme">
        <fieldset class="field">
          <legend class="unseen">{say('settings.theme')}</legend>
          {(['system', 'light', 'dark'] as const).map((choice) => (
            <label class="choice">
              <input
                type="radio"
                name="theme"
                value={choice}
                checked={choice === (theme ?? 'system')}
              />
              <span>{say(`theme.${choice}`)}</span>
            </label>
          ))}
        </fieldset>
        <p class="buttons">
          <button type="submit" class="button plain">
            {say('theme.use')}
          </button>
        </p>
      </form>
    </section>
  );
}
