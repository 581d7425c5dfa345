import autocannon from 'autocannon';
import type { LoadRequest, LoadResult } from './load.ts';

const request = JSON.parse(process.argv[2]!) as LoadRequest;
const result = await autocannon({
  url: request.url,
  connections: request.connections,
  duration: request.seconds,
  headers: request.headers,
  method: request.method ?? 'GET',
  body: request.body,
});
const measured: LoadResult = {
  rate: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failedCount: result.non2xx + result.errors,
};
process.stdout.write(JSON.stringify(measured));
