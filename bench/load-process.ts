import autocannon from 'autocannon';
import type { Load, Measured } from './load.ts';

const asked = JSON.parse(process.argv[2]!) as Load;
const result = await autocannon({
  url: asked.url,
  connections: asked.connections,
  duration: asked.seconds,
  headers: asked.headers,
  method: asked.method ?? 'GET',
  body: asked.body,
});
const measured: Measured = {
  rate: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failed: result.non2xx + result.errors,
};
process.stdout.write(JSON.stringify(measured));
