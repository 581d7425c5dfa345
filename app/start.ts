import pino, { type Logger } from 'pino';
import { listenForMail } from '../doors/mail/listener.ts';
import { findWorkplace, noteAddress, renewSetUpSecret } from '../workplace/sign-in/index.ts';
import { readConfig } from './config.ts';
import { type House, openHouse } from './house.ts';
import { causeOf } from './log.ts';
import { type Listening, listen, openDoors } from './server.ts';

/** Starts the whole program and stays until it is told to stop. Answers the exit status. */
export async function start(options: { demo?: boolean } = {}): Promise<number> {
  const config = readConfig();
  const logging = { level: config.logLevel, base: null, serializers: { err: causeOf } };
  const log = pino(logging, unhurried());
  const house = await openHouse(config, log);
  const open: Pick<Listening, 'close'>[] = [];
  try {
    if (options.demo) {
      const { makeDemo } = await import('../demo/make-demo.ts');
      await makeDemo(house.doorway.workplace);
    }
    const listening = await listen(openDoors(house.doorway, log), config);
    open.push(listening);
    const address = config.publicUrl ?? `http://localhost:${listening.port}`;
    await noteAddress(house.doorway.workplace, address);
    if (config.mail.listen) open.push(await listenForMail(house.doorway, config.mail.listen));
    await greet(address, house, options.demo ?? false);
    await house.settle();
    return await untilStopped(open, house, log);
  } catch (error) {
    // A port that is taken must not leave a database running behind it, nor the other port.
    await Promise.all(open.map((each) => each.close()));
    await house.close();
    throw error;
  }
}

/** Lines are written many at a time, so that no request waits for the console. */
function unhurried() {
  return pino.destination({ dest: 1, sync: false, minLength: 0 });
}

/** What somebody at the console needs to know, in plain words beside the log. */
async function greet(address: string, house: House, demo: boolean): Promise<void> {
  const lines = ['', `  Commonplace is open at ${address}`];
  if (!(await findWorkplace(house.doorway.workplace))) {
    const secret = await renewSetUpSecret(house.doorway.workplace);
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

function untilStopped(
  open: readonly Pick<Listening, 'close'>[],
  house: House,
  log: Logger,
): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const stop = async (signal: string) => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'closing');
      house.letGo();
      await Promise.all(open.map((each) => each.close()));
      await house.close();
      log.info({}, 'closed');
      resolve(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(signal));
  });
}
