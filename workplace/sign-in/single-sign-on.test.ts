import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { type Claims, client, type OpenProvider, openProvider } from '../../test/provider.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import { addUnit, changePerson, deactivatePerson, findPerson } from '../people/index.ts';
import { findSessionViewer } from '../tokens/index.ts';
import { createSignIn, ensureSigningSecret, type SignIn } from './index.ts';

const site = 'http://house.example.org';

describe('single sign-on', () => {
  let app: TestApp;
  let cast: Cast;
  let provider: OpenProvider;
  let signIn: SignIn;

  beforeAll(async () => {
    app = await openTestApp();
    app.at(new Date().toISOString());
    cast = await settle(app.context);
    provider = await openProvider();
    signIn = await signInWith(provider.issuer);
  });
  afterAll(async () => {
    await provider.close();
    await app.close();
  });

  async function signInWith(issuer: string, unitsClaim?: string): Promise<SignIn> {
    return createSignIn({
      context: app.context,
      secret: await ensureSigningSecret(app.context),
      publicUrl: site,
      oidc: { issuer, ...client, name: 'Fernhill', unitsClaim: unitsClaim ?? null },
      log: () => {},
    });
  }

  /** A browser's way to the provider and back, and where it is at last. */
  async function comeBy(claims: Claims, tamper = (back: URL) => back, by = signIn) {
    provider.visitor(claims);
    const begun = await by.withSingleSignOn(site, '/spaces/yard');
    const { url } = (await begun.json()) as { url: string };
    const visited = await fetch(url, { redirect: 'manual' });
    const back = tamper(new URL(visited.headers.get('location')!));
    const answer = await by.handle(new Request(back, { headers: cookiesOf(begun) }));
    const token = by.sessionToken(cookiesOf(answer));
    const { context } = app;
    const viewer = token ? await findSessionViewer(context, token, context.now()) : null;
    return { viewer, to: answer.headers.get('location') ?? '', begun: new URL(url), back };
  }

  function cookiesOf(response: Response): Headers {
    const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
    return new Headers({ cookie: pairs.join('; ') });
  }

  const dora = { sub: 'd-1', email: 'dora@example.org', email_verified: true, name: 'Dora Lind' };

  test('brings in a newcomer, with a handle of their name, to where they wanted to go', async () => {
    const { viewer, to, begun, back } = await comeBy(dora);
    expect(begun.searchParams.get('code_challenge_method')).toBe('S256');
    expect(back.origin + back.pathname).toBe(`${site}/api/auth/callback/oidc`);
    expect(to).toBe('/spaces/yard');
    expect(viewer).toMatchObject({ handle: 'dora-lind', name: 'Dora Lind', membership: 'member' });
    expect(viewer).toMatchObject({ admin: false, picture: null, scope: 'write' });
  });

  test('knows them again, though their address changed', async () => {
    const { viewer: first } = await comeBy(dora);
    const { viewer } = await comeBy({ ...dora, email: 'dora@elsewhere.example' });
    expect(viewer?.id).toBe(first?.id);
  });

  test('gives a namesake another handle, and somebody without a name one of their address', async () => {
    const twin = await comeBy({ ...dora, sub: 'd-2', email: 'dora2@example.org' });
    expect(twin.viewer?.handle).toBe('dora-lind-2');
    const { viewer } = await comeBy({ sub: 'n-1', email: 'nils@example.org' });
    expect(viewer).toMatchObject({ handle: 'nils', name: 'nils' });
  });

  test('makes somebody known by the same address that person', async () => {
    const { viewer } = await comeBy({ sub: 'b-1', email: 'Ben@example.org', email_verified: true });
    expect(viewer).toMatchObject({ id: cast.ben.id, handle: 'ben', name: 'Ben Oduya' });
  });

  test('believes no address that the provider has not verified', async () => {
    for (const [sub, email] of [
      ['a-1', 'ada@example.org'],
      ['x-1', 'mallory@example.org'],
    ] as const) {
      const { viewer, to } = await comeBy({ sub, email, email_verified: false, name: 'Mallory' });
      expect(viewer).toBeNull();
      expect(to).toMatch(/^\/sign-in\?next=%2Fspaces%2Fyard&error=/);
    }
    expect(await findPerson(app.context, operator, 'mallory')).toBeNull();
  });

  test('refuses somebody who left, whether the provider brought them before or not', async () => {
    await comeBy({ sub: 'c-1', email: 'cleo@example.org', email_verified: true });
    for (const handle of ['cleo', 'gus']) await deactivatePerson(app.context, operator, handle);
    for (const [sub, email] of [
      ['c-1', 'cleo@example.org'],
      ['g-1', 'gus@example.org'],
    ] as const) {
      const { viewer, to } = await comeBy({ sub, email, email_verified: true });
      expect(viewer).toBeNull();
      expect(to).toMatch(/^\/sign-in\?.*error=/);
    }
  });

  test('refuses an answer that another browser asked for, or that nobody did', async () => {
    const mixed = await comeBy(dora, (back) => {
      back.searchParams.set('state', 'made-up');
      return back;
    });
    expect([mixed.viewer, mixed.to]).toEqual([null, expect.stringMatching(/^\/sign-in\?error=/)]);
    const code = await comeBy(dora, (back) => {
      back.searchParams.set('code', 'guessed');
      return back;
    });
    expect([code.viewer, code.to]).toEqual([null, expect.stringMatching(/^\/sign-in\?.*error=/)]);
  });

  test('is not begun by other pages, nor ended with a token made elsewhere', async () => {
    const body = JSON.stringify({ provider: 'oidc', idToken: { token: 'made.up.token' } });
    const headers = { 'content-type': 'application/json', origin: site };
    for (const path of ['sign-in/social', 'sign-in/oauth2', 'link-social', 'error']) {
      const request = new Request(`${site}/api/auth/${path}`, { method: 'POST', headers, body });
      expect((await signIn.handle(request)).status).toBe(404);
    }
  });

  test('gives the units that a claim names, and takes away only what it gave', async () => {
    const { context } = app;
    for (const [handle, title] of [
      ['works', 'Works'],
      ['kiln', 'Kiln room'],
      ['office', 'Office'],
    ])
      await addUnit(context, operator, { handle, title });
    await changePerson(context, operator, 'ada', { units: ['office'] });
    const claiming = await signInWith(provider.issuer, 'groups');
    const ada = { sub: 'ada-1', email: 'ada@example.org', email_verified: true };
    const unitsAfter = async (groups: unknown, by = claiming) => {
      const { viewer } = await comeBy({ ...ada, groups }, undefined, by);
      expect(viewer?.handle).toBe('ada');
      const { units } = (await findPerson(context, operator, 'ada'))!;
      return units.map(({ handle }) => handle).sort();
    };
    expect(await unitsAfter(['works', 'KILN ROOM', 'office', 'elsewhere'])).toEqual([
      'kiln',
      'office',
      'works',
    ]);
    expect(await unitsAfter('works')).toEqual(['office', 'works']);
    expect(await unitsAfter(undefined)).toEqual(['office', 'works']);
    expect(await unitsAfter(['kiln'], signIn)).toEqual(['office', 'works']);
    expect(await unitsAfter([])).toEqual(['office']);
  });

  test('works again once a provider that was away is back', async () => {
    const later = await openProvider();
    await later.close();
    const away = await signInWith(later.issuer);
    expect((await away.withSingleSignOn(site, '/')).ok).toBe(false);
    const wrong = { email: 'ben@example.org', password: 'not known at all' };
    expect((await away.withPassword(new Request(site), wrong)).status).toBe(401);
    const back = await openProvider(Number(new URL(later.issuer).port));
    expect((await away.withSingleSignOn(site, '/')).ok).toBe(true);
    await back.close();
  });
});
