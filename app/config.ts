import { join, resolve } from 'node:path';
import { rootDir } from './paths.ts';

/** What the surroundings say; nothing needs to be said for the program to start. */
export interface Config {
  port: number;
  host: string;
  /** The address people use, without a slash at its end; null means: as each request names it. */
  publicUrl: string | null;
  /** Where people find the workplace, as far as PUBLIC_URL or PORT say it. */
  workplaceUrl: string | null;
  databaseUrl: string | null;
  dataDir: string;
  /** OpenID Connect, when all three are given. */
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    name: string;
    /** The claim that names people's units, or null. */
    unitsClaim: string | null;
  } | null;
  /** Whether pages elsewhere that works name as sources are fetched for their titles. */
  fetchSources: boolean;
  /** Whether prior art also compares sentences, by a model that reads English. */
  usesSentenceModel: boolean;
  /** Whether people may be told of notifications on their devices. */
  push: boolean;
  mail: MailConfig;
  logLevel: string;
}

/** How mail goes out and comes in; all of it is optional. */
export interface MailConfig {
  /** The server that takes mails, `smtp://…` or `smtps://…`; it may hold a password. */
  smtpUrl: string | null;
  /** The address that mails are from. */
  from: string | null;
  /** The domain at which answers to mails arrive; without it nobody can answer by mail. */
  domain: string | null;
  /** Where the program itself listens for answers. */
  listen: { port: number; host: string; protocol: 'smtp' | 'lmtp' } | null;
  /** What a mail server shows that hands answers over by HTTP. */
  hookSecret: string | null;
}

/** Reads the settings; throws with the name of the one that does not make sense. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = parsePort(env.PORT || '3000');
  const publicUrl = parseHttpUrl('PUBLIC_URL', env.PUBLIC_URL)?.replace(/\/+$/, '') ?? null;
  return {
    port,
    host: env.HOST || '0.0.0.0',
    publicUrl,
    workplaceUrl: publicUrl ?? (env.PORT ? `http://localhost:${port}` : null),
    databaseUrl: parseDatabaseUrl(env.DATABASE_URL),
    dataDir: resolve(env.DATA_DIR || join(rootDir, 'data')),
    oidc: readOidcConfig(env),
    fetchSources: parseYesNo('FETCH_SOURCES', env.FETCH_SOURCES, true),
    usesSentenceModel: parseYesNo('SENTENCES', env.SENTENCES, false),
    push: parseYesNo('PUSH', env.PUSH, true),
    mail: readMailConfig(env),
    logLevel: env.LOG_LEVEL || 'info',
  };
}

function parsePort(text: string, name = 'PORT'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} is not a port number: ${text}`);
  }
  return port;
}

function parseHttpUrl(name: string, text: string | undefined): string | null {
  if (!text) return null;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new Error(`${name} is not an http(s) URL: ${text}`);
  }
  return text;
}

function parseYesNo(name: string, text: string | undefined, defaultValue: boolean): boolean {
  if (!text) return defaultValue;
  if (text !== 'yes' && text !== 'no') throw new Error(`${name} must be yes or no: ${text}`);
  return text === 'yes';
}

/** The address itself is not repeated in the message: it may hold a password. */
function parseDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new Error('DATABASE_URL is not a PostgreSQL URL (postgresql://…).');
  }
  return text;
}

function readOidcConfig(env: NodeJS.ProcessEnv): Config['oidc'] {
  const issuer = parseHttpUrl('OIDC_ISSUER', env.OIDC_ISSUER);
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) {
    throw new Error(
      'Single sign-on requires OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together.',
    );
  }
  const name = env.OIDC_NAME || 'single sign-on';
  return { issuer, clientId, clientSecret, name, unitsClaim: env.OIDC_UNITS_CLAIM || null };
}

function readMailConfig(env: NodeJS.ProcessEnv): MailConfig {
  const domain = parseMailDomain(env.MAIL_DOMAIN);
  const listen = readMailListener(env);
  const hookSecret = parseHookSecret(env.MAIL_HOOK_SECRET);
  if ((listen || hookSecret) && !domain) {
    throw new Error(
      'MAIL_PORT and MAIL_HOOK_SECRET require MAIL_DOMAIN, the domain that receives replies.',
    );
  }
  return {
    smtpUrl: parseSmtpUrl(env.SMTP_URL),
    from: parseSenderAddress(env.MAIL_FROM),
    domain,
    listen,
    hookSecret,
  };
}

/** The address itself is not repeated in the message: it may hold a password. */
function parseSmtpUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^smtps?:\/\/[^/]/.test(text) || !URL.canParse(text)) {
    throw new Error('SMTP_URL is not an SMTP URL (smtp://… or smtps://…).');
  }
  return text;
}

function parseSenderAddress(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(text))
    throw new Error(`MAIL_FROM is not a plain email address: ${text}`);
  return text;
}

function parseMailDomain(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) {
    throw new Error(`MAIL_DOMAIN is not a domain name: ${text}`);
  }
  return text.toLowerCase();
}

function readMailListener(env: NodeJS.ProcessEnv): MailConfig['listen'] {
  if (!env.MAIL_PORT) return null;
  const protocol = env.MAIL_PROTOCOL || 'smtp';
  if (protocol !== 'smtp' && protocol !== 'lmtp') {
    throw new Error(`MAIL_PROTOCOL must be smtp or lmtp: ${protocol}`);
  }
  return {
    port: parsePort(env.MAIL_PORT, 'MAIL_PORT'),
    host: env.MAIL_HOST || '127.0.0.1',
    protocol,
  };
}

function parseHookSecret(text: string | undefined): string | null {
  if (!text) return null;
  if (text.length < 20) throw new Error('MAIL_HOOK_SECRET is shorter than 20 characters.');
  return text;
}
