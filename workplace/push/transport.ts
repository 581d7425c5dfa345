import { request } from 'node:https';
import {
  createFixedLookup,
  internet,
  type Network,
  resolveAddress,
} from '../link-previews/index.ts';

/** A push as it goes to its service, encrypted for the device. */
export interface PushPayload {
  endpoint: string;
  headers: Record<string, string | number>;
  body: Buffer;
}

/** What a service said: its HTTP status and `Retry-After`. */
export interface PushResponse {
  status: number;
  retryAfter: string | undefined;
}

/** Brings a push to its service; throws where that is not reached, `NotFetched` where it may not be. */
export type PushTransport = (parcel: PushPayload) => Promise<PushResponse>;

const TIMEOUT_MS = 10_000;

/** Over HTTPS to public addresses only, since devices name their services themselves; follows nothing. */
export function makePushTransport(network: Network = internet): PushTransport {
  return async ({ endpoint, headers, body }) => {
    const url = new URL(endpoint);
    const lookup = createFixedLookup(await resolveAddress(url, network));
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return new Promise((resolve, reject) => {
      request(url, { method: 'POST', agent: false, lookup, headers, signal }, (answer) => {
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] });
        answer.destroy();
      })
        .on('error', reject)
        .end(body);
    });
  };
}
