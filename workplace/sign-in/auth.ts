import { createHmac, timingSafeEqual } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { parse } from 'hono/utils/cookie';
import { newId } from '../../storage/index.ts';
import { type CommandContext, write } from '../kernel/index.ts';
import { authTables, passkeyTable } from './auth-tables.ts';
import { createUnitClaimHook } from './claimed-units.ts';
import { createNewUserHook, createUserAddedHook, isActivePerson } from './new-user.ts';
import { createSingleSignOn, type OidcProvider } from './single-sign-on.ts';

export interface SignInOptions {
  context: CommandContext;
  secret: string;
  publicUrl: string | null;
  oidc: OidcProvider | null;
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
  signOut(request: Request): Promise<Response>;
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
const allowedPaths =
  /^\/api\/auth\/(passkey\/(generate|verify)-[a-z-]+$|callback\/oidc$|sign-out$)/;

export function createSignIn(options: SignInOptions): SignIn {
  const auth = betterAuth(buildAuthOptions(options));
  const single = createSingleSignOn(options.oidc, (plugin) =>
    betterAuth({ ...buildAuthOptions(options), plugins: [plugin] }),
  );
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  const cookieName = `${secure ? '__Secure-' : ''}commonplace.session_token`;
  return {
    cookieName,
    singleSignOn: options.oidc?.name ?? null,
    handle: async (request) => {
      const { pathname } = new URL(request.url);
      if (!allowedPaths.test(pathname)) return new Response(null, { status: 404 });
      return pathname.endsWith('/callback/oidc')
        ? single.handleCallback(request)
        : auth.handler(request);
    },
    withPassword: ({ headers }, body) =>
      auth.api.signInEmail({ body, headers: withoutCookies(headers), asResponse: true }),
    withSingleSignOn: single.start,
    signOut: ({ headers }) => auth.api.signOut({ headers, asResponse: true }),
    sessionToken: (headers) => readSessionToken(headers, cookieName, options.secret),
  };
}

/** Signing in starts afresh, whatever cookie the browser still has. */
function withoutCookies(headers: Headers): Headers {
  const rest = new Headers(headers);
  for (const name of ['cookie', 'content-length', 'content-type']) rest.delete(name);
  return rest;
}

/** The same signed cookie as better-call writes: value, a dot, base64 of HMAC-SHA-256. */
function readSessionToken(headers: Headers, name: string, secret: string): string | null {
  const signed = parse(headers.get('cookie') ?? '', name)[name];
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (!signed || dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(value).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

function buildAuthOptions({ context, secret, publicUrl, oidc, log }: SignInOptions) {
  const claimed = oidc?.unitsClaim ? createUnitClaimHook(context, oidc.unitsClaim) : undefined;
  return {
    appName: 'Commonplace',
    secret,
    baseURL: publicUrl ?? undefined,
    basePath: '/api/auth',
    trustedOrigins: (request?: Request) => listTrustedOrigins(publicUrl, request),
    database: { db: context.db as never, type: 'postgres' as const },
    ...authTables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
    },
    // Our own limits count by person and by address, over all processes: see rate-limits.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' as const, log: logErrorsOnly(log) },
    onAPIError: { errorURL: '/sign-in' },
    advanced: {
      cookiePrefix: 'commonplace',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      user: { create: { before: createNewUserHook(context), after: createUserAddedHook(context) } },
      ...(claimed ? { account: { create: { after: claimed }, update: { after: claimed } } } : {}),
      session: {
        create: { before: ({ userId }: { userId: string }) => isActivePerson(context, userId) },
        delete: { after: ({ userId }: { userId: string }) => emitSessionEnded(context, userId) },
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
function emitSessionEnded(context: CommandContext, personId: string): Promise<void> {
  return write(context, async (tx) => tx.emit({ name: 'sessionEnded', personId }));
}

function listTrustedOrigins(publicUrl: string | null, request?: Request): string[] {
  if (publicUrl) return [publicUrl];
  return request ? [new URL(request.url).origin] : [];
}

function logErrorsOnly(log: SignInOptions['log']) {
  return (level: string, message: string) => {
    if (level === 'error') log(level, message);
  };
}
