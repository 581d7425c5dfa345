/** How people show who they are. The work is better-auth's; this is what doors see of it. */
export interface SignIn {
  /** Answers everything below /api/auth (passkeys, OIDC, sessions). */
  handle(request: Request): Promise<Response>;
  /** Name of the session's cookie. */
  readonly cookieName: string;
  /** The session token in a request's cookie, if its signature holds. */
  sessionToken(headers: Headers): Promise<string | null>;
  /** The label of the configured single sign-on, or null. */
  readonly singleSignOn: string | null;
}
