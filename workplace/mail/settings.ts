import { createHmac } from 'node:crypto';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { ensureSigningSecret, findWorkplace, findWorkplaceUrl } from '../sign-in/index.ts';

/** How a workplace does its mail; the same for all its processes. */
export interface MailSettings {
  /** What signs the addresses that mails carry. */
  readonly key: string;
  /** Where people find the workplace, without a slash at its end; null: where it last listened. */
  readonly publicUrl: string | null;
  /** The address that mails are from; null: made of where people find the workplace. */
  readonly from: string | null;
  /** The domain at which answers arrive; null: nobody answers by mail. */
  readonly domain: string | null;
  /** Whether a server takes our mails; otherwise they wait on the page of administration. */
  readonly canSend: boolean;
}

/** The key that signs the addresses in mails: of no use for anything else that is signed here. */
export async function deriveMailKey(workplace: Pick<CommandContext, 'db'>): Promise<string> {
  const secret = await ensureSigningSecret(workplace);
  return createHmac('sha256', secret).update('mail').digest('base64url');
}

/** What stands on every mail of a workplace. */
export interface Letterhead {
  /** Scheme and host of its pages. */
  address: string;
  /** The domain of the ids of its mails. */
  host: string;
  from: string;
  name: string;
  /** By which the workplace knows its own mails again. */
  id: string;
  settings: MailSettings;
}

export async function loadLetterhead(
  context: QueryContext,
  settings: MailSettings,
): Promise<Letterhead> {
  const [workplace, noted] = await Promise.all([findWorkplace(context), findWorkplaceUrl(context)]);
  const address = settings.publicUrl ?? noted ?? 'http://localhost:3000';
  const { hostname } = new URL(address);
  return {
    address,
    host: settings.domain ?? hostname,
    from: settings.from ?? `commonplace@${hostname}`,
    name: workplace?.name ?? 'Commonplace',
    id: workplace?.id ?? '',
    settings,
  };
}
