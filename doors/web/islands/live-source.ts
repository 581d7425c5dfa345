/** A fact as the stream tells it: what, and about which comment. */
export interface Told {
  name: string;
  commentId: string | null;
}

/** Browsers keep six connections to a server for all tabs, so a page nobody sees gives its own back. */
const patience = 20_000;
const mostFailures = 8;

/** Follows what happens in a conversation for as long as somebody sees the page. */
export class LiveSource {
  readonly #path: string;
  readonly #hear: (told: Told) => void;
  #since: string;
  #source: EventSource | null = null;
  #timer = 0;
  #failures = 0;
  readonly #watch = () => this.#seen();

  constructor(path: string, since: string, hear: (told: Told) => void) {
    this.#path = path;
    this.#since = since;
    this.#hear = hear;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#watch);
    addEventListener('pageshow', this.#watch);
    addEventListener('pagehide', this.#close);
    this.#seen();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#watch);
    removeEventListener('pageshow', this.#watch);
    removeEventListener('pagehide', this.#close);
    this.#close();
  }

  /** Hears nothing for a while: one's own words are on their way, and come back with the page. */
  rest(milliseconds: number): void {
    this.#close();
    this.#timer = window.setTimeout(this.#watch, milliseconds);
  }

  #seen(): void {
    clearTimeout(this.#timer);
    if (document.hidden) this.#timer = window.setTimeout(this.#close, patience);
    else this.#open();
  }

  #open(): void {
    if (this.#source) return;
    const since = this.#since ? `?since=${encodeURIComponent(this.#since)}` : '';
    const source = new EventSource(this.#path + since);
    this.#source = source;
    source.addEventListener('open', () => {
      this.#failures = 0;
    });
    source.addEventListener('happening', (event) => {
      this.#since = event.lastEventId || this.#since;
      this.#hear(JSON.parse(event.data) as Told);
    });
    source.addEventListener('error', () => this.#failed(source));
  }

  /** A cut is mended by the browser; after a refusal, which it takes as final, we try again later. */
  #failed(source: EventSource): void {
    if (source.readyState !== EventSource.CLOSED || source !== this.#source) return;
    this.#close();
    this.#failures += 1;
    if (this.#failures > mostFailures) return;
    this.#timer = window.setTimeout(this.#watch, 2000 * 2 ** this.#failures);
  }

  readonly #close = () => {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  };
}
