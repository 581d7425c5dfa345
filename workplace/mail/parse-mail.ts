import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime';
import { invalid } from '../kernel/index.ts';

/** A mail that came in, as far as it is looked at. */
export interface IncomingMail {
  /** By lower-case name, in the order in which they stand there. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** Addresses that it says it is from, in lower case. */
  from: readonly string[];
  /** Addresses to which its head says that it went. */
  to: readonly string[];
  text: string;
  html: string;
  attachments: readonly Attachment[];
}

const parserLimits = { maxNestingDepth: 30, maxHeadersSize: 262_144, maxRfc822NestingDepth: 0 };

/** Takes a mail apart (RFC 5322, MIME); throws `invalid` for what is none. */
export async function parseMail(raw: Uint8Array): Promise<IncomingMail> {
  const mail = await parseRaw(raw);
  const headers = new Map<string, string[]>();
  for (const { key, value } of mail.headers) {
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  const all = (name: string) => (headers.get(name) ?? []).flatMap(parseAddresses);
  return {
    headers,
    from: all('from'),
    to: ['x-original-to', 'delivered-to', 'envelope-to', 'to', 'cc'].flatMap(all),
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments,
  };
}

async function parseRaw(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(raw, { ...parserLimits, forceRfc822Attachments: true });
  } catch (cause) {
    // Whatever the library has against a mail, nobody here can do anything about it.
    throw Object.assign(invalid({ mail: 'mailUnreadable' }), { cause });
  }
}

function parseAddresses(value: string): string[] {
  return addressParser(value, { flatten: true }).flatMap(({ address }) =>
    address ? [address.toLowerCase()] : [],
  );
}

/** The one value of a header, or the first; in lower case, since it is only compared. */
export function getHeader({ headers }: Pick<IncomingMail, 'headers'>, name: string): string {
  return headers.get(name)?.[0]?.trim().toLowerCase() ?? '';
}
