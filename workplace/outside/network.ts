import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './addresses.ts';

/** An address as the resolver answers it. */
export interface Resolved {
  address: string;
  family: number;
}

/** What fetching may reach; the tests have one of their own. */
export interface Network {
  resolve(host: string): Promise<readonly Resolved[]>;
  mayConnect(address: string): boolean;
  /** As it stands in a URL: empty for the scheme's own port. */
  mayUsePort(port: string): boolean;
}

export const internet: Network = {
  resolve: (host) => lookup(host, { all: true }),
  mayConnect: isPublic,
  mayUsePort: (port) => port === '',
};

/** That a page is not fetched, or could not be: `problem` says why. */
export class NotFetched extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.name = 'NotFetched';
    this.problem = problem;
  }
}

/**
 * The one address to connect to for a URL. All that its host has must be allowed, and the caller
 * connects to the very address that was looked at: a second answer of the resolver may be another.
 */
export async function addressFor(url: URL, network: Network): Promise<Resolved> {
  const http = url.protocol === 'http:' || url.protocol === 'https:';
  if (!http || url.username || url.password) throw new NotFetched('not an http address');
  if (!network.mayUsePort(url.port)) throw new NotFetched('not a usual port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await resolved(host, network);
  if (!found.every(({ address }) => network.mayConnect(address))) {
    throw new NotFetched('not a public address');
  }
  return found[0]!;
}

async function resolved(host: string, network: Network): Promise<readonly Resolved[]> {
  const found = await network.resolve(host).catch(() => []);
  if (found.length === 0) throw new NotFetched('no such host');
  return found;
}

/** In place of the resolver: the address that was looked at. */
export function answering({ address, family }: Resolved): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}
