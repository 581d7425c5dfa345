import type { Viewer } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import type { Live } from '../../workplace/live/index.ts';
import type { MailSettings, ReplyRateLimit } from '../../workplace/mail/index.ts';
import type { RateLimits, SignIn } from '../../workplace/sign-in/index.ts';

/** Structured log lines; never bodies, addresses or tokens. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every door is given when the house is put together; nothing else reaches a handler. */
export interface DoorContext {
  readonly context: CommandContext;
  readonly signIn: SignIn;
  readonly live: Omit<Live, 'subscriber' | 'start' | 'stop' | 'flush'>;
  /** Whether a person lets others see which conversation they have open. */
  isVisible(personId: string): Promise<boolean>;
  readonly rateLimits: RateLimits;
  readonly mail: MailAccess;
  /** The key by which push services know the workplace; null where nothing is pushed. */
  readonly push: { readonly key: string } | null;
  readonly log: Log;
  /** The configured address, or null to go by what each request names. */
  readonly publicUrl: string | null;
  /** Path of a built file by its source name, with its content hash (`/assets/site-3f2a.css`). */
  asset(name: string): string;
  /** Whether the database answers; `/readyz` says so. */
  isReady(): Promise<boolean>;
}

/** How mail is done, for the doors through which it comes in or is spoken of. */
export interface MailAccess {
  readonly settings: MailSettings;
  readonly limits: ReplyRateLimit;
  /** What a mail server shows that hands mails over by HTTP; null where none may. */
  readonly hookSecret: string | null;
  /** Sends soon what is due. */
  sendSoon(): void;
}

/** What is known of a request once it is in: typed variables of Hono's context. */
export interface DoorEnv {
  Variables: {
    viewer: Viewer;
    /** How the viewer showed who they are; only `session` can be abused by another site. */
    via: 'session' | 'token' | 'feedToken' | 'none';
    /** Scheme and host as people use them, without a slash at its end. */
    origin: string;
    requestId: string;
  };
}
