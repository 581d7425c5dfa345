import pg from 'pg';
import type { Address } from './connection.ts';

/** One connection that stays and hears what every process of this database says on a channel. */
export interface Wire {
  send(messages: readonly string[]): Promise<void>;
  /**
   * Calls `hear` for each message. Resolves once it is listening; `again` is called when it
   * listens once more after a cut.
   */
  listen(hear: (message: string) => void, again: () => void): Promise<void>;
  /** Whether it hears the others just now. */
  listening(): boolean;
  close(): Promise<void>;
}

/**
 * PostgreSQL's LISTEN and NOTIFY. A broken connection is made again after a moment; what was said
 * meanwhile is missed, so listeners must catch up from what is stored when they hear `again`.
 */
export function makeWire(address: Address, pool: pg.Pool, channel = 'happenings'): Wire {
  let client: pg.Client | null = null;
  let closed = false;
  let later: NodeJS.Timeout | undefined;

  async function open(hear: (message: string) => void, lost: () => void): Promise<void> {
    const next = new pg.Client({
      ...('url' in address ? { connectionString: address.url } : address),
      application_name: 'commonplace live',
      keepAlive: true,
    });
    next.on('notification', (message) => message.payload && hear(message.payload));
    next.on('error', lost);
    next.on('end', lost);
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    next.on('end', () => {
      if (client === next) client = null;
    });
  }

  function retry(hear: (message: string) => void, again: () => void): void {
    if (closed) return;
    clearTimeout(later);
    const lost = () => retry(hear, again);
    later = setTimeout(() => void open(hear, lost).then(again, lost), 500);
    later.unref();
  }

  return {
    async send(messages) {
      await pool.query(
        `select pg_notify('${channel}', message) from unnest($1::text[]) as message`,
        [messages],
      );
    },
    listen: (hear, again) => open(hear, () => retry(hear, again)),
    listening: () => client !== null,
    async close() {
      closed = true;
      clearTimeout(later);
      await client?.end();
    },
  };
}
