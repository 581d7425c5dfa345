import { createHmac, timingSafeEqual } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { parse } from 'hono/utils/cookie';
import { newId } from '../../storage/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { passkeyTable, tables } from './auth-tables.ts';
import { unitsFromClaim } from './claimed-units.ts';
import { greetNewUser, isHere, personOfNewUser } from './new-user.ts';
import { makeSingleSignOn, type Provider } from './single-sign-on.ts';

export interface SignInOptions {
  workplace: Workplace;
  secret: string;
  publicUrl: string | null;
  oidc: Provider | null;
  log: (level: 'info' | 'warn' | 'error', message: string) => void;
}

/** How people show who they are. The work is better-auth's; this is what doors see of it. */
export interface SignIn {
  /** Answers what browsers themselves ask below /api/auth: passkeys, and the way back from single sign-on. */
  handle(request: Request): Promise<Response>;
  /** Checks a password and answers with the session's cookies, or with an error status. */
  withPassword(request: Request, input: { email: string; password: string }): Promise<Response>;
  /**
   * Answers with the address at which the organisation's own sign-in asks who somebody is, as
   * `{ url }` with the cookies for the way back; an error status when it does not answer. From
   * there they come back to `next` below `origin`, or to `/sign-in?error=…`.
   */
  withSingleSignOn(origin: string, next: string): Promise<Response>;
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
const asked = /^\/api\/auth\/(passkey\/(generate|verify)-[a-z-]+$|callback\/oidc$|sign-out$)/;

export function makeSignIn(options: SignInOptions): SignIn {
  const auth = betterAuth(settings(options));
  const single = makeSingleSignOn(options.oidc, (plugin) =>
    betterAuth({ ...settings(options), plugins: [plugin] }),
  );
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  const cookieName = `${secure ? '__Secure-' : ''}commonplace.session_token`;
  return {
    cookieName,
    singleSignOn: options.oidc?.name ?? null,
    handle: async (request) => {
      const { pathname } = new URL(request.url);
      if (!asked.test(pathname)) return new Response(null, { status: 404 });
      return pathname.endsWith('/callback/oidc') ? single.back(request) : auth.handler(request);
    },
    withPassword: ({ headers }, body) =>
      auth.api.signInEmail({ body, headers: withoutCookies(headers), asResponse: true }),
    withSingleSignOn: single.begin,
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
  const claimed = oidc?.unitsClaim ? unitsFromClaim(workplace, oidc.unitsClaim) : undefined;
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
    onAPIError: { errorURL: '/sign-in' },
    advanced: {
      cookiePrefix: 'commonplace',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      user: { create: { before: personOfNewUser(workplace), after: greetNewUser(workplace) } },
      ...(claimed ? { account: { create: { after: claimed }, update: { after: claimed } } } : {}),
      session: {
        create: { before: ({ userId }: { userId: string }) => isHere(workplace, userId) },
        delete: { after: ({ userId }: { userId: string }) => tellOfEnd(workplace, userId) },
      },
    },
    plugins: [
      passkey({
        rpID: publicUrl ? new URL(publicUrl).hostname : 'localhost',
        rpName: 'Commonplace',
        schema: passkeyTable,
      }),
    ],
  };
}

/** Pages that were opened with the session are told nothing more. */
function tellOfEnd(workplace: Workplace, personId: string): Promise<void> {
  return write(workplace, async (tx) => tx.happened({ name: 'sessionEnded', personId }));
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
