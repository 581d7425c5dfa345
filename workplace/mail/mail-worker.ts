import type { CommandContext } from '../kernel/index.ts';
import { createSingleFlight } from '../kernel/index.ts';
import type { ListNewEntries } from './compose-digest.ts';
import { queueDigestMails } from './queue-digests.ts';
import { queueIntroductionMails } from './queue-introductions.ts';
import { queueNotificationMails } from './queue-notifications.ts';
import { sendDueMails } from './send-mails.ts';
import type { MailSettings } from './settings.ts';
import type { MailTransport } from './transport.ts';

interface MailWorkerOptions {
  context: CommandContext;
  settings: MailSettings;
  /** Null where no server takes our mails. */
  transport: MailTransport | null;
  listNewEntries: ListNewEntries;
  log(level: 'info' | 'error', fields: object, message: string): void;
}

/** Whoever makes and sends the mails of this process. */
export interface MailWorker {
  /** Makes all mails that are to be made, and sends all that are due. */
  run(): Promise<void>;
  /** Does so soon but for digests, and does not wait for it; for whoever has just raised a notice. */
  runSoon(): void;
  stop(): Promise<void>;
}

/** One round at a time; whoever asks for one meanwhile gets one more after it. */
export function makeMailWorker({
  context,
  settings,
  transport,
  listNewEntries,
  log,
}: MailWorkerOptions): MailWorker {
  // To look whose digest is due takes a look at everybody, so not each notice asks for it.
  let looksForDigests = false;
  const once = async () => {
    const queuedNotifications = await queueNotificationMails(context, settings);
    const queuedIntroductions = await queueIntroductionMails(context, settings);
    const queuedDigests = looksForDigests ? await digestsDue() : 0;
    const result = transport
      ? await sendDueMails(context, {
          settings,
          transport,
          listNewEntries,
          isStopping: singleFlight.isStopped,
        })
      : {};
    const counts = { queuedNotifications, queuedIntroductions, queuedDigests, ...result };
    if (Object.values(counts).some((value) => typeof value === 'number' && value > 0))
      log('info', counts, 'mail run finished');
  };
  const digestsDue = () => {
    looksForDigests = false;
    return queueDigestMails(context, { canSend: settings.canSend, listNewEntries });
  };
  const singleFlight = createSingleFlight(once, (err) => log('error', { err }, 'mail run failed'));
  const round = () => {
    looksForDigests = true;
    return singleFlight.run();
  };
  return { run: round, runSoon: singleFlight.runSoon, stop: singleFlight.stop };
}
