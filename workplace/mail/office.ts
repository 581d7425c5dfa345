import type { Workplace } from '../happenings/index.ts';
import { inRounds } from '../rounds.ts';
import type { ListNew } from './compose-digest.ts';
import type { Post } from './post.ts';
import { mailDigests } from './queue-digests.ts';
import { mailIntroductions } from './queue-introductions.ts';
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
  /** Does so soon but for digests, and does not wait for it; for whoever has just raised a notice. */
  mailNow(): void;
  stop(): Promise<void>;
}

/** One round at a time; whoever asks for one meanwhile gets one more after it. */
export function makeMailOffice({ workplace, settings, post, listNew, log }: Parts): MailOffice {
  // To look whose digest is due takes a look at everybody, so not each notice asks for it.
  let looksForDigests = false;
  const once = async () => {
    const notices = await mailNotices(workplace, settings);
    const introductions = await mailIntroductions(workplace, settings);
    const digests = looksForDigests ? await digestsDue() : 0;
    const done = post
      ? await sendDue(workplace, { settings, post, listNew, ending: rounds.stopped })
      : {};
    const told = { notices, introductions, digests, ...done };
    if (Object.values(told).some((value) => typeof value === 'number' && value > 0))
      log('info', told, 'did the mail');
  };
  const digestsDue = () => {
    looksForDigests = false;
    return mailDigests(workplace, { sends: settings.sends, listNew });
  };
  const rounds = inRounds(once, (err) => log('error', { err }, 'the mail was not done'));
  const round = () => {
    looksForDigests = true;
    return rounds.round();
  };
  return { round, mailNow: rounds.soon, stop: rounds.stop };
}
