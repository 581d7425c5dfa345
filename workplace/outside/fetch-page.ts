import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Learnt } from './keeping.ts';
import {
  addressFor,
  answering,
  internet,
  type Network,
  NotFetched,
  type Resolved,
} from './network.ts';
import { readPage } from './read-page.ts';

/** In ms. */
const usualPatience = 5000;
const mostRedirects = 3;
const mostBytes = 1_048_576;

export type FetchPage = (url: string, stop?: AbortSignal) => Promise<Learnt>;

/**
 * Fetches a page's title and excerpt, once, as a stranger: over http(s) only, from public addresses
 * only, a few redirects, some seconds and a megabyte at most. Never throws: what went wrong is a
 * problem of the page, and nobody's who named it.
 */
export function pageFetcher(
  network: Network = internet,
  patience: number = usualPatience,
): FetchPage {
  return async (url, stop) => {
    const late = AbortSignal.timeout(patience);
    const signal = stop ? AbortSignal.any([late, stop]) : late;
    try {
      return await untilEnd(follow(new URL(url), network, signal), signal);
    } catch (error) {
      return { problem: problemOf(error, late) };
    }
  };
}

/** A resolver cannot be told to stop, so it is no longer waited for. */
function untilEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const ended = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  return Promise.race([work, ended]);
}

function problemOf(error: unknown, late: AbortSignal): string {
  if (error instanceof NotFetched) return error.problem;
  return late.aborted ? 'too slow' : 'not reached';
}

/** Every step is looked at like the first. */
async function follow(start: URL, network: Network, signal: AbortSignal): Promise<Learnt> {
  let url = start;
  for (let step = 0; step <= mostRedirects; step += 1) {
    const response = await ask(url, await addressFor(url, network), signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status < 300 || status > 399 || !location) return read(response, status);
    response.destroy();
    const next = URL.parse(location, url);
    if (!next) throw new NotFetched('redirected nowhere');
    url = next;
  }
  throw new NotFetched('too many redirects');
}

const headers = {
  accept: 'text/html',
  // What is not compressed cannot be a bomb.
  'accept-encoding': 'identity',
  'user-agent': 'Commonplace (titles of sources)',
};

function ask(url: URL, address: Resolved, signal: AbortSignal): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    request(url, { agent: false, lookup: answering(address), headers, signal }, resolve)
      .on('error', reject)
      .end();
  });
}

async function read(response: IncomingMessage, status: number): Promise<Learnt> {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = response.headers;
  const wrong = notReadable(status, type, coding);
  if (wrong) {
    response.destroy();
    throw new NotFetched(wrong);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= mostBytes) break;
  }
  return readPage(Buffer.concat(chunks).subarray(0, mostBytes), type);
}

function notReadable(status: number, type: string, coding: string): string | null {
  if (status !== 200) return `HTTP ${status}`;
  if (!/^text\/html\s*(;|$)/i.test(type)) return 'not HTML';
  return coding === 'identity' ? null : 'compressed';
}
