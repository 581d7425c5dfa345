import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import type { NotificationSettings } from '../../../workplace/notifications/index.ts';
import type { PersonView, UnitView } from '../../../workplace/people/index.ts';
import type { PushDeviceView } from '../../../workplace/push/index.ts';
import type { PasskeyView, SessionView } from '../../../workplace/sign-in/index.ts';
import type { SuggestionSettings } from '../../../workplace/suggestions/index.ts';
import type { TokenView } from '../../../workplace/tokens/index.ts';
import { ErrorSummary, type Labels, type Problems } from '../layout/fields.tsx';
import { SuggestionSettingsForm } from '../suggestions/settings-form.tsx';
import { Email } from './email.tsx';
import {
  type NotificationFormValues,
  NotificationSettingsSection,
} from './notification-settings.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Picture } from './picture.tsx';
import { ProfileForm, type ProfileFormValues } from './profile.tsx';
import { PushDevices } from './push-devices.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

interface Props {
  viewer: PersonViewer;
  person: PersonView;
  profileValues: ProfileFormValues;
  units: readonly UnitView[];
  tokens: readonly TokenView[];
  email: string | null;
  typedEmail: string | undefined;
  /** Whether the person has one. */
  hasPassword: boolean;
  passkeys: readonly PasskeyView[];
  sessions: readonly SessionView[];
  device: string;
  /** On which they are told of notices. */
  devices: readonly PushDeviceView[];
  pushKey: string | null;
  newToken: { token: string; purpose: string } | undefined;
  theme: 'light' | 'dark' | null;
  notificationSettings: NotificationSettings;
  suggestionSettings: SuggestionSettings;
  /** As typed, where it was refused. */
  notificationValues: NotificationFormValues | undefined;
  problems: Problems;
  /** Name of the part that was just saved. */
  saved: string | null;
  origin: string;
  zone: string;
}

const signInSections = ['email', 'password', 'passkeys', 'sessions'] as const;
const settingsSections = [
  ...(['profile', 'picture', 'notifications', 'devices', 'suggestions', 'theme'] as const),
  ...signInSections,
  'tokens',
] as const;

const fieldLabels: Labels = {
  name: say('settings.name'),
  title: say('settings.jobTitle'),
  website: say('settings.webSite'),
  about: say('settings.about'),
  timeZone: say('settings.timeZone'),
  units: say('settings.units'),
  picture: say('settings.pictureLabel'),
  budget: say('attention.budget'),
  quietFrom: say('attention.quietFrom'),
  quietUntil: say('attention.quietUntil'),
  digestAt: say('attention.digestAt'),
  email: say('email.new'),
  currentPasswordForEmail: say('password.present'),
  currentPassword: say('password.present'),
  password: say('password.new'),
  label: say('tokens.label'),
  scope: say('tokens.scope'),
};

export function SettingsPage(props: Props) {
  const { viewer, person, profileValues, units, theme, problems, saved, zone } = props;
  const member = viewer.membership === 'member';
  const own = settingsSections.filter((part) => member || part !== 'suggestions');
  return (
    <>
      <h1>{say('settings.title')}</h1>
      <ErrorSummary problems={problems} labels={fieldLabels} />
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
        <ProfileForm values={profileValues} units={units} problems={problems} />
      </section>
      <Picture person={person} saved={saved === 'picture'} problems={problems} />
      <NotificationSettingsSection
        settings={props.notificationSettings}
        typed={props.notificationValues}
        saved={saved === 'notifications'}
        problems={problems}
      />
      <PushDevices devices={props.devices} pushKey={props.pushKey} zone={zone} />
      {member ? (
        <section id="suggestions" aria-labelledby="suggestions-title">
          <h2 id="suggestions-title">{say('settings.suggestions')}</h2>
          <SuggestionSettingsForm settings={props.suggestionSettings} problems={problems} />
        </section>
      ) : null}
      <ThemeSection theme={theme} />
      <Email
        email={props.email}
        typed={props.typedEmail}
        password={props.hasPassword}
        saved={saved === 'email'}
        problems={problems}
      />
      <Password hasPassword={props.hasPassword} saved={saved === 'password'} problems={problems} />
      <Passkeys passkeys={props.passkeys} device={props.device} zone={zone} />
      <Sessions sessions={props.sessions} zone={zone} />
      <Tokens {...props} />
    </>
  );
}

function ThemeSection({ theme }: { theme: Props['theme'] }) {
  return (
    <section id="theme" aria-labelledby="theme-title">
      <h2 id="theme-title">{say('settings.theme')}</h2>
      <form method="post" action="/settings/theme">
        <fieldset class="field">
          <legend class="visually-hidden">{say('settings.theme')}</legend>
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
