import { createTransport, type SendMailOptions } from 'nodemailer';

/** Whoever takes our mails on. */
export interface MailTransport {
  /** Hands one over; throws what the server or the way to it has against it. */
  send(mail: SendMailOptions): Promise<void>;
}

/** In milliseconds; whoever wants others writes them into the address. */
const defaultTimeouts = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
};

/** The server of `SMTP_URL`; its certificate has to hold, unless the address says otherwise. */
export function makeMailTransport(smtpUrl: string): MailTransport {
  const url = new URL(smtpUrl);
  for (const [name, most] of Object.entries(defaultTimeouts)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(most));
  }
  const transport = createTransport(url.href);
  return {
    send: async (mail) => {
      const { accepted, rejectedErrors } = await transport.sendMail(mail);
      // A server of LMTP answers for each recipient, which the library does not throw.
      if (accepted.length === 0 && rejectedErrors?.[0]) throw rejectedErrors[0];
    },
  };
}

export interface DeliveryFailure {
  /** `mail`: no later try will help; `server`: no other mail would go out just now either. */
  scope: 'mail' | 'server' | 'temporary';
  /** For whoever runs the workplace: what the server said. */
  problem: string;
}

const serverErrorCodes = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'EDNS', 'ETLS', 'EREQUIRETLS']);

/** What went wrong: with this mail for good, with the server, or for the moment (RFC 5321, 4.2.1). */
export function classifyFailure(error: unknown): DeliveryFailure {
  if (!(error instanceof Error)) return { scope: 'temporary', problem: 'unknown' };
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  const problem = `${code} ${error.message}`.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (serverErrorCodes.has(code) || responseCode === 0) return { scope: 'server', problem };
  return { scope: responseCode >= 500 ? 'mail' : 'temporary', problem };
}
