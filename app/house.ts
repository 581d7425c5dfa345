import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Doorway } from '../doors/shared/doorway.ts';
import { makeWire } from '../storage/index.ts';
import { mayBeSeen, teller } from '../workplace/attention/index.ts';
import { makeFinder } from '../workplace/discovery/index.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import { makeLive } from '../workplace/live/index.ts';
import { outsidePages, pageFetcher } from '../workplace/outside/index.ts';
import { makeRateLimits, makeSignIn, signingSecret } from '../workplace/sign-in/index.ts';
import { makeReckoner } from '../workplace/wagers/worth/index.ts';
import { readAssets } from './assets.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { startJobs } from './jobs.ts';
import { openMail } from './mail.ts';
import { distDir } from './places.ts';
import { openPush } from './push.ts';
import { workplaceOn } from './workplace.ts';

export interface House {
  doorway: Doorway;
  /** Begins what runs by itself: scheduled jobs. */
  settle(): Promise<void>;
  /** Lets open pages go, which come back to whatever process there is. */
  letGo(): void;
  close(): Promise<void>;
}

/** Puts the house together: database, live wire, sign-in. The doors are opened in `server.ts`. */
export async function openHouse(config: Config, log: Logger): Promise<House> {
  const database = await openDatabase(config, {
    name: 'commonplace',
    log: (message, fields) => log.info(fields ?? {}, message),
    mayBegin: true,
  });
  const wire = makeWire(database.address, database.pool);
  const live = makeLive(wire);
  const finder = makeFinder({
    worker: join(distDir, 'program', 'finder.js'),
    address: database.address,
    sentences: config.sentences,
    log: (message, fields) => log.warn(fields, message),
  });
  const reckoner = makeReckoner({ worker: join(distDir, 'program', 'reckoner.js') });
  live.listenToAll(finder.hear);
  const failed: Workplace['onReactionError'] = (reaction, happening, error) =>
    log.error({ reaction, happening: happening.name, err: error }, 'a reaction failed');
  const reactions = [live.reaction];
  const workplace = workplaceOn(database.db, reactions, failed, { finder, reckoner });
  const { office, mail } = await openMail({ config, pool: database.pool, workplace, log });
  const push = await openPush(config, workplace, log);
  const told = (people: string[]) => {
    office.mailNow();
    push?.office.soon();
    return live.tell(people);
  };
  reactions.push(teller(() => workplace, told));
  await live.start();
  const pages = config.fetchSources ? outsidePages(workplace, pageFetcher()) : null;
  if (pages) reactions.push(pages.reaction);
  const signIn = makeSignIn({
    workplace,
    secret: await signingSecret(workplace),
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    log: (level, message) => log[level]({ part: 'sign-in' }, message),
  });
  const doorway: Doorway = {
    workplace,
    signIn,
    live,
    seen: (person) => mayBeSeen(workplace, person),
    rateLimits: makeRateLimits(database.pool),
    mail,
    push: push && { key: push.key },
    log,
    publicUrl: config.publicUrl,
    asset: await readAssets(),
    ready: () => answers(database.pool),
  };
  let jobs: { stop(): Promise<void> } | null = null;
  return {
    doorway,
    settle: async () => {
      const { ready } = doorway;
      const aside = { log, told, office, push: push?.office, ready };
      jobs = await startJobs(database.pool, workplace, aside);
      pages?.catchUp().catch((err: unknown) => log.warn({ err }, 'sources were not fetched'));
    },
    letGo: () => live.stop(),
    close: async () => {
      await jobs?.stop();
      await Promise.all([office.stop(), push?.office.stop()]);
      await pages?.stop();
      await Promise.all([finder.close(), reckoner.close()]);
      await live.sent().catch(() => {});
      await wire.close();
      await database.close();
    },
  };
}

interface Asked {
  query(text: string): Promise<unknown>;
}

async function answers(pool: Asked): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2000, false).unref());
  const asked = pool.query('select 1 from stamps limit 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
