import type { BetterAuthPlugin } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';

/** The organisation's own sign-in: an OpenID Connect provider, and what people call it. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  /** The claim of its tokens that names people's units, if any does. */
  unitsClaim?: string | null;
}

/** As much of better-auth as signing in by way of a provider needs. */
interface AuthHandler {
  handler(request: Request): Promise<Response>;
  $context: Promise<{ socialProviders: { id: string }[] }>;
}

/** The way to the provider, and the way back from it. */
export interface SingleSignOn {
  start(origin: string, next: string): Promise<Response>;
  handleCallback(request: Request): Promise<Response>;
}

/**
 * The provider is asked about itself when somebody first wants to go there, and again as long as
 * it was away: neither starting nor signing in by password waits for it.
 */
export function createSingleSignOn<Made>(
  provider: OidcProvider | null,
  make: (plugin: BetterAuthPlugin) => Made & AuthHandler,
): SingleSignOn {
  if (!provider) return { start: respondNotFound, handleCallback: respondNotFound };
  let made: AuthHandler | null = null;
  const ready = async () => {
    const auth = made ?? make(createOidcPlugin(provider));
    const { socialProviders } = await auth.$context;
    if (socialProviders.some(({ id }) => id === providerId)) made = auth;
    return auth;
  };
  return {
    start: async (origin, next) => (await ready()).handler(createStartRequest(origin, next)),
    handleCallback: async (request) => (await ready()).handler(request),
  };
}

const respondNotFound = async () => new Response(null, { status: 404 });

const providerId = 'oidc';

function createOidcPlugin({ issuer, clientId, clientSecret }: OidcProvider): BetterAuthPlugin {
  return genericOAuth({
    config: [
      {
        providerId,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        mapProfileToUser: (profile) => ({ emailVerified: isEmailVerified(profile) }),
      },
    ],
  });
}

/**
 * Providers that verify every address often do not say so; one that says it has not verified this
 * one lets people write down any address, so that nobody may become somebody else by it.
 */
function isEmailVerified({ email_verified: verified }: Record<string, unknown>): boolean {
  return verified === undefined || verified === true || verified === 'true';
}

/** What better-auth is asked in the browser's name; it wants to hear it from a script. */
function createStartRequest(origin: string, next: string): Request {
  const errorCallbackURL = `/sign-in?${new URLSearchParams({ next })}`;
  return new Request(`${origin}/api/auth/sign-in/social`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ provider: providerId, callbackURL: next, errorCallbackURL }),
  });
}
