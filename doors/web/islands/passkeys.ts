const apiPath = '/api/auth/passkey';

/** Challenges are good for five minutes; what waits for longer asks for a new one. */
const CHALLENGE_TTL_MS = 4 * 60_000;

/** Makes a passkey or signs in with one. Throws an error whose name says what went wrong. */
export async function usePasskey(action: 'register' | 'sign-in', name: string): Promise<void> {
  if (action === 'register') return register(name);
  const publicKey = await loadRequestOptions();
  await verify('verify-authentication', await navigator.credentials.get({ publicKey }));
}

/**
 * Waits until a passkey is chosen from what the browser offers for the field; answers whether
 * somebody was signed in by it.
 */
export async function signInConditionally(signal: AbortSignal): Promise<boolean> {
  const may = await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false);
  while (may && !signal.aborted) {
    const waiting = AbortSignal.any([signal, AbortSignal.timeout(CHALLENGE_TTL_MS)]);
    try {
      const publicKey = await loadRequestOptions();
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
  const json = await callApi<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
  await verify('verify-registration', await navigator.credentials.create({ publicKey }), name);
}

async function loadRequestOptions(): Promise<PublicKeyCredentialRequestOptions> {
  const json = await callApi<PublicKeyCredentialRequestOptionsJSON>(
    'generate-authenticate-options',
  );
  return PublicKeyCredential.parseRequestOptionsFromJSON(json);
}

async function verify(step: string, credential: Credential | null, name = ''): Promise<void> {
  if (!(credential instanceof PublicKeyCredential)) throw createError('NotAllowedError');
  const { clientExtensionResults: _, ...response } = credential.toJSON();
  const body = JSON.stringify(name ? { response, name } : { response });
  await callApi(step, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
}

async function callApi<T>(step: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`${apiPath}/${step}`, init);
  // Making a passkey asks for a sign-in that is not long ago.
  if (answer.status === 401 || answer.status === 403) throw createError('Stale');
  if (!answer.ok) throw createError('Failed');
  return (await answer.json()) as T;
}

function createError(name: string): Error {
  return Object.assign(new Error(name), { name });
}
