import { EventEmitter } from 'node:events';
import { newId } from '../../storage/index.ts';
import { happeningNames, type Reaction } from '../happenings/index.ts';
import { type LiveHappening, mayChangeAccess, travelling } from './happening.ts';
import { momentId } from './missed.ts';
import { type Presence, PresenceBook, pace } from './presence.ts';
import { inGroups, type Message, makeSender } from './sender.ts';

export type { LiveHappening } from './happening.ts';
export type { Presence } from './presence.ts';

/** How messages go from process to process; PostgreSQL's LISTEN and NOTIFY in the running house. */
export interface Wire {
  send(messages: readonly string[]): Promise<void>;
  /**
   * Calls `hear` for each message of any process, this one too. Resolves once it is listening;
   * calls `again` when it listens once more after it could not.
   */
  listen(hear: (message: string) => void, again: () => void): Promise<void>;
  /** Whether it hears the others just now. */
  listening(): boolean;
}

/** The stream of happenings of all processes of this workplace. */
export interface Live {
  /** Calls `hear` for each happening of an entry until the returned function is called. */
  listen(entryId: string, hear: (happening: LiveHappening) => void): () => void;
  /** Calls `hear` when something changed in this person's inbox, until that is called. */
  listenToInbox(personId: string, hear: () => void): () => void;
  /** Calls `hear` for every happening of any process. */
  listenToAll(hear: (happening: LiveHappening) => void): void;
  /**
   * Calls `hear` when others are heard again after a cut, with an id of the time at which they
   * surely were: what came after it has to be looked up.
   */
  onGap(hear: (since: string) => void): void;
  /** Calls `hear` when this process is about to stop. */
  onStop(hear: () => void): void;
  /** Tells all processes that something changed in the inbox of these people; no words travel. */
  tell(personIds: readonly string[]): Promise<void>;
  readonly presence: Presence;
  /** Sends what this process committed to all of them; part of the workplace's reactions. */
  readonly reaction: Reaction;
  /**
   * A number that grows with everything that happens, in this process at once and in others as
   * soon as they say so; null while they cannot be heard. What was read at the same moment holds.
   */
  moment(): number | null;
  /** The same for what may change who sees what: it stands still while people merely talk. */
  accessMoment(): number | null;
  start(): Promise<void>;
  /** Resolves when everything that happened here has been sent. */
  sent(): Promise<void>;
  /** Lets those go who listen here, and tells the others that they went. */
  stop(): void;
}

/** `toldAfter` is how long who is here waits to be told, in ms. */
export function makeLive(wire: Wire, { toldAfter }: { toldAfter?: number } = {}): Live {
  const streams = new EventEmitter().setMaxListeners(0);
  const inboxes = new EventEmitter().setMaxListeners(0);
  const everything: ((happening: LiveHappening) => void)[] = [];
  const gaps: ((since: string) => void)[] = [];
  const stops: (() => void)[] = [];
  const sender = makeSender(wire);
  const presence = new PresenceBook({
    process: newId(),
    toldAfter,
    send: (here) => void (wire.listening() && sender.send({ here }).catch(() => {})),
  });
  let moment = 0;
  let accessMoment = 0;
  let heardAt = Date.now();
  let repeating: NodeJS.Timeout | undefined;

  function hear(message: Message): void {
    heardAt = Date.now();
    if ('inbox' in message) for (const person of message.inbox) inboxes.emit(person);
    else if ('here' in message) presence.hear(message.here);
    else hearHappening(message.happening);
  }

  function hearHappening(happening: LiveHappening): void {
    pass(happening);
    if (happening.name === 'presenceHidden' && happening.personId)
      presence.hide(happening.personId);
    if (happening.entryId) streams.emit(happening.entryId, happening);
    for (const each of everything) each(happening);
  }

  function pass(happening: Pick<LiveHappening, 'name'>): void {
    moment += 1;
    if (mayChangeAccess(happening)) accessMoment += 1;
  }

  function hearAgain(): void {
    moment += 1;
    accessMoment += 1;
    const since = momentId(heardAt);
    heardAt = Date.now();
    for (const each of gaps) each(since);
  }

  return {
    listen: (entryId, each) => on(streams, entryId, each),
    listenToInbox: (personId, each) => on(inboxes, personId, each),
    listenToAll: (each) => void everything.push(each),
    onGap: (each) => void gaps.push(each),
    onStop: (each) => void stops.push(each),
    tell: async (personIds) => {
      await Promise.all(inGroups(personIds).map((inbox) => sender.send({ inbox })));
    },
    presence,
    reaction: {
      name: 'live',
      to: happeningNames,
      run(happening) {
        pass(happening);
        return sender.send({ happening: travelling(happening) });
      },
    },
    moment: () => (wire.listening() ? moment : null),
    accessMoment: () => (wire.listening() ? accessMoment : null),
    sent: sender.sent,
    start: async () => {
      repeating = setInterval(() => presence.repeat(), pace.repeated).unref();
      await wire.listen((message) => hear(JSON.parse(message) as Message), hearAgain);
    },
    stop: () => {
      clearInterval(repeating);
      for (const each of stops) each();
      presence.tell();
    },
  };
}

function on<T extends unknown[]>(
  emitter: EventEmitter,
  name: string,
  hear: (...told: T) => void,
): () => void {
  emitter.on(name, hear as (...told: unknown[]) => void);
  return () => void emitter.off(name, hear as (...told: unknown[]) => void);
}
