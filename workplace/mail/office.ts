import type { Workplace } from '../happenings/index.ts';
import type { ListNew } from './compose-digest.ts';
import type { Post } from './post.ts';
import { mailDigests } from './queue-digests.ts';
import { mailNotices } from './queue-notices.ts';
import { sendDue } from './sending.ts';
import type { MailSettings } from './settings.ts';

interface Parts {
  workplace: Workplace;
  settings: MailSettings;
  /** Null where no server takes our mails. */
  post: Post | null;
  listNew: ListNew;
  log(level: 'info' | 'error', fields: object, message: string): void;
}

/** Whoever makes and sends the mails of this process. */
export interface MailOffice {
  /** Makes all mails that are to be made, and sends all that are due. */
  round(): Promise<void>;
  /** Does so soon, and does not wait for it; for whoever has just raised a notice. */
  mailNow(): void;
  stop(): Promise<void>;
}

/** One round at a time; whoever asks for one meanwhile gets one more after it. */
export function makeMailOffice({ workplace, settings, post, listNew, log }: Parts): MailOffice {
  let under: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const once = async () => {
    const notices = await mailNotices(workplace, settings);
    const digests = await mailDigests(workplace, { sends: settings.sends, listNew });
    const done = post
      ? await sendDue(workplace, { settings, post, listNew, ending: () => stopped })
      : {};
    const told = { notices, digests, ...done };
    if (Object.values(told).some((value) => typeof value === 'number' && value > 0))
      log('info', told, 'did the mail');
  };
  const rounds = async () => {
    do {
      again = false;
      await once();
    } while (again && !stopped);
  };
  const round = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (under) again = true;
    under ??= rounds().finally(() => {
      under = null;
    });
    return under;
  };
  return {
    round,
    mailNow: () => {
      round().catch((err: unknown) => log('error', { err }, 'the mail was not done'));
    },
    stop: async () => {
      stopped = true;
      await under?.catch(() => {});
    },
  };
}
