import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { releaseHeld, tellUntold } from '../workplace/attention/index.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import { keepHouse } from '../workplace/housekeeping/index.ts';
import type { MailOffice } from '../workplace/mail/index.ts';
import type { Rounds } from '../workplace/rounds.ts';
import { arrangeIntroductions } from '../workplace/suggestions/index.ts';
import { remindOfReviews } from '../workplace/wagers/index.ts';

interface Aside {
  log: Logger;
  /** Hears whose notices changed. */
  told(people: string[]): Promise<void> | void;
  office: MailOffice;
  /** Absent where nothing is pushed. */
  push?: Rounds | undefined;
  /** Whether the database answers. */
  ready(): Promise<boolean>;
}

/** Scheduled and repeated work, kept in the database: of several processes one does each job. */
export async function startJobs(
  pool: Pool,
  workplace: Workplace,
  { log, told, office, push, ready }: Aside,
) {
  let started = false;
  // A queue that has started by half can't be stopped, so while it starts, its statements wait for a
  // database that goes away. Later the queue itself tries again.
  const executeSql = async (text: string, values: unknown[]) => {
    for (;;) {
      try {
        return await pool.query(text, values);
      } catch (err) {
        if (started || (await ready())) throw err;
        log.warn({ err }, 'the job queue waits for the database');
      }
      while (!(await ready())) await pause(100);
    }
  };
  const boss = new PgBoss({ schema: 'jobs', db: { executeSql } });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue stumbled'));
  await boss.start();
  await boss.createQueue('housekeeping');
  await boss.work('housekeeping', { pollingIntervalSeconds: 60 }, async () => {
    log.info({ gone: await keepHouse(workplace) }, 'kept house');
  });
  await boss.schedule('housekeeping', '17 3 * * *');
  await boss.createQueue('reviews');
  await boss.work('reviews', { pollingIntervalSeconds: 60 }, async () => {
    await remindOfReviews(workplace);
  });
  await boss.schedule('reviews', '*/15 * * * *');
  await boss.createQueue('learning');
  await boss.work('learning', { pollingIntervalSeconds: 60 }, async () => {
    await workplace.finder?.renew();
    log.info({}, 'learnt what words mean');
  });
  await boss.schedule('learning', '37 3 * * *');
  await boss.createQueue('telling');
  await boss.work('telling', { pollingIntervalSeconds: 15 }, () => catchUpTelling(workplace, told));
  await boss.schedule('telling', '* * * * *');
  // Of rounds that nobody came to do, one is enough.
  await boss.createQueue('mail', { name: 'mail', policy: 'short' });
  await boss.work('mail', { pollingIntervalSeconds: 15 }, () => office.round());
  await boss.schedule('mail', '* * * * *');
  await boss.createQueue('introductions');
  await boss.work('introductions', { pollingIntervalSeconds: 60 }, async () => {
    log.info({ asked: await arrangeIntroductions(workplace) }, 'asked whom to introduce');
  });
  await boss.schedule('introductions', '23 6 * * 1');
  if (push) {
    await boss.createQueue('push', { name: 'push', policy: 'short' });
    await boss.work('push', { pollingIntervalSeconds: 15 }, () => push.round());
    await boss.schedule('push', '* * * * *');
  }
  started = true;
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 3000, close: false }) };
}

/** Long enough for the process that did it to tell of it itself. */
const patience = 30_000;

/** Tells of what no process got round to, and of what quiet hours held back. */
async function catchUpTelling(workplace: Workplace, told: Aside['told']): Promise<void> {
  const late = new Date(workplace.now().getTime() - patience);
  const people = [...(await tellUntold(workplace, late)), ...(await releaseHeld(workplace))];
  if (people.length > 0) await told([...new Set(people)]);
}
