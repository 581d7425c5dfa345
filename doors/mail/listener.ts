import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { sayErrorReason } from '../../messages/index.ts';
import { AppError, type AppErrorCode } from '../../workplace/kernel/index.ts';
import { isReplyAddress, type ReceiveResult, receiveReply } from '../../workplace/mail/index.ts';
import type { DoorContext } from '../shared/door-context.ts';

/** Room for several files of the largest size, written in letters. */
const MAX_MAIL_BYTES = 30 * 1024 * 1024;

export interface MailListener {
  port: number;
  /** Lets mails under way come in, and ends. */
  close(): Promise<void>;
}

type ListenAddress = { port: number; host: string; protocol: 'smtp' | 'lmtp' };

/**
 * Takes answers to our mails, by SMTP (RFC 5321) or LMTP (RFC 2033), from the mail server in front,
 * which checks where they are from. Whatever is refused is refused in the conversation with that
 * server, which tells the sender; nothing here ever sends a mail in answer to one.
 */
export function listenForMail(
  doorContext: DoorContext,
  where: ListenAddress,
): Promise<MailListener> {
  const server = new SMTPServer({
    lmtp: where.protocol === 'lmtp',
    size: MAX_MAIL_BYTES,
    logger: false,
    banner: 'Commonplace',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5000,
    onRcptTo: (address, session, done) =>
      done(checkRecipient(doorContext, address.address, session)),
    onData: (stream, session, done) => {
      receiveStream(doorContext, stream, session).then(
        (answer) => done(null, answer),
        (error: unknown) => done(toSmtpError(doorContext, error)),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      doorContext.log.warn({ err: error }, 'mail listener error');
      reject(explainListenError(error, where));
    });
    const listening = server.listen(where.port, where.host, () => {
      const { port } = listening.address() as { port: number };
      const close = () => new Promise<void>((closed) => server.close(() => closed()));
      resolve({ port, close });
    });
  });
}

/** Why no mail can be listened for, in words for whoever starts the program. */
function explainListenError(error: NodeJS.ErrnoException, { port, host }: ListenAddress): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `MAIL_PORT ${port} is in use by another program.`,
    EACCES: `This user may not use MAIL_PORT ${port}. Set it to a port above 1023.`,
    EADDRNOTAVAIL: `MAIL_HOST is not an address of this machine: ${host}`,
    ENOTFOUND: `MAIL_HOST is not an address of this machine: ${host}`,
  };
  const reason = reasons[error.code ?? ''];
  return reason ? new Error(reason) : error;
}

/** A forged address is refused before its mail is sent; one at a time, so that each gets its answer. */
function checkRecipient(
  { mail, context }: DoorContext,
  address: string,
  session: SMTPServerSession,
) {
  if (session.envelope.rcptTo.length > 0)
    return makeSmtpReply(452, '4.5.3', 'One recipient at a time.');
  if (isReplyAddress(mail.settings, address, context.now())) return null;
  return makeSmtpReply(550, '5.1.1', sayErrorReason('replyAddressUnknown'));
}

async function receiveStream(
  { context, mail, log }: DoorContext,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<string> {
  const raw = await readStream(stream);
  const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
  const to = envelope.rcptTo[0]?.address ?? '';
  const received = await receiveReply(context, mail, { raw, sender, to });
  log.info(summariseResult(received), 'mail received');
  return received.is === 'comment' ? '2.0.0 Comment added.' : '2.0.0 Ignored.';
}

/** For the log: what became of a mail, and nothing of what was in it. */
function summariseResult(received: ReceiveResult): object {
  if (received.is === 'dropped') return { mail: 'dropped', why: received.why };
  return { mail: 'comment', leftOut: received.rejectedNames.length };
}

/** What is too large is read to its end and thrown away; the server then refuses it by itself. */
async function readStream(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new AppError('tooLarge', 'tooLarge');
  return Buffer.concat(chunks);
}

/** RFC 3463: what a server in front makes of it. Only what may pass by itself is tried again. */
const smtpStatuses: Record<AppErrorCode, [code: number, status: string]> = {
  notFound: [550, '5.1.1'],
  notAllowed: [550, '5.7.1'],
  notSignedIn: [550, '5.7.1'],
  conflict: [550, '5.7.1'],
  invalid: [550, '5.6.0'],
  tooLarge: [552, '5.3.4'],
  tooMany: [451, '4.7.0'],
};

function toSmtpError({ log }: DoorContext, error: unknown): Error {
  if (error instanceof AppError) {
    const [code, status] = smtpStatuses[error.code];
    log.info({ mail: 'refused', why: error.reason }, 'mail refused');
    return makeSmtpReply(code, status, sayErrorReason(error.reason));
  }
  log.error({ err: error }, 'mail could not be received');
  return makeSmtpReply(451, '4.3.0', sayErrorReason('unavailable'));
}

/** Replies are ASCII (RFC 5321, 4.2). */
function makeSmtpReply(responseCode: number, status: string, words: string): Error {
  const plain = words.replaceAll('’', "'").replace(/[^\x20-\x7e]/g, '?');
  return Object.assign(new Error(`${status} ${plain}`), { responseCode });
}
