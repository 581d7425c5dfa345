import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import {
  createFixedLookup,
  internet,
  type Network,
  PageFetchError,
  type ResolvedAddress,
  resolveAddress,
} from './network.ts';
import { parsePage } from './parse-page.ts';
import type { FetchResult } from './save-page.ts';

/** In ms. */
const usualPatience = 5000;
const MAX_REDIRECTS = 3;
const MAX_PAGE_BYTES = 1_048_576;

export type FetchPage = (url: string, stop?: AbortSignal) => Promise<FetchResult>;

/**
 * Fetches a page's title and excerpt, once, as a stranger: over http(s) only, from public addresses
 * only, a few redirects, some seconds and a megabyte at most. Never throws: what went wrong is a
 * problem of the page, and nobody's who named it.
 */
export function createPageFetcher(
  network: Network = internet,
  patience: number = usualPatience,
): FetchPage {
  return async (url, stop) => {
    const late = AbortSignal.timeout(patience);
    const signal = stop ? AbortSignal.any([late, stop]) : late;
    try {
      return await withAbort(followRedirects(new URL(url), network, signal), signal);
    } catch (error) {
      return { problem: describeFailure(error, late) };
    }
  };
}

/** A resolver cannot be told to stop, so it is no longer waited for. */
function withAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const ended = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  return Promise.race([work, ended]);
}

function describeFailure(error: unknown, late: AbortSignal): string {
  if (error instanceof PageFetchError) return error.problem;
  return late.aborted ? 'too slow' : 'not reached';
}

/** Every step is looked at like the first. */
async function followRedirects(
  start: URL,
  network: Network,
  signal: AbortSignal,
): Promise<FetchResult> {
  let url = start;
  for (let step = 0; step <= MAX_REDIRECTS; step += 1) {
    const response = await sendRequest(url, await resolveAddress(url, network), signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status < 300 || status > 399 || !location) return readResponse(response, status);
    response.destroy();
    const next = URL.parse(location, url);
    if (!next) throw new PageFetchError('redirected nowhere');
    url = next;
  }
  throw new PageFetchError('too many redirects');
}

const requestHeaders = {
  accept: 'text/html',
  // What is not compressed cannot be a bomb.
  'accept-encoding': 'identity',
  'user-agent': 'Commonplace (titles of sources)',
};

function sendRequest(
  url: URL,
  address: ResolvedAddress,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    request(
      url,
      { agent: false, lookup: createFixedLookup(address), headers: requestHeaders, signal },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

async function readResponse(response: IncomingMessage, status: number): Promise<FetchResult> {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = response.headers;
  const wrong = findReadProblem(status, type, coding);
  if (wrong) {
    response.destroy();
    throw new PageFetchError(wrong);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MAX_PAGE_BYTES) break;
  }
  return parsePage(Buffer.concat(chunks).subarray(0, MAX_PAGE_BYTES), type);
}

function findReadProblem(status: number, type: string, coding: string): string | null {
  if (status !== 200) return `HTTP ${status}`;
  if (!/^text\/html\s*(;|$)/i.test(type)) return 'not HTML';
  return coding === 'identity' ? null : 'compressed';
}
