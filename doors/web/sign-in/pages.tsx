import type { Child } from 'hono/jsx';
import { say } from '../../../messages/index.ts';
import type { InvitationView } from '../../../workplace/sign-in/index.ts';
import { ErrorSummary, type Labels, type Problems, TextField } from '../layout/fields.tsx';

/** What was typed, to be shown again; never a password. */
export type FormValues = Readonly<Record<string, string>>;

interface FormProps {
  problems: Problems;
  values: FormValues;
}

function EmailField({ problems, values, passkeys }: FormProps & { passkeys?: boolean }) {
  return (
    <TextField
      name="email"
      type="email"
      label={say('signIn.email')}
      value={values.email}
      problems={problems}
      autocomplete={passkeys ? 'username webauthn' : 'username'}
      spellcheck={false}
      required
    />
  );
}

function PasswordField({ problems, fresh }: { problems: Problems; fresh: boolean }) {
  return (
    <TextField
      name="password"
      type="password"
      label={say('signIn.password')}
      problems={problems}
      hint={fresh ? say('signIn.passwordHint') : undefined}
      autocomplete={fresh ? 'new-password' : 'current-password'}
      required
    />
  );
}

function NameAndHandleFields({ problems, values }: FormProps) {
  return (
    <>
      <TextField
        name="name"
        label={say('signIn.name')}
        value={values.name}
        problems={problems}
        autocomplete="name"
        required
      />
      <TextField
        name="handle"
        label={say('signIn.handle')}
        hint={say('signIn.handleHint')}
        value={values.handle}
        problems={problems}
        autocomplete="off"
        spellcheck={false}
        required
      />
    </>
  );
}

/** Filled in by an island; without a script newcomers begin in UTC. */
function TimeZoneField() {
  return <input type="hidden" name="timeZone" data-own-zone />;
}
/** In the order of all these forms, each of which has some of them. */
const fieldLabels: Labels = {
  workplace: say('setUp.workplace'),
  name: say('signIn.name'),
  handle: say('signIn.handle'),
  email: say('signIn.email'),
  password: say('signIn.password'),
};

interface FormCardProps {
  title: string;
  lead?: string;
  problems: Problems;
  children?: Child;
}

function FormCard({ title, lead, problems, children }: FormCardProps) {
  return (
    <div class="narrow">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      <ErrorSummary problems={problems} labels={fieldLabels} />
      {children}
    </div>
  );
}

interface SignInPageProps extends FormProps {
  workplace: string;
  next: string;
  /** Label of the organisation's own sign-in, where it has one. */
  singleSignOn: string | null;
}

export function SignInPage(props: SignInPageProps) {
  const { workplace, next, singleSignOn, problems } = props;
  return (
    <FormCard title={say('signIn.title', { workplace })} problems={problems}>
      {singleSignOn ? (
        <p class="buttons">
          <a class="button" href={`/sign-in/single-sign-on?${new URLSearchParams({ next })}`}>
            {say('signIn.single', { name: singleSignOn })}
          </a>
        </p>
      ) : null}
      <form method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <EmailField {...props} passkeys />
        <PasswordField problems={problems} fresh={false} />
        <p class="buttons">
          <button class="button" type="submit">
            {say('signIn.action')}
          </button>
          <passkey-button hidden action="sign-in" next={next} failed={say('signIn.passkeyFailed')}>
            <button class="button plain" type="button">
              {say('signIn.passkey')}
            </button>
          </passkey-button>
        </p>
      </form>
      <p class="quiet">{say('signIn.forgotten')}</p>
    </FormCard>
  );
}

export function SetUpPage(props: FormProps & { token: string }) {
  const { problems, values, token } = props;
  return (
    <FormCard title={say('setUp.title')} lead={say('setUp.lead')} problems={problems}>
      <form method="post" action="/set-up">
        <input type="hidden" name="token" value={token} />
        <TimeZoneField />
        <TextField
          name="workplace"
          label={say('setUp.workplace')}
          hint={say('setUp.workplaceHint')}
          value={values.workplace}
          problems={problems}
          autocomplete="organization"
          required
        />
        <NameAndHandleFields {...props} />
        <EmailField {...props} />
        <PasswordField problems={problems} fresh />
        <p class="buttons">
          <button class="button" type="submit">
            {say('setUp.action')}
          </button>
        </p>
      </form>
    </FormCard>
  );
}

interface InvitationPageProps extends FormProps {
  workplace: string;
  invitation: InvitationView;
  token: string;
}

export function InvitationPage(props: InvitationPageProps) {
  const { workplace, invitation, problems, token } = props;
  const returning = invitation.person !== null;
  const lead = returning
    ? say('invitation.returning', { name: invitation.name ?? '' })
    : say('invitation.lead');
  return (
    <FormCard title={say('invitation.title', { workplace })} lead={lead} problems={problems}>
      <form method="post" action={`/invitations/${token}`}>
        {returning ? null : <NameAndHandleFields {...props} />}
        {returning ? null : <TimeZoneField />}
        <EmailField {...props} />
        <PasswordField problems={problems} fresh />
        <p class="buttons">
          <button class="button" type="submit">
            {say('invitation.action')}
          </button>
        </p>
      </form>
    </FormCard>
  );
}

export function WelcomePage({ workplace }: { workplace: string }) {
  return (
    <FormCard title={workplace} lead={say('setUp.seeConsole')} problems={{}}>
      <p>{say('setUp.seeConsoleHow')}</p>
    </FormCard>
  );
}
