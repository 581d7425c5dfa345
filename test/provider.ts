import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who has signed in with the provider, as its tokens say. */
export type Claims = Record<string, unknown> & { sub: string };

/** An OpenID Connect provider as small as one can be, for a single client. */
export interface OpenProvider {
  readonly issuer: string;
  /** Who it takes its next visitor for. */
  visitor(claims: Claims): void;
  close(): Promise<void>;
}

export const client = { clientId: 'house', clientSecret: 'a secret between the two' };

export async function openProvider(port = 0): Promise<OpenProvider> {
  const keys = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { claims: Claims; nonce: string | null; challenge: string }>();
  let claims: Claims = { sub: 'nobody' };

  const idToken = (of: Claims, nonce: string | null) =>
    new SignJWT({ ...of, ...(nonce ? { nonce } : {}) })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(client.clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(keys.privateKey);

  const answers: Record<string, Answer> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/keys': async () => ({ keys: [jwk] }),
    '/userinfo': async () => claims,
    '/authorize': async ({ asked }) => {
      const back = new URL(asked.get('redirect_uri') ?? '');
      const code = crypto.randomUUID();
      const challenge = asked.get('code_challenge') ?? '';
      codes.set(code, { claims, nonce: asked.get('nonce'), challenge });
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
      return back;
    },
    '/token': async ({ asked, basic }) => {
      const grant = codes.get(asked.get('code') ?? '');
      const secret = asked.get('client_secret') ?? basic;
      codes.delete(asked.get('code') ?? '');
      if (!grant || secret !== client.clientSecret) return null;
      if (grant.challenge !== (await challengeOf(asked.get('code_verifier') ?? ''))) return null;
      const token = await idToken(grant.claims, grant.nonce);
      return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: token };
    },
  };

  const server = createServer((request, response) => void answer(answers, request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    visitor: (next) => {
      claims = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Asked {
  asked: URLSearchParams;
  /** The secret of an Authorization header. */
  basic: string | null;
}

/** An address to be sent on to, something to be read, or null for a refusal. */
type Answer = (asked: Asked) => Promise<URL | object | null>;

async function answer(
  answers: Record<string, Answer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://provider');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const given = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const secret = Buffer.from(given, 'base64').toString().split(':')[1];
  const asked = body ? new URLSearchParams(body) : url.searchParams;
  const basic = secret ? decodeURIComponent(secret) : null;
  const said = await answers[url.pathname]?.({ asked, basic });
  if (said instanceof URL) response.writeHead(302, { location: said.href }).end();
  else if (!said) response.writeHead(400).end('{"error":"invalid_request"}');
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return Buffer.from(digest).toString('base64url');
}
