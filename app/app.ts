import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DoorContext } from '../doors/shared/door-context.ts';
import { createPubSub } from '../storage/index.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { createExternalPageFetcher, createPageFetcher } from '../workplace/link-previews/index.ts';
import { createLive } from '../workplace/live/index.ts';
import { isPresenceVisible, makeNotificationDispatcher } from '../workplace/notifications/index.ts';
import { makeSearchIndex } from '../workplace/search/index.ts';
import { createRateLimits, createSignIn, ensureSigningSecret } from '../workplace/sign-in/index.ts';
import { createCalculator } from '../workplace/wagers/value-model/index.ts';
import { readAssets } from './assets.ts';
import { createCommandContext } from './command-context.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { startJobs } from './jobs.ts';
import { openMail } from './mail.ts';
import { distDir } from './paths.ts';
import { openPush } from './push.ts';

export interface App {
  doorContext: DoorContext;
  /** Begins what runs by itself: scheduled jobs. */
  startJobs(): Promise<void>;
  /** Lets open pages go, which come back to whatever process there is. */
  closeStreams(): void;
  close(): Promise<void>;
}

/** Puts the app together: database, live events, sign-in. The doors are opened in `server.ts`. */
export async function openApp(config: Config, log: Logger): Promise<App> {
  const database = await openDatabase(config, {
    name: 'commonplace',
    log: (message, fields) => log.info(fields ?? {}, message),
    canCreate: true,
  });
  const pubSub = createPubSub(database.address, database.pool);
  const live = createLive(pubSub);
  const searchIndex = makeSearchIndex({
    worker: join(distDir, 'program', 'search-worker.js'),
    address: database.address,
    usesSentenceModel: config.usesSentenceModel,
    log: (message, fields) => log.warn(fields, message),
  });
  const calculator = createCalculator({ worker: join(distDir, 'program', 'calculator.js') });
  live.subscribeToAll(searchIndex.handleChange);
  const onSubscriberError: CommandContext['onSubscriberError'] = (subscriber, event, error) =>
    log.error({ subscriber, event: event.name, err: error }, 'event subscriber failed');
  const subscribers = [live.subscriber];
  const context = createCommandContext(database.db, subscribers, onSubscriberError, {
    searchIndex,
    calculator,
  });
  const { worker: mailWorker, mail } = await openMail({
    config,
    pool: database.pool,
    context,
    log,
  });
  const push = await openPush(config, context, log);
  const notifyPeople = (people: string[]) => {
    mailWorker.runSoon();
    push?.worker.runSoon();
    return live.notifyInboxes(people);
  };
  subscribers.push(makeNotificationDispatcher(() => context, notifyPeople));
  await live.start();
  const pages = config.fetchSources
    ? createExternalPageFetcher(context, createPageFetcher())
    : null;
  if (pages) subscribers.push(pages.subscriber);
  const signIn = createSignIn({
    context,
    secret: await ensureSigningSecret(context),
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    log: (level, message) => log[level]({ part: 'sign-in' }, message),
  });
  const doorContext: DoorContext = {
    context,
    signIn,
    live,
    isVisible: (person) => isPresenceVisible(context, person),
    rateLimits: createRateLimits(database.pool),
    mail,
    push: push && { key: push.key },
    log,
    publicUrl: config.publicUrl,
    asset: await readAssets(),
    isReady: () => isDatabaseReachable(database.pool),
  };
  let jobs: { stop(): Promise<void> } | null = null;
  return {
    doorContext,
    startJobs: async () => {
      jobs = await startJobs(database.pool, context, {
        log,
        onNotificationsChanged: notifyPeople,
        mailWorker,
        pushWorker: push?.worker,
        isReady: doorContext.isReady,
      });
      pages?.catchUp().catch((err: unknown) => log.warn({ err }, 'fetching external pages failed'));
    },
    closeStreams: () => live.stop(),
    close: async () => {
      await jobs?.stop();
      await Promise.all([mailWorker.stop(), push?.worker.stop()]);
      await pages?.stop();
      await Promise.all([searchIndex.close(), calculator.close()]);
      await live.flush().catch(() => {});
      await pubSub.close();
      await database.close();
    },
  };
}

interface Queryable {
  query(text: string): Promise<unknown>;
}

async function isDatabaseReachable(pool: Queryable): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, 2000, false).unref());
  const answer = pool.query('select 1 from stamps limit 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, timeout]);
}
