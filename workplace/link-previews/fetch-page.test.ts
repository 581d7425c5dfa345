import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createPageFetcher } from './index.ts';
import { internet, type Network } from './network.ts';

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine; in these tests 127.0.0.1 stands for a public address. */
async function startTestServer(answer: RequestHandler) {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(`${request.headers.host?.split(':')[0]}${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked: requested, port: (server.address() as AddressInfo).port };
}

/** Hosts by name, each with its addresses, one list for each time that it is asked for. */
function createTestNetwork(hosts: Record<string, string[][]>) {
  const times = new Map<string, number>();
  const network: Network = {
    resolve: async (host) => {
      const time = times.get(host) ?? 0;
      times.set(host, time + 1);
      const known = hosts[host] ?? [];
      const addresses = known[Math.min(time, known.length - 1)] ?? [];
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
    canConnect: (address) => address === '127.0.0.1',
    canUsePort: () => true,
  };
  return { network, times };
}

const loopbackAddresses = [['127.0.0.1']];

function respondWithHtml(body: string, type = 'text/html; charset=utf-8'): RequestHandler {
  return (_, response) => response.setHeader('Content-Type', type).end(body);
}

async function fetchTestPage(
  answer: RequestHandler,
  hosts: Record<string, string[][]> = { 'a.example': loopbackAddresses },
  patience?: number,
) {
  const server = await startTestServer(answer);
  const { network, times } = createTestNetwork(hosts);
  const learnt = await createPageFetcher(network, patience)(`http://a.example:${server.port}/page`);
  return { learnt, times, ...server };
}

describe('a page elsewhere', () => {
  test('is known by its title and how it describes itself', async () => {
    const page = `<!doctype html><html><head><title> Rain &amp;\n barrels </title>
      <meta name="description" content="How much falls on a roof."></head><body><p>Hm.</body>`;
    const { learnt, asked: requested } = await fetchTestPage(respondWithHtml(page));
    expect(learnt).toEqual({ title: 'Rain & barrels', excerpt: 'How much falls on a roof.' });
    expect(requested).toEqual(['a.example/page']);
  });

  test('that does not describe itself is known by how it begins', async () => {
    const first = 'A roof of a hundred square metres sheds a hundred litres for each millimetre.';
    const page = `<title>Roofs</title><p>By Ada</p><p>${first}</p><p>${first} And so on.</p>`;
    expect((await fetchTestPage(respondWithHtml(page))).learnt).toEqual({
      title: 'Roofs',
      excerpt: first,
    });
  });

  test('is read in its own charset', async () => {
    const server = await startTestServer((_, response) =>
      response
        .setHeader('Content-Type', 'text/html; charset=iso-8859-1')
        .end(Buffer.from('<title>Fässer</title>', 'latin1')),
    );
    const { network } = createTestNetwork({ 'a.example': loopbackAddresses });
    const learnt = await createPageFetcher(network)(`http://a.example:${server.port}/`);
    expect(learnt).toMatchObject({ title: 'Fässer' });
  });

  test('may be without either', async () => {
    expect((await fetchTestPage(respondWithHtml('<p>Hm.</p>'))).learnt).toEqual({
      title: null,
      excerpt: null,
    });
  });

  test('is found behind three redirects, not behind four', async () => {
    const redirects = (count: number): RequestHandler => {
      return (request, response) => {
        const step = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
        if (step >= count) respondWithHtml('<title>There</title>')(request, response);
        else response.writeHead(302, { Location: `/step/${step + 1}` }).end();
      };
    };
    expect((await fetchTestPage(redirects(3))).learnt).toMatchObject({ title: 'There' });
    expect((await fetchTestPage(redirects(4))).learnt).toEqual({ problem: 'too many redirects' });
  });

  test.each<[string, RequestHandler]>([
    ['HTTP 404', (_, response) => response.writeHead(404).end()],
    ['HTTP 304', (_, response) => response.writeHead(304).end()],
    ['not HTML', respondWithHtml('<title>No</title>', 'application/pdf')],
    ['not HTML', (_, response) => response.end('<title>No</title>')],
    ['not HTML', respondWithHtml('<title>No</title>', 'text/htmlx')],
    ['not reached', (request) => request.socket.destroy()],
    ['not readable', respondWithHtml('<b>'.repeat(60_000))],
    ['redirected nowhere', (_, response) => response.writeHead(302, { Location: '//' }).end()],
    [
      'compressed',
      (request, response) => {
        response.setHeader('Content-Encoding', 'gzip');
        respondWithHtml('<title>No</title>')(request, response);
      },
    ],
  ])('that cannot be read is a problem of its own: %s', async (problem, answer) => {
    expect((await fetchTestPage(answer)).learnt).toEqual({ problem });
  });

  test('without an end is read as far as it is of use', async () => {
    let sent = 0;
    const { learnt } = await fetchTestPage((_, response) => {
      response.setHeader('Content-Type', 'text/html').write('<title>Long</title>');
      const more = Buffer.alloc(65_536, 'x ');
      const pour = () => {
        sent += more.length;
        if (!response.destroyed) response.write(more, () => setImmediate(pour));
      };
      pour();
    });
    expect(learnt).toMatchObject({ title: 'Long' });
    expect(sent).toBeLessThan(64 * 1_048_576);
  });

  test('that never comes is not waited for', async () => {
    const answer: RequestHandler = (_, response) => {
      response.setHeader('Content-Type', 'text/html').write('<title>');
    };
    const began = performance.now();
    const { learnt } = await fetchTestPage(answer, { 'a.example': loopbackAddresses }, 300);
    expect(learnt).toEqual({ problem: 'too slow' });
    expect(performance.now() - began).toBeLessThan(3300);
  });
});

describe('nothing is asked of hosts that are not of the internet', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
    'http://0.0.0.0/',
    'http://inner.example/',
    'http://both.example/',
    'http://localhost/',
  ])('%s', async (url) => {
    const hosts: Record<string, string[]> = {
      'inner.example': ['10.1.2.3'],
      'both.example': ['93.184.215.14', '192.168.0.1'],
      localhost: ['127.0.0.1', '::1'],
    };
    const resolve = async (host: string) =>
      (hosts[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const learnt = await createPageFetcher({ ...internet, resolve })(url);
    expect(learnt).toEqual({ problem: 'not a public address' });
  });

  test.each([
    ['http://93.184.215.14:8080/', 'not a usual port'],
    ['https://93.184.215.14:22/', 'not a usual port'],
    ['ftp://93.184.215.14/', 'not an http address'],
    ['file:///etc/passwd', 'not an http address'],
    ['http://user:word@93.184.215.14/', 'not an http address'],
    ['http://nowhere.invalid/', 'no such host'],
  ])('nor in other ways: %s', async (url, problem) => {
    const learnt = await createPageFetcher({ ...internet, resolve: async () => [] })(url);
    expect(learnt).toEqual({ problem });
  });

  test('nor after a redirect to one', async () => {
    const hosts = { 'a.example': loopbackAddresses, 'inner.example': [['10.0.0.1']] };
    const inward: RequestHandler = (_, response) =>
      response.writeHead(302, { Location: 'http://inner.example/' }).end();
    expect((await fetchTestPage(inward, hosts)).learnt).toEqual({
      problem: 'not a public address',
    });
    const literal: RequestHandler = (_, response) =>
      response.writeHead(301, { Location: 'http://[::1]/' }).end();
    expect((await fetchTestPage(literal, hosts)).learnt).toEqual({
      problem: 'not a public address',
    });
    const file: RequestHandler = (_, response) =>
      response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
    expect((await fetchTestPage(file, hosts)).learnt).toEqual({ problem: 'not an http address' });
  });

  test('nor where a name leads elsewhere when it is asked again', async () => {
    const rebinding = { 'a.example': [['127.0.0.1'], ['10.0.0.1']] };
    const { learnt, times } = await fetchTestPage(
      respondWithHtml('<title>Once</title>'),
      rebinding,
    );
    expect(learnt).toMatchObject({ title: 'Once' });
    expect(times.get('a.example')).toBe(1);
  });
});
