import { request } from 'node:https';
import { addressFor, answering, internet, type Network } from '../outside/network.ts';

/** A push as it goes to its service, encrypted for the device. */
export interface Parcel {
  endpoint: string;
  headers: Record<string, string | number>;
  body: Buffer;
}

/** What a service said: its HTTP status and `Retry-After`. */
export interface Answer {
  status: number;
  retryAfter: string | undefined;
}

/** Brings a push to its service; throws where that is not reached, `NotFetched` where it may not be. */
export type Carry = (parcel: Parcel) => Promise<Answer>;

const within = 10_000;

/** Over HTTPS to public addresses only, since devices name their services themselves; follows nothing. */
export function carrier(network: Network = internet): Carry {
  return async ({ endpoint, headers, body }) => {
    const url = new URL(endpoint);
    const lookup = answering(await addressFor(url, network));
    const signal = AbortSignal.timeout(within);
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
