import pino, { type Logger } from 'pino';
import { listenForMail } from '../doors/mail/listener.ts';
import { findWorkplace, renewSetUpSecret, saveWorkplaceUrl } from '../workplace/sign-in/index.ts';
import { type App, openApp } from './app.ts';
import { readConfig } from './config.ts';
import { serializeError } from './error-serializer.ts';
import { createHttpApp, type HttpListener, listen } from './server.ts';

/** Starts the whole program and stays until it is told to stop. Answers the exit status. */
export async function start(options: { demo?: boolean } = {}): Promise<number> {
  const config = readConfig();
  const logging = { level: config.logLevel, base: null, serializers: { err: serializeError } };
  const log = pino(logging, createLogDestination());
  const app = await openApp(config, log);
  const open: Pick<HttpListener, 'close'>[] = [];
  try {
    if (options.demo) {
      const { makeDemo } = await import('../demo/make-demo.ts');
      await makeDemo(app.doorContext.context);
    }
    const listening = await listen(createHttpApp(app.doorContext, log), config);
    open.push(listening);
    const address = config.publicUrl ?? `http://localhost:${listening.port}`;
    await saveWorkplaceUrl(app.doorContext.context, address);
    if (config.mail.listen) open.push(await listenForMail(app.doorContext, config.mail.listen));
    await printWelcome(address, app, options.demo ?? false);
    await app.startJobs();
    return await waitForShutdown(open, app, log);
  } catch (error) {
    // A port that is taken must not leave a database running behind it, nor the other port.
    await Promise.all(open.map((each) => each.close()));
    await app.close();
    throw error;
  }
}

/** Lines are written many at a time, so that no request waits for the console. */
function createLogDestination() {
  return pino.destination({ dest: 1, sync: false, minLength: 0 });
}

/** What somebody at the console needs to know, in plain words beside the log. */
async function printWelcome(address: string, app: App, demo: boolean): Promise<void> {
  const lines = ['', `  Commonplace is running at ${address}`];
  if (!(await findWorkplace(app.doorContext.context))) {
    const secret = await renewSetUpSecret(app.doorContext.context);
    lines.push(
      '  Set it up with this link, which works once:',
      `  ${address}/set-up?token=${secret}`,
    );
  }
  if (demo)
    lines.push(
      '  This is a sample. Sign in as ines@fernhill.example with the password fernhill-sample.',
    );
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function waitForShutdown(
  open: readonly Pick<HttpListener, 'close'>[],
  app: App,
  log: Logger,
): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = async (signal: string) => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'shutting down');
      app.closeStreams();
      await Promise.all(open.map((each) => each.close()));
      await app.close();
      log.info({}, 'shutdown complete');
      resolve(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(signal));
  });
}
