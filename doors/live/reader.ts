import type { Viewer } from '../../workplace/access/index.ts';
import type { Log } from '../shared/doorway.ts';
import { beat } from './events.ts';
import type { Stream } from './stream.ts';

/** What a reader was last told of who else is here. */
export interface Shown {
  n: number;
  html: string;
}

interface Options {
  viewer: Viewer;
  /** Whether they may still hear what they came to hear. */
  may(): Promise<boolean>;
  /** Called when the last of their tabs has gone. */
  gone(): void;
  log: Log;
}

/** Proxies cut a connection on which nothing is said for a minute. In ms; each has its own. */
const heartbeat = () => 15_000 + Math.random() * 10_000;

/** One sign-in at one conversation, with all its tabs; or all who are signed out. */
export class Reader {
  readonly viewer: Viewer;
  shown: Shown | null = null;
  readonly #options: Options;
  readonly #streams = new Set<Stream>();
  #waiting: Uint8Array[] = [];
  #telling = false;
  #timer: NodeJS.Timeout;

  constructor(options: Options) {
    this.viewer = options.viewer;
    this.#options = options;
    this.#timer = this.#beatLater();
  }

  /** A new tab is shown who is here, and so are the others once more. */
  join(stream: Stream): void {
    this.#streams.add(stream);
    this.shown = null;
  }

  part(stream: Stream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearTimeout(this.#timer);
    this.#options.gone();
  }

  /** Tells all tabs, in order, as long as they may hear it; otherwise ends them. */
  async tell(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    if (this.#telling) return;
    this.#telling = true;
    while (this.#waiting.length > 0) {
      const may = await this.#may();
      const told = this.#waiting.splice(0);
      if (may) for (const stream of this.#streams) for (const each of told) stream.send(each);
      else this.end();
    }
    this.#telling = false;
  }

  end(): void {
    for (const stream of this.#streams) stream.end();
  }

  /** Where that cannot be found out they come back later, and are told then. */
  async #may(): Promise<boolean> {
    try {
      return await this.#options.may();
    } catch (err) {
      this.#options.log.error({ err }, 'a live stream could not be checked');
      return false;
    }
  }

  #beatLater(): NodeJS.Timeout {
    return setTimeout(() => {
      void this.tell(beat);
      this.#timer = this.#beatLater();
    }, heartbeat()).unref();
  }
}
