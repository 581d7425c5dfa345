import type { Pool } from 'pg';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import type { Workplace } from '../workplace/happenings/index.ts';
import { keepHouse } from '../workplace/housekeeping/index.ts';

/** Scheduled and repeated work, kept in the database: of several processes one does each job. */
export async function startJobs(pool: Pool, workplace: Workplace, log: Logger) {
  const boss = new PgBoss({
    schema: 'jobs',
    db: { executeSql: (text, values) => pool.query(text, values) },
  });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue stumbled'));
  await boss.start();
  await boss.createQueue('housekeeping');
  await boss.work('housekeeping', { pollingIntervalSeconds: 60 }, async () => {
    log.info({ gone: await keepHouse(workplace) }, 'kept house');
  });
  await boss.schedule('housekeeping', '17 3 * * *');
  await boss.createQueue('learning');
  await boss.work('learning', { pollingIntervalSeconds: 60 }, async () => {
    await workplace.finder?.renew();
    log.info({}, 'learnt what words mean');
  });
  await boss.schedule('learning', '37 3 * * *');
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 3000, close: false }) };
}
