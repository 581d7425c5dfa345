import { say } from '../../../messages/index.ts';
import type { PasskeyView } from '../../../workplace/sign-in/index.ts';
import { EmptyState } from '../layout/lists.tsx';
import { formatDay } from '../layout/time.tsx';

interface Props {
  passkeys: readonly PasskeyView[];
  /** The browser that asks, whose name a new passkey is offered. */
  device: string;
  zone: string;
}

/** One's passkeys. A new one needs a script, since browsers make them by no other way. */
export function Passkeys({ passkeys, device, zone }: Props) {
  return (
    <section id="passkeys" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{say('settings.passkeys')}</h2>
      <p>{say('settings.passkeyText')}</p>
      {passkeys.length === 0 ? <EmptyState>{say('passkeys.none')}</EmptyState> : null}
      <ul class="rows">
        {passkeys.map((passkey) => (
          <PasskeyRow passkey={passkey} zone={zone} />
        ))}
      </ul>
      <passkey-button
        class="inline"
        action="register"
        hidden
        failed={say('passkey.failed')}
        known={say('passkey.known')}
        stale={say('passkey.stale')}
        given-up={say('passkey.givenUp')}
      >
        <div class="field">
          <label for="passkey-name">{say('passkeys.name')}</label>
          <input
            id="passkey-name"
            name="name"
            type="text"
            value={device}
            maxlength={100}
            autocomplete="off"
          />
        </div>
        <button type="button" class="button plain">
          {say('settings.passkeyAdd')}
        </button>
      </passkey-button>
    </section>
  );
}

function PasskeyRow({ passkey, zone }: { passkey: PasskeyView; zone: string }) {
  const name = passkey.name || say('passkeys.unnamed');
  return (
    <li>
      <span>
        {name}{' '}
        {passkey.createdAt ? (
          <span class="quiet">
            {say('passkeys.made', { day: formatDay(passkey.createdAt, zone) })}
          </span>
        ) : null}
      </span>
      <form method="post" action={`/settings/passkeys/${passkey.id}/deletion`}>
        <button type="submit" class="link-button" aria-label={say('passkeys.removeOf', { name })}>
          {say('passkeys.remove')}
        </button>
      </form>
    </li>
  );
}
