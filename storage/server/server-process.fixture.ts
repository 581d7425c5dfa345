/**
 * A process of its own that holds the server of the data folder in its argument: says `ready` with
 * the time it took, and where the server is; at the end of its input it stops.
 */
import { startEmbedded } from './index.ts';

const startedAt = performance.now();
const server = await startEmbedded({
  dataDir: process.argv[2]!,
  log: (message, fields) => console.error(message, fields ?? ''),
});
const durationMs = Math.round(performance.now() - startedAt);
console.log(
  JSON.stringify({ took: durationMs, uid: process.getuid?.(), connection: server.connection }),
);
process.stdin.resume().on('end', () => void server.stop().then(() => console.log('stopped')));
