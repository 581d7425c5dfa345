import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** An address as the resolver answers it. */
export interface ResolvedAddress {
  address: string;
  family: number;
}

/** What fetching may reach; the tests have one of their own. */
export interface Network {
  resolve(host: string): Promise<readonly ResolvedAddress[]>;
  canConnect(address: string): boolean;
  /** As it stands in a URL: empty for the scheme's own port. */
  canUsePort(port: string): boolean;
}

export const internet: Network = {
  resolve: (host) => lookup(host, { all: true }),
  canConnect: isPublicAddress,
  canUsePort: (port) => port === '',
};

/** That a page is not fetched, or could not be: `problem` says why. */
export class PageFetchError extends Error {
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
export async function resolveAddress(url: URL, network: Network): Promise<ResolvedAddress> {
  const http = url.protocol === 'http:' || url.protocol === 'https:';
  if (!http || url.username || url.password) throw new PageFetchError('not an http address');
  if (!network.canUsePort(url.port)) throw new PageFetchError('not a usual port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await resolveHost(host, network);
  if (!found.every(({ address }) => network.canConnect(address))) {
    throw new PageFetchError('not a public address');
  }
  return found[0]!;
}

async function resolveHost(host: string, network: Network): Promise<readonly ResolvedAddress[]> {
  const found = await network.resolve(host).catch(() => []);
  if (found.length === 0) throw new PageFetchError('no such host');
  return found;
}

/** In place of the resolver: the address that was looked at. */
export function createFixedLookup({ address, family }: ResolvedAddress): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}
