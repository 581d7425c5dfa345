import { EventEmitter } from 'node:events';
import { type Happening, happeningNames, type Reaction } from '../happenings/index.ts';

/** A happening as it travels to open pages: ids only; whoever fetches them passes the access rule. */
export type LiveHappening = Pick<
  Happening,
  'id' | 'name' | 'spaceId' | 'entryId' | 'commentId' | 'personId'
>;

/** How happenings go from process to process; PostgreSQL's LISTEN and NOTIFY in the running house. */
export interface Wire {
  send(messages: readonly string[]): Promise<void>;
  /** Calls `hear` for each message of any process, this one too. Resolves once it is listening. */
  listen(hear: (message: string) => void): Promise<void>;
  /** Whether it hears the others just now. */
  listening(): boolean;
}

/** The stream of happenings of all processes of this workplace. */
export interface Live {
  /** Calls `hear` for each happening of an entry until the returned function is called. */
  listen(entryId: string, hear: (happening: LiveHappening) => void): () => void;
  /** Calls `hear` for every happening of any process. */
  listenToAll(hear: (happening: LiveHappening) => void): void;
  /** Sends what this process committed to all of them; part of the workplace's reactions. */
  readonly reaction: Reaction;
  /**
   * A number that grows with everything that happens, in this process at once and in others as
   * soon as they say so; null while they cannot be heard. What was read at the same moment holds.
   */
  moment(): number | null;
  start(): Promise<void>;
  /** Resolves when everything that happened here has been sent. */
  sent(): Promise<void>;
}

export function makeLive(wire: Wire): Live {
  const streams = new EventEmitter().setMaxListeners(0);
  const everything: ((happening: LiveHappening) => void)[] = [];
  const waiting: string[] = [];
  let sending: Promise<void> | null = null;
  let moment = 0;

  /** NOTIFY serialises commits, so it happens after them, and many happenings share one. */
  async function flush(): Promise<void> {
    try {
      while (waiting.length > 0) await wire.send(waiting.splice(0, 100));
    } finally {
      sending = null;
    }
  }

  return {
    listen(entryId, hear) {
      streams.on(entryId, hear);
      return () => void streams.off(entryId, hear);
    },
    listenToAll(hear) {
      everything.push(hear);
    },
    reaction: {
      name: 'live',
      to: happeningNames,
      run(happening) {
        moment += 1;
        waiting.push(JSON.stringify(travelling(happening)));
        sending ??= Promise.resolve().then(flush);
        return sending;
      },
    },
    moment: () => (wire.listening() ? moment : null),
    sent: async () => {
      while (sending) await sending;
    },
    start: () =>
      wire.listen((message) => {
        moment += 1;
        const happening = JSON.parse(message) as LiveHappening;
        if (happening.entryId) streams.emit(happening.entryId, happening);
        for (const hear of everything) hear(happening);
      }),
  };
}

function travelling(happening: Happening): LiveHappening {
  const { id, name, spaceId, entryId, commentId, personId } = happening;
  return { id, name, spaceId, entryId, commentId, personId };
}
