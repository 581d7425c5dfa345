import pg from 'pg';
import type { DatabaseAddress } from './connection.ts';

/** One connection that stays and hears what every process of this database says on a channel. */
export interface PubSub {
  send(messages: readonly string[]): Promise<void>;
  /**
   * Calls `hear` for each message. Resolves once it is listening; `again` is called when it
   * listens once more after a cut.
   */
  listen(onMessage: (message: string) => void, onReconnect: () => void): Promise<void>;
  /** Whether it hears the others just now. */
  isListening(): boolean;
  close(): Promise<void>;
}

/**
 * PostgreSQL's LISTEN and NOTIFY. A broken connection is made again after a moment; what was said
 * meanwhile is missed, so listeners must catch up from what is stored when they hear `again`.
 */
export function createPubSub(address: DatabaseAddress, pool: pg.Pool, channel = 'events'): PubSub {
  let client: pg.Client | null = null;
  let closed = false;
  let later: NodeJS.Timeout | undefined;

  async function open(onMessage: (message: string) => void, lost: () => void): Promise<void> {
    const next = new pg.Client({
      ...('url' in address ? { connectionString: address.url } : address),
      application_name: 'commonplace live',
      keepAlive: true,
    });
    next.on('notification', (message) => message.payload && onMessage(message.payload));
    next.on('error', lost);
    next.on('end', lost);
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    next.on('end', () => {
      if (client === next) client = null;
    });
  }

  function retry(onMessage: (message: string) => void, onReconnect: () => void): void {
    if (closed) return;
    clearTimeout(later);
    const lost = () => retry(onMessage, onReconnect);
    later = setTimeout(() => void open(onMessage, lost).then(onReconnect, lost), 500);
    later.unref();
  }

  return {
    async send(messages) {
      await pool.query(
        `select pg_notify('${channel}', message) from unnest($1::text[]) as message`,
        [messages],
      );
    },
    listen: (onMessage, onReconnect) => open(onMessage, () => retry(onMessage, onReconnect)),
    isListening: () => client !== null,
    async close() {
      closed = true;
      clearTimeout(later);
      await client?.end();
    },
  };
}
