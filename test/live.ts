import { onTestFinished } from 'vitest';
import type { Pace } from '../doors/live/throttle.ts';
import { connect, createPubSub } from '../storage/index.ts';
import { createLive, type Live, type PubSub } from '../workplace/live/index.ts';
import type { TestApp } from './workplace.ts';

/** So quick that no test has to wait, and slow enough that what comes together is one message. */
export const quickPace: Pace = { comments: 10, presence: 20, notices: 20 };

/** A wire on which one process hears itself, at once. */
export function loopback(): PubSub {
  let hear: (message: string) => void = () => {};
  return {
    send: async (messages) => messages.forEach((message) => void hear(message)),
    isListening: () => true,
    listen: async (listener) => {
      hear = listener;
    },
  };
}

/** A process of the house: its own connections, its own wire. */
export async function openProcess(app: TestApp): Promise<Live> {
  const address = { url: app.connection.url };
  const { pool, close } = connect(address, { size: 2 });
  const wire = createPubSub(address, pool);
  const live = createLive(wire);
  onTestFinished(async () => {
    live.stop();
    await wire.close();
    await close();
  });
  await live.start();
  return live;
}

/** Ends the connections on which processes hear each other, as a broken network does. */
export async function cutWires({ connection }: TestApp): Promise<number> {
  const { rows } = await connection.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'commonplace live'`,
  );
  return rows.length;
}

/** What an open stream has said so far, and whether it is over. */
export interface Heard {
  text: string;
  over: boolean;
  /** Data of the events of this name, in their order. */
  events(name: string): Record<string, string>[];
  /** The id of the last event that had one. */
  last(): string;
  /** Leaves, as somebody who closes the page. */
  leave(): Promise<void>;
}

export function reading(answer: Response): Heard {
  const heard: Heard = {
    text: '',
    over: false,
    events: (name) => eventsIn(heard.text, name),
    last: () => [...heard.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
    leave: () => reader.cancel().catch(() => {}),
  };
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(heard.leave);
  const read = async (): Promise<void> => {
    const { value, done } = await reader.read();
    heard.text += value ?? '';
    heard.over = done;
    if (!done) await read();
  };
  void read().catch(() => {
    heard.over = true;
  });
  return heard;
}

function eventsIn(text: string, name: string): Record<string, string>[] {
  const found = text.matchAll(new RegExp(`^event: ${name}\\ndata: (.*)$`, 'gm'));
  return [...found].map(([, data]) => JSON.parse(data!) as Record<string, string>);
}
