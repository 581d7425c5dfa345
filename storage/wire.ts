import pg from 'pg';
import type { Address } from './connection.ts';

/** One connection that stays and hears what every process of this database says on a channel. */
export interface Wire {
  send(messages: readonly string[]): Promise<void>;
  listen(hear: (message: string) => void): Promise<void>;
  /** Whether it hears the others just now. */
  listening(): boolean;
  close(): Promise<void>;
}

/**
 * PostgreSQL's LISTEN and NOTIFY. A broken connection is made again after a moment; what was said
 * meanwhile is missed, so listeners must be able to catch up from what is stored.
 */
export function makeWire(address: Address, pool: pg.Pool, channel = 'happenings'): Wire {
  let client: pg.Client | null = null;
  let closed = false;
  let again: NodeJS.Timeout | undefined;

  async function open(hear: (message: string) => void): Promise<void> {
    const next = new pg.Client({
      ...('url' in address ? { connectionString: address.url } : address),
      application_name: 'commonplace live',
      keepAlive: true,
    });
    next.on('notification', (message) => message.payload && hear(message.payload));
    next.on('error', () => retry(hear));
    next.on('end', () => retry(hear));
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    next.on('end', () => {
      if (client === next) client = null;
    });
  }

  function retry(hear: (message: string) => void): void {
    if (closed) return;
    clearTimeout(again);
    again = setTimeout(() => void open(hear).catch(() => retry(hear)), 500);
    again.unref();
  }

  return {
    async send(messages) {
      await pool.query(
        `select pg_notify('${channel}', message) from unnest($1::text[]) as message`,
        [messages],
      );
    },
    listen: open,
    listening: () => client !== null,
    async close() {
      closed = true;
      clearTimeout(again);
      await client?.end();
    },
  };
}
