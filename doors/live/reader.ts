import type { Viewer } from '../../workplace/access/index.ts';
import type { Log } from '../shared/door-context.ts';
import { heartbeatBytes } from './server-sent-events.ts';
import type { Stream } from './stream.ts';

/** What a reader was last told of who else is here. */
export interface ShownPresence {
  count: number;
  html: string;
}

interface ReaderOptions {
  viewer: Viewer;
  /** Whether they may still hear what they came to hear. */
  canReceive(): Promise<boolean>;
  /** Called when the last of their tabs has gone. */
  onEmpty(): void;
  log: Log;
}

/** Proxies cut a connection on which nothing is said for a minute. In ms; each has its own. */
const getHeartbeatDelay = () => 15_000 + Math.random() * 10_000;

/** One sign-in at one conversation, with all its tabs; or all who are signed out. */
export class Reader {
  readonly viewer: Viewer;
  shownPresence: ShownPresence | null = null;
  readonly #options: ReaderOptions;
  readonly #streams = new Set<Stream>();
  #queue: Uint8Array[] = [];
  #isSending = false;
  #timer: NodeJS.Timeout;

  constructor(options: ReaderOptions) {
    this.viewer = options.viewer;
    this.#options = options;
    this.#timer = this.#scheduleHeartbeat();
  }

  /** A new tab is shown who is here, and so are the others once more. */
  addStream(stream: Stream): void {
    this.#streams.add(stream);
    this.shownPresence = null;
  }

  removeStream(stream: Stream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearTimeout(this.#timer);
    this.#options.onEmpty();
  }

  /** Tells all tabs, in order, as long as they may hear it; otherwise ends them. */
  async send(bytes: Uint8Array): Promise<void> {
    this.#queue.push(bytes);
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#queue.length > 0) {
      const canReceive = await this.#canReceive();
      const messages = this.#queue.splice(0);
      if (canReceive)
        for (const stream of this.#streams) for (const each of messages) stream.send(each);
      else this.end();
    }
    this.#isSending = false;
  }

  end(): void {
    for (const stream of this.#streams) stream.end();
  }

  /** Where that cannot be found out they come back later, and are told then. */
  async #canReceive(): Promise<boolean> {
    try {
      return await this.#options.canReceive();
    } catch (err) {
      this.#options.log.error({ err }, 'live stream access check failed');
      return false;
    }
  }

  #scheduleHeartbeat(): NodeJS.Timeout {
    return setTimeout(() => {
      void this.send(heartbeatBytes);
      this.#timer = this.#scheduleHeartbeat();
    }, getHeartbeatDelay()).unref();
  }
}
