import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { eventually } from './eventually.ts';

/** A mail as it arrived, and as its reader's program shows it. */
export interface Arrived {
  raw: Buffer;
  to: string;
  mail: Email;
}

/** The mail server of everybody outside: takes whatever comes, on loopback. */
export interface Mailbox {
  url: string;
  arrived: Arrived[];
  /** Waits for a mail to somebody, perhaps one of which something holds; takes it out. */
  next(to: string, holds?: (mail: Email) => boolean): Promise<Arrived>;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, { envelope }, done) => {
      const keep = async () => {
        const raw = Buffer.concat(await stream.toArray());
        const to = envelope.rcptTo[0]!.address;
        arrived.push({ raw, to, mail: await PostalMime.parse(raw) });
      };
      keep().then(() => done(null), done);
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () =>
      resolve((listening.address() as { port: number }).port),
    );
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    next: (to, holds = () => true) =>
      eventually(() => {
        const at = arrived.findIndex((one) => one.to === to && holds(one.mail));
        if (at < 0) throw new Error(`nothing for ${to} among ${arrived.length}`);
        return arrived.splice(at, 1)[0]!;
      }, 20_000),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** What stands in a header of a mail. */
export function headerOf({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}
