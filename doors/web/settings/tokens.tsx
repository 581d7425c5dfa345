import { say } from '../../../messages/index.ts';
import type { PersonViewer } from '../../../workplace/access/index.ts';
import type { TokenView } from '../../../workplace/tokens/index.ts';
import { Field, getControlAttributes, type Problems, TextField } from '../layout/fields.tsx';
import { formatDay } from '../layout/time.tsx';

interface Props {
  viewer: PersonViewer;
  tokens: readonly TokenView[];
  newToken: { token: string; purpose: string } | undefined;
  problems: Problems;
  origin: string;
  zone: string;
}

/** Tokens for feed readers and for programs. A new one is shown once, and nowhere again. */
export function Tokens({ viewer, tokens, newToken, problems, origin, zone }: Props) {
  const scopes = viewer.admin
    ? (['read', 'write', 'admin'] as const)
    : (['read', 'write'] as const);
  return (
    <section id="tokens" aria-labelledby="tokens-title">
      <h2 id="tokens-title">{say('settings.tokens')}</h2>
      <p>
        {say('tokens.text')} <a href="/api">{say('tokens.apiPage')}</a>
      </p>
      {newToken ? <NewToken newToken={newToken} origin={origin} /> : null}
      <ul class="rows">
        {tokens.map((token) => (
          <TokenRow token={token} zone={zone} />
        ))}
      </ul>
      <form method="post" action="/settings/tokens" class="inline" novalidate>
        <TextField
          name="label"
          label={say('tokens.label')}
          problems={problems}
          autocomplete="off"
        />
        <Field name="purpose" label={say('tokens.purpose')}>
          <select {...getControlAttributes('purpose')}>
            <option value="feed">{say('tokens.purpose.feed')}</option>
            <option value="api">{say('tokens.purpose.api')}</option>
          </select>
        </Field>
        <Field name="scope" label={say('tokens.scope')} problems={problems}>
          <select {...getControlAttributes('scope', problems)}>
            {scopes.map((scope) => (
              <option value={scope}>{say(`tokens.scope.${scope}`)}</option>
            ))}
          </select>
        </Field>
        <button type="submit" class="button plain">
          {say('tokens.make')}
        </button>
      </form>
    </section>
  );
}

function NewToken({
  newToken,
  origin,
}: {
  newToken: NonNullable<Props['newToken']>;
  origin: string;
}) {
  const feed = newToken.purpose === 'feed';
  return (
    <div class="done" role="status">
      <p>{say(feed ? 'tokens.madeFeed' : 'tokens.made')}</p>
      <p>
        <code class="secret">{newToken.token}</code>
      </p>
      {feed ? (
        <p class="quiet">
          {say('tokens.feedExample')}{' '}
          <code class="secret">{`${origin}/spaces/NAME/entries.atom?token=${newToken.token}`}</code>
        </p>
      ) : null}
    </div>
  );
}

function TokenRow({ token, zone }: { token: TokenView; zone: string }) {
  const used = token.lastUsedAt
    ? say('tokens.used', { day: formatDay(token.lastUsedAt, zone) })
    : say('tokens.unused');
  const name = token.label || say(`tokens.purpose.${token.purpose}`);
  return (
    <li>
      <span>
        {name}{' '}
        <span class="quiet">
          {say(`tokens.purpose.${token.purpose}`)} · {say(`tokens.scope.${token.scope}`)} · {used}
        </span>
      </span>
      <form method="post" action={`/settings/tokens/${token.id}/deletion`}>
        <button type="submit" class="link-button" aria-label={say('tokens.revokeOf', { name })}>
          {say('tokens.revoke')}
        </button>
      </form>
    </li>
  );
}
