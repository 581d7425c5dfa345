import type { Child } from 'hono/jsx';
import { say } from '../../../messages/index.ts';
import type { InvitationView } from '../../../workplace/sign-in/index.ts';
import { ErrorSummary, type Labels, type Problems, TextField } from '../layout/fields.tsx';

/** What was typed, to be shown again; never a password. */
export type Values = Readonly<Record<string, string>>;

interface FormProps {
  problems: Problems;
  values: Values;
}

function Email({ problems, values, passkeys }: FormProps & { passkeys?: boolean }) {
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

function Password({ problems, fresh }: { problems: Problems; fresh: boolean }) {
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

function NameAndHandle({ problems, values }: FormProps) {
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
function OwnZone() {
  return <input type="hidden" name="timeZone" data-own-zone />;
}
/** In the order of all these forms, each of which has some of them. */
const labels: Labels = {
  workplace: say('setUp.workplace'),
  name: say('signIn.name'),
  handle: say('signIn.handle'),
  email: say('signIn.email'),
  password: say('signIn.password'),
};

interface CardProps {
  title: string;
  lead?: string;
  problems: Problems;
  children?: Child;
}

function Card({ title, lead, problems, children }: CardProps) {
  return (
    <div class="narrow">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      <ErrorSummary problems={problems} labels={labels} />
      {children}
    </div>
  );
}

interface SignInProps extends FormProps {
  workplace: string;
  next: string;
  /** Label of the organisation's own sign-in, where it has one. */
  singleSignOn: string | null;
}

export function SignInPage(props: SignInProps) {
  const { workplace, next, singleSignOn, problems } = props;
  return (
    <Card title={say('signIn.title', { workplace })} problems={problems}>
      {singleSignOn ? (
        <p class="buttons">
          <a class="button" href={`/sign-in/single-sign-on?${new URLSearchParams({ next })}`}>
            {say('signIn.single', { name: singleSignOn })}
          </a>
        </p>
      ) : null}
      <form method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <Email {...props} passkeys />
        <Password problems={problems} fresh={false} />
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
    </Card>
  );
}

export function SetUpPage(props: FormProps & { token: string }) {
  const { problems, values, token } = props;
  return (
    <Card title={say('setUp.title')} lead={say('setUp.lead')} problems={problems}>
      <form method="post" action="/set-up">
        <input type="hidden" name="token" value={token} />
        <OwnZone />
        <TextField
          name="workplace"
          label={say('setUp.workplace')}
          hint={say('setUp.workplaceHint')}
          value={values.workplace}
          problems={problems}
          autocomplete="organization"
          required
        />
        <NameAndHandle {...props} />
        <Email {...props} />
        <Password problems={problems} fresh />
        <p class="buttons">
          <button class="button" type="submit">
            {say('setUp.action')}
          </button>
        </p>
      </form>
    </Card>
  );
}

interface InvitationProps extends FormProps {
  workplace: string;
  invitation: InvitationView;
  token: string;
}

export function InvitationPage(props: InvitationProps) {
  const { workplace, invitation, problems, token } = props;
  const returning = invitation.person !== null;
  const lead = returning
    ? say('invitation.returning', { name: invitation.name ?? '' })
    : say('invitation.lead');
  return (
    <Card title={say('invitation.title', { workplace })} lead={lead} problems={problems}>
      <form method="post" action={`/invitations/${token}`}>
        {returning ? null : <NameAndHandle {...props} />}
        {returning ? null : <OwnZone />}
        <Email {...props} />
        <Password problems={problems} fresh />
        <p class="buttons">
          <button class="button" type="submit">
            {say('invitation.action')}
          </button>
        </p>
      </form>
    </Card>
  );
}

export function WelcomePage({ workplace }: { workplace: string }) {
  return (
    <Card title={workplace} lead={say('setUp.seeConsole')} problems={{}}>
      <p>{say('setUp.seeConsoleHow')}</p>
    </Card>
  );
}
