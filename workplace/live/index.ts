import { EventEmitter } from 'node:events';
import { newId } from '../../storage/index.ts';
import { eventNames, type Subscriber } from '../kernel/index.ts';
import { canChangeAccess, type LiveEvent, toLiveEvent } from './live-event.ts';
import { getIdAtTime } from './missed-events.ts';
import { type Presence, PresenceTracker, presenceTimings } from './presence.ts';
import { createSender, type LiveMessage, splitIntoGroups } from './sender.ts';

export type { LiveEvent } from './live-event.ts';
export type { Presence } from './presence.ts';

/** How messages go from process to process; PostgreSQL's LISTEN and NOTIFY in the running app. */
export interface PubSub {
  send(messages: readonly string[]): Promise<void>;
  /**
   * Calls `onMessage` for each message of any process, this one too. Resolves once it is listening;
   * calls `onReconnect` when it listens once more after it could not.
   */
  listen(onMessage: (message: string) => void, onReconnect: () => void): Promise<void>;
  /** Whether it hears the others just now. */
  isListening(): boolean;
}

/** The stream of events of all processes of this workplace. */
export interface Live {
  /** Calls `listener` for each event of an entry until the returned function is called. */
  subscribe(entryId: string, listener: (event: LiveEvent) => void): () => void;
  /** Calls `listener` when something changed in this person's inbox, until that is called. */
  subscribeToInbox(personId: string, listener: () => void): () => void;
  /** Calls `listener` for every event of any process. */
  subscribeToAll(listener: (event: LiveEvent) => void): void;
  /**
   * Calls `listener` when others are heard again after a cut, with an id of the time at which they
   * surely were: what came after it has to be looked up.
   */
  onGap(listener: (since: string) => void): void;
  /** Calls `listener` when this process is about to stop. */
  onStop(listener: () => void): void;
  /** Tells all processes that something changed in the inbox of these people; no words travel. */
  notifyInboxes(personIds: readonly string[]): Promise<void>;
  readonly presence: Presence;
  /** Sends what this process committed to all of them; part of the workplace's subscribers. */
  readonly subscriber: Subscriber;
  /**
   * A number that grows with everything that happens, in this process at once and in others as
   * soon as they say so; null while they cannot be heard. What was read at the same moment holds.
   */
  revision(): number | null;
  /** The same for what may change who sees what: it stands still while people merely talk. */
  accessRevision(): number | null;
  start(): Promise<void>;
  /** Resolves when everything that happened here has been sent. */
  flush(): Promise<void>;
  /** Lets those go who listen here, and tells the others that they went. */
  stop(): void;
}

/** `toldAfter` is how long a change of presence waits before it is announced, in ms. */
export function createLive(pubSub: PubSub, { toldAfter }: { toldAfter?: number } = {}): Live {
  const streams = new EventEmitter().setMaxListeners(0);
  const inboxes = new EventEmitter().setMaxListeners(0);
  const everything: ((event: LiveEvent) => void)[] = [];
  const gaps: ((since: string) => void)[] = [];
  const stops: (() => void)[] = [];
  const sender = createSender(pubSub);
  const presence = new PresenceTracker({
    process: newId(),
    toldAfter,
    send: (change) =>
      void (pubSub.isListening() && sender.send({ presence: change }).catch(() => {})),
  });
  let moment = 0;
  let accessMoment = 0;
  let heardAt = Date.now();
  let repeating: NodeJS.Timeout | undefined;

  function receive(message: LiveMessage): void {
    heardAt = Date.now();
    if ('inbox' in message) for (const person of message.inbox) inboxes.emit(person);
    else if ('presence' in message) presence.receive(message.presence);
    else receiveEvent(message.event);
  }

  function receiveEvent(event: LiveEvent): void {
    advance(event);
    if (event.name === 'presenceHidden' && event.personId) presence.hide(event.personId);
    if (event.entryId) streams.emit(event.entryId, event);
    for (const each of everything) each(event);
  }

  function advance(event: Pick<LiveEvent, 'name'>): void {
    moment += 1;
    if (canChangeAccess(event)) accessMoment += 1;
  }

  function receiveGap(): void {
    moment += 1;
    accessMoment += 1;
    const since = getIdAtTime(heardAt);
    heardAt = Date.now();
    for (const each of gaps) each(since);
  }

  return {
    subscribe: (entryId, each) => addListener(streams, entryId, each),
    subscribeToInbox: (personId, each) => addListener(inboxes, personId, each),
    subscribeToAll: (each) => void everything.push(each),
    onGap: (each) => void gaps.push(each),
    onStop: (each) => void stops.push(each),
    notifyInboxes: async (personIds) => {
      await Promise.all(splitIntoGroups(personIds).map((inbox) => sender.send({ inbox })));
    },
    presence,
    subscriber: {
      name: 'live',
      eventNames,
      run(event) {
        advance(event);
        return sender.send({ event: toLiveEvent(event) });
      },
    },
    revision: () => (pubSub.isListening() ? moment : null),
    accessRevision: () => (pubSub.isListening() ? accessMoment : null),
    flush: sender.flush,
    start: async () => {
      repeating = setInterval(() => presence.announceAll(), presenceTimings.repeated).unref();
      await pubSub.listen((message) => receive(JSON.parse(message) as LiveMessage), receiveGap);
    },
    stop: () => {
      clearInterval(repeating);
      for (const each of stops) each();
      presence.announceChanges();
    },
  };
}

function addListener<T extends unknown[]>(
  emitter: EventEmitter,
  name: string,
  listener: (...args: T) => void,
): () => void {
  emitter.on(name, listener as (...args: unknown[]) => void);
  return () => void emitter.off(name, listener as (...args: unknown[]) => void);
}

export { findLastEventId, listMissedEvents, type MissedEvents } from './missed-events.ts';
