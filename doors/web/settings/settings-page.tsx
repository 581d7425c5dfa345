import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import type { Attention } from '../../../workplace/attention/index.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import type { DeviceView } from '../../../workplace/push/index.ts';
import type { PasskeyView, SessionView } from '../../../workplace/sign-in/index.ts';
import type { Suggesting } from '../../../workplace/suggestions/index.ts';
import type { TokenView } from '../../../workplace/tokens/index.ts';
import { ErrorSummary, type Labels, type Problems } from '../layout/fields.tsx';
import { SuggestingForm } from '../suggestions/settings-part.tsx';
import { AttentionPart, type AttentionWords } from './attention.tsx';
import { Devices } from './devices.tsx';
import { Email } from './email.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Picture } from './picture.tsx';
import { ProfileForm, type ProfileWords } from './profile.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

interface Props {
  viewer: PersonViewer;
  person: PersonView;
  words: ProfileWords;
  units: readonly UnitView[];
  tokens: readonly TokenView[];
  email: string | null;
  typedEmail: string | undefined;
  /** Whether the person has one. */
  password: boolean;
  passkeys: readonly PasskeyView[];
  sessions: readonly SessionView[];
  device: string;
  /** On which they are told of notices. */
  devices: readonly DeviceView[];
  pushKey: string | null;
  made: { token: string; purpose: string } | undefined;
  theme: 'light' | 'dark' | null;
  attention: Attention;
  suggesting: Suggesting;
  /** As typed, where it was refused. */
  typedAttention: AttentionWords | undefined;
  problems: Problems;
  /** Name of the part that was just saved. */
  saved: string | null;
  origin: string;
  zone: string;
}

const signingIn = ['email', 'password', 'passkeys', 'sessions'] as const;
const parts = [
  ...(['profile', 'picture', 'attention', 'devices', 'suggestions', 'theme'] as const),
  ...signingIn,
  'tokens',
] as const;

const labels: Labels = {
  name: say('settings.name'),
  title: say('settings.jobTitle'),
  webSite: say('settings.webSite'),
  about: say('settings.about'),
  timeZone: say('settings.timeZone'),
  units: say('settings.units'),
  picture: say('settings.pictureLabel'),
  budget: say('attention.budget'),
  quietFrom: say('attention.quietFrom'),
  quietUntil: say('attention.quietUntil'),
  digestAt: say('attention.digestAt'),
  email: say('email.new'),
  presentForEmail: say('password.present'),
  present: say('password.present'),
  password: say('password.new'),
  label: say('tokens.label'),
  scope: say('tokens.scope'),
};

export function SettingsPage(props: Props) {
  const { viewer, person, words, units, theme, problems, saved, zone } = props;
  const member = viewer.standing === 'member';
  const own = parts.filter((part) => member || part !== 'suggestions');
  return (
    <>
      <h1>{say('settings.title')}</h1>
      <ErrorSummary problems={problems} labels={labels} />
      <nav class="contents" aria-label={say('settings.contents')}>
        {own.map((part) => (
          <a href={`#${part}`}>{say(`settings.${part}`)}</a>
        ))}
      </nav>
      <section id="profile" aria-labelledby="profile-title">
        <h2 id="profile-title">{say('settings.profile')}</h2>
        {saved === 'profile' ? (
          <p class="done" role="status">
            {say('settings.profileSaved')}
          </p>
        ) : null}
        <ProfileForm words={words} units={units} problems={problems} />
      </section>
      <Picture person={person} saved={saved === 'picture'} problems={problems} />
      <AttentionPart
        attention={props.attention}
        typed={props.typedAttention}
        saved={saved === 'attention'}
        problems={problems}
      />
      <Devices devices={props.devices} pushKey={props.pushKey} zone={zone} />
      {member ? (
        <section id="suggestions" aria-labelledby="suggestions-title">
          <h2 id="suggestions-title">{say('settings.suggestions')}</h2>
          <SuggestingForm suggesting={props.suggesting} problems={problems} />
        </section>
      ) : null}
      <Theme theme={theme} />
      <Email
        email={props.email}
        typed={props.typedEmail}
        password={props.password}
        saved={saved === 'email'}
        problems={problems}
      />
      <Password has={props.password} saved={saved === 'password'} problems={problems} />
      <Passkeys passkeys={props.passkeys} device={props.device} zone={zone} />
      <Sessions sessions={props.sessions} zone={zone} />
      <Tokens {...props} />
    </>
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
