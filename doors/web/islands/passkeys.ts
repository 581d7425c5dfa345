const path = '/api/auth/passkey';

/** Challenges are good for five minutes; what waits for longer asks for a new one. */
const freshFor = 4 * 60_000;

/** Makes a passkey or signs in with one. Throws an error whose name says what went wrong. */
export async function usePasskey(action: 'register' | 'sign-in', name: string): Promise<void> {
  if (action === 'register') return register(name);
  const publicKey = await requestOptions();
  await verify('verify-authentication', await navigator.credentials.get({ publicKey }));
}

/**
 * Waits until a passkey is chosen from what the browser offers for the field; answers whether
 * somebody was signed in by it.
 */
export async function signInQuietly(signal: AbortSignal): Promise<boolean> {
  const may = await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false);
  while (may && !signal.aborted) {
    const waiting = AbortSignal.any([signal, AbortSignal.timeout(freshFor)]);
    try {
      const publicKey = await requestOptions();
      const asked = { publicKey, mediation: 'conditional' as const, signal: waiting };
      await verify('verify-authentication', await navigator.credentials.get(asked));
      return true;
    } catch {
      if (!waiting.aborted) return false;
    }
  }
  return false;
}

async function register(name: string): Promise<void> {
  const json = await ask<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
  await verify('verify-registration', await navigator.credentials.create({ publicKey }), name);
}

async function requestOptions(): Promise<PublicKeyCredentialRequestOptions> {
  const json = await ask<PublicKeyCredentialRequestOptionsJSON>('generate-authenticate-options');
  return PublicKeyCredential.parseRequestOptionsFromJSON(json);
}

async function verify(step: string, credential: Credential | null, name = ''): Promise<void> {
  if (!(credential instanceof PublicKeyCredential)) throw problem('NotAllowedError');
  const { clientExtensionResults: _, ...response } = credential.toJSON();
  const body = JSON.stringify(name ? { response, name } : { response });
  await ask(step, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
}

async function ask<T>(step: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`${path}/${step}`, init);
  // Making a passkey asks for a sign-in that is not long ago.
  if (answer.status === 401 || answer.status === 403) throw problem('Stale');
  if (!answer.ok) throw problem('Failed');
  return (await answer.json()) as T;
}

function problem(name: string): Error {
  return Object.assign(new Error(name), { name });
}
