import { createHmac, timingSafeEqual } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';
import { parse } from 'hono/utils/cookie';
import { newId } from '../../storage/index.ts';
import type { Workplace } from '../happenings/index.ts';
import { isHere, personOfNewUser } from './new-user.ts';

export interface SignInOptions {
  workplace: Workplace;
  secret: string;
  publicUrl: string | null;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  log: (level: 'info' | 'warn' | 'error', message: string) => void;
}

/** How people show who they are. The work is better-auth's; this is what doors see of it. */
export interface SignIn {
  /** Answers what browsers themselves ask below /api/auth: passkeys and single sign-on. */
  handle(request: Request): Promise<Response>;
  /** Checks a password and answers with the session's cookies, or with an error status. */
  withPassword(request: Request, input: { email: string; password: string }): Promise<Response>;
  /** Ends the session of this request; the answer takes its cookies away. */
  out(request: Request): Promise<Response>;
  /** Name of the session's cookie. */
  readonly cookieName: string;
  /** The session token in a request's cookie, if its signature holds. */
  sessionToken(headers: Headers): string | null;
  /** The label of the configured single sign-on, or null. */
  readonly singleSignOn: string | null;
}

/**
 * The rest of what better-auth could answer stays shut: passwords are tried where tries are
 * counted, and profiles are changed by commands.
 */
const asked =
  /^\/api\/auth\/(passkey\/|callback\/|oauth2\/callback\/|sign-in\/(social|oauth2)$|error$|sign-out$)/;

export function makeSignIn(options: SignInOptions): SignIn {
  const auth = betterAuth(settings(options));
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  const cookieName = `${secure ? '__Secure-' : ''}commonplace.session_token`;
  return {
    cookieName,
    singleSignOn: options.oidc?.name ?? null,
    handle: async (request) =>
      asked.test(new URL(request.url).pathname)
        ? auth.handler(request)
        : new Response(null, { status: 404 }),
    withPassword: ({ headers }, body) =>
      auth.api.signInEmail({ body, headers: withoutCookies(headers), asResponse: true }),
    out: ({ headers }) => auth.api.signOut({ headers, asResponse: true }),
    sessionToken: (headers) => tokenIn(headers, cookieName, options.secret),
  };
}

/** Signing in starts afresh, whatever cookie the browser still has. */
function withoutCookies(headers: Headers): Headers {
  const rest = new Headers(headers);
  for (const name of ['cookie', 'content-length', 'content-type']) rest.delete(name);
  return rest;
}

/** The same signed cookie as better-call writes: value, a dot, base64 of HMAC-SHA-256. */
function tokenIn(headers: Headers, name: string, secret: string): string | null {
  const signed = parse(headers.get('cookie') ?? '', name)[name];
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (!signed || dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(value).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

function settings({ workplace, secret, publicUrl, oidc, log }: SignInOptions) {
  return {
    appName: 'Commonplace',
    secret,
    baseURL: publicUrl ?? undefined,
    basePath: '/api/auth',
    trustedOrigins: (request?: Request) => origins(publicUrl, request),
    database: { db: workplace.db as never, type: 'postgres' as const },
    ...tables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
    },
    // Our own limits count by person and by address, over all processes: see rate-limits.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' as const, log: quieted(log) },
    advanced: {
      cookiePrefix: 'commonplace',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      user: { create: { before: personOfNewUser(workplace) } },
      session: {
        create: { before: ({ userId }: { userId: string }) => isHere(workplace, userId) },
      },
    },
    plugins: [
      passkey({
        rpID: publicUrl ? new URL(publicUrl).hostname : 'localhost',
        rpName: 'Commonplace',
        schema: passkeyTable,
      }),
      ...(oidc ? [singleSignOn(oidc)] : []),
    ],
  };
}

function origins(publicUrl: string | null, request?: Request): string[] {
  if (publicUrl) return [publicUrl];
  return request ? [new URL(request.url).origin] : [];
}

function quieted(log: SignInOptions['log']) {
  return (level: string, message: string) => {
    if (level === 'error') log(level, message);
  };
}

function singleSignOn(oidc: NonNullable<SignInOptions['oidc']>) {
  return genericOAuth({
    config: [
      {
        providerId: 'oidc',
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
      },
    ],
  });
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** better-auth's models in our tables: its user is a person. */
const tables = {
  user: {
    modelName: 'people',
    fields: { emailVerified: 'email_verified', image: 'picture', ...times },
    additionalFields: {
      handle: { type: 'string' as const, required: false, input: false },
    },
  },
  session: {
    modelName: 'sessions',
    fields: {
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'person_id',
      ...times,
    },
    expiresIn: 60 * 60 * 24 * 30,
    updateAge: 60 * 60 * 24,
  },
  account: {
    modelName: 'accounts',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'person_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
    // The one configured provider is the organisation's own; an address it vouches for is that person's.
    accountLinking: { enabled: true, trustedProviders: ['oidc'] },
  },
  verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
};

const passkeyTable = {
  passkey: {
    modelName: 'passkeys',
    fields: {
      publicKey: 'public_key',
      userId: 'person_id',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
};
