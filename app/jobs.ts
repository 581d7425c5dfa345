import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { deleteExpired } from '../workplace/cleanup/index.ts';
import type { CommandContext, SingleFlight } from '../workplace/kernel/index.ts';
import type { MailWorker } from '../workplace/mail/index.ts';
import {
  createMissedNotifications,
  releaseHeldNotifications,
} from '../workplace/notifications/index.ts';
import { arrangeIntroductions } from '../workplace/suggestions/index.ts';
import { emitReviewReminders } from '../workplace/wagers/index.ts';

interface JobsOptions {
  log: Logger;
  /** Hears whose notifications changed. */
  onNotificationsChanged(people: string[]): Promise<void> | void;
  mailWorker: MailWorker;
  /** Absent where nothing is pushed. */
  pushWorker?: SingleFlight | undefined;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
}

/** Scheduled and repeated work, kept in the database: of several processes one does each job. */
export async function startJobs(
  pool: Pool,
  context: CommandContext,
  { log, onNotificationsChanged, mailWorker, pushWorker, isReady }: JobsOptions,
) {
  let started = false;
  // A queue that has started by half can't be stopped, so while it starts, its statements wait for a
  // database that goes away. Later the queue itself tries again.
  const executeSql = async (text: string, values: unknown[]) => {
    for (;;) {
      try {
        return await pool.query(text, values);
      } catch (err) {
        if (started || (await isReady())) throw err;
        log.warn({ err }, 'the job queue waits for the database');
      }
      while (!(await isReady())) await pause(100);
    }
  };
  const boss = new PgBoss({ schema: 'jobs', db: { executeSql } });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue error'));
  await boss.start();
  await unscheduleRetiredQueues(boss);
  await boss.createQueue('cleanup');
  await boss.work('cleanup', { pollingIntervalSeconds: 60 }, async () => {
    log.info({ deleted: await deleteExpired(context) }, 'cleanup finished');
  });
  await boss.schedule('cleanup', '17 3 * * *');
  await boss.createQueue('review-reminders');
  await boss.work('review-reminders', { pollingIntervalSeconds: 60 }, async () => {
    await emitReviewReminders(context);
  });
  await boss.schedule('review-reminders', '*/15 * * * *');
  await boss.createQueue('training');
  await boss.work('training', { pollingIntervalSeconds: 60 }, async () => {
    await context.searchIndex?.rebuild();
    log.info({}, 'search model trained');
  });
  await boss.schedule('training', '37 3 * * *');
  await boss.createQueue('dispatch');
  await boss.work('dispatch', { pollingIntervalSeconds: 15 }, () =>
    dispatchMissedEvents(context, onNotificationsChanged),
  );
  await boss.schedule('dispatch', '* * * * *');
  // Of rounds that nobody came to do, one is enough.
  await boss.createQueue('mail', { name: 'mail', policy: 'short' });
  await boss.work('mail', { pollingIntervalSeconds: 15 }, () => mailWorker.run());
  await boss.schedule('mail', '* * * * *');
  await boss.createQueue('introductions');
  await boss.work('introductions', { pollingIntervalSeconds: 60 }, async () => {
    log.info({ requested: await arrangeIntroductions(context) }, 'introductions requested');
  });
  await boss.schedule('introductions', '23 6 * * 1');
  if (pushWorker) {
    await boss.createQueue('push', { name: 'push', policy: 'short' });
    await boss.work('push', { pollingIntervalSeconds: 15 }, () => pushWorker.run());
    await boss.schedule('push', '* * * * *');
  }
  started = true;
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 3000, close: false }) };
}

/** Earlier names of queues, whose schedules would go on adding jobs that no worker takes. */
const RETIRED_QUEUES = ['housekeeping', 'reviews', 'learning', 'telling'];

/** The queues stay, empty in time: one with finished jobs in it cannot be deleted. */
async function unscheduleRetiredQueues(boss: PgBoss): Promise<void> {
  for (const queue of RETIRED_QUEUES) await boss.unschedule(queue);
}

/** Long enough for the process that did it to tell of it itself. */
const DISPATCH_GRACE_MS = 30_000;

/** Tells of what no process got round to, and of what quiet hours held back. */
async function dispatchMissedEvents(
  context: CommandContext,
  notifyPeople: JobsOptions['onNotificationsChanged'],
): Promise<void> {
  const late = new Date(context.now().getTime() - DISPATCH_GRACE_MS);
  const people = [
    ...(await createMissedNotifications(context, late)),
    ...(await releaseHeldNotifications(context)),
  ];
  if (people.length > 0) await notifyPeople([...new Set(people)]);
}
