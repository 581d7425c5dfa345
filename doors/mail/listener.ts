import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { sayRefusal } from '../../messages/index.ts';
import { mayReply, type Received, receiveMail } from '../../workplace/mail/index.ts';
import { Refusal, type RefusalCode } from '../../workplace/refusal.ts';
import type { Doorway } from '../shared/doorway.ts';

/** Room for several files of the largest size, written in letters. */
const mostMailBytes = 30 * 1024 * 1024;

export interface MailListening {
  port: number;
  /** Lets mails under way come in, and ends. */
  close(): Promise<void>;
}

type Where = { port: number; host: string; protocol: 'smtp' | 'lmtp' };

/**
 * Takes answers to our mails, by SMTP (RFC 5321) or LMTP (RFC 2033), from the mail server in front,
 * which checks where they are from. Whatever is refused is refused in the conversation with that
 * server, which tells the sender; nothing here ever sends a mail in answer to one.
 */
export function listenForMail(doorway: Doorway, where: Where): Promise<MailListening> {
  const server = new SMTPServer({
    lmtp: where.protocol === 'lmtp',
    size: mostMailBytes,
    logger: false,
    banner: 'Commonplace',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5000,
    onRcptTo: (address, session, done) => done(whyNot(doorway, address.address, session)),
    onData: (stream, session, done) => {
      take(doorway, stream, session).then(
        (answer) => done(null, answer),
        (error: unknown) => done(replyTo(doorway, error)),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      doorway.log.warn({ err: error }, 'a mail connection broke');
      reject(unheard(error, where));
    });
    const listening = server.listen(where.port, where.host, () => {
      const { port } = listening.address() as { port: number };
      const close = () => new Promise<void>((closed) => server.close(() => closed()));
      resolve({ port, close });
    });
  });
}

/** Why no mail can be listened for, in words for whoever starts the program. */
function unheard(error: NodeJS.ErrnoException, { port, host }: Where): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `MAIL_PORT ${port} is in use by another program.`,
    EACCES: `This user may not listen on MAIL_PORT ${port}. Set it to a number above 1023.`,
    EADDRNOTAVAIL: `MAIL_HOST is no address of this machine: ${host}`,
    ENOTFOUND: `MAIL_HOST is no address of this machine: ${host}`,
  };
  const reason = reasons[error.code ?? ''];
  return reason ? new Error(reason) : error;
}

/** A forged address is refused before its mail is sent; one at a time, so that each gets its answer. */
function whyNot({ mail, workplace }: Doorway, address: string, session: SMTPServerSession) {
  if (session.envelope.rcptTo.length > 0) return reply(452, '4.5.3', 'One recipient at a time.');
  if (mayReply(mail.settings, address, workplace.now())) return null;
  return reply(550, '5.1.1', sayRefusal('replyAddressUnknown'));
}

async function take(
  { workplace, mail, log }: Doorway,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<string> {
  const raw = await wholeOf(stream);
  const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
  const to = envelope.rcptTo[0]?.address ?? '';
  const received = await receiveMail(workplace, mail, { raw, sender, to });
  log.info(told(received), 'a mail came in');
  return received.is === 'comment' ? '2.0.0 It is a comment now.' : '2.0.0 Dropped.';
}

/** For the log: what became of a mail, and nothing of what was in it. */
function told(received: Received): object {
  if (received.is === 'dropped') return { mail: 'dropped', why: received.why };
  return { mail: 'comment', leftOut: received.leftOut.length };
}

/** What is too large is read to its end and thrown away; the server then refuses it by itself. */
async function wholeOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new Refusal('tooLarge', 'tooLarge');
  return Buffer.concat(chunks);
}

/** RFC 3463: what a server in front makes of it. Only what may pass by itself is tried again. */
const statuses: Record<RefusalCode, [code: number, status: string]> = {
  notFound: [550, '5.1.1'],
  notAllowed: [550, '5.7.1'],
  notSignedIn: [550, '5.7.1'],
  conflict: [550, '5.7.1'],
  invalid: [550, '5.6.0'],
  tooLarge: [552, '5.3.4'],
  tooMany: [451, '4.7.0'],
};

function replyTo({ log }: Doorway, error: unknown): Error {
  if (error instanceof Refusal) {
    const [code, status] = statuses[error.code];
    log.info({ mail: 'refused', why: error.reason }, 'a mail came in');
    return reply(code, status, sayRefusal(error.reason));
  }
  log.error({ err: error }, 'a mail could not be taken');
  return reply(451, '4.3.0', sayRefusal('unavailable'));
}

/** Replies are ASCII (RFC 5321, 4.2). */
function reply(responseCode: number, status: string, words: string): Error {
  const plain = words.replaceAll('’', "'").replace(/[^\x20-\x7e]/g, '?');
  return Object.assign(new Error(`${status} ${plain}`), { responseCode });
}
