import { getPersonId } from '../../workplace/access/index.ts';
import { listMissedEvents } from '../../workplace/live/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { getCredentialKey } from '../shared/identify.ts';
import { Channel } from './channel.ts';
import { Reader } from './reader.ts';
import * as events from './server-sent-events.ts';
import { openStream, type Stream } from './stream.ts';
import {
  createStreamAccessCheck,
  type StreamAccessCheck,
  type StreamOwner,
} from './stream-access.ts';
import { type Pace, throttle } from './throttle.ts';

/** Somebody who opens a stream. That they see the entry has been checked. */
export interface StreamRequest extends StreamOwner {
  /** The last event that they had. */
  since: string | null;
  /** Whether others are shown that they are here. */
  isVisible: boolean;
  /** Ends the connection of somebody who does not read. */
  disconnect(): void;
}

/** All open streams of this process. */
export class Hub {
  readonly #doorContext: DoorContext;
  readonly #pace: Pace;
  readonly #canReceive: StreamAccessCheck;
  readonly #channels = new Map<string, Channel>();
  readonly #readers = new Map<string, Reader>();

  constructor(doorContext: DoorContext, pace: Pace) {
    this.#doorContext = doorContext;
    this.#pace = pace;
    this.#canReceive = createStreamAccessCheck(doorContext);
    doorContext.live.onGap((since) => void this.#catchUp(since));
    doorContext.live.onStop(() => {
      for (const reader of this.#readers.values()) reader.end();
    });
  }

  open(opening: StreamRequest): Stream {
    const { viewer, entryId, isVisible, disconnect: cut } = opening;
    const reader = this.#getReader(opening);
    const person = isVisible ? getPersonId(viewer) : null;
    const { presence } = this.#doorContext.live;
    const leave = entryId && person ? presence.enter(entryId, person) : () => {};
    const left = () => {
      leave();
      reader.removeStream(stream);
    };
    const stream = openStream({ onClose: left, disconnect: cut });
    reader.addStream(stream);
    void this.#sendFirst(stream, opening);
    return stream;
  }

  /** What was missed comes first. Notices are looked for once: the page may be older than they. */
  async #sendFirst(stream: Stream, { viewer, entryId, since }: StreamRequest): Promise<void> {
    try {
      const { context } = this.#doorContext;
      const missed = entryId && since ? await listMissedEvents(context, entryId, since) : null;
      const first = [events.formatRetryDelay(), missed ? events.formatMissedEvents(missed) : ''];
      if (viewer.kind === 'person') first.push(events.notificationEvent);
      stream.release(events.encodeText(`${first.join('')}: still here\n\n`));
      if (entryId) this.#channels.get(entryId)?.schedulePresence();
    } catch (err) {
      this.#doorContext.log.error({ err }, 'live stream failed to start');
      stream.end();
    }
  }

  #getReader(asking: StreamOwner): Reader {
    const key = `${asking.entryId ?? ''}\n${getCredentialKey(asking.headers)}`;
    const known = this.#readers.get(key);
    if (known) return known;
    const { log } = this.#doorContext;
    const reader = new Reader({
      viewer: asking.viewer,
      log,
      canReceive: () => this.#canReceive(asking),
      onEmpty: () => {
        quit();
        this.#readers.delete(key);
      },
    });
    const quitting = [this.#joinChannel(asking.entryId, reader), this.#listenToInbox(reader)];
    const quit = () => quitting.forEach((each) => void each());
    this.#readers.set(key, reader);
    return reader;
  }

  #joinChannel(entryId: string | null, reader: Reader): () => void {
    if (!entryId) return () => {};
    const channel =
      this.#channels.get(entryId) ?? new Channel(this.#doorContext, entryId, this.#pace);
    this.#channels.set(entryId, channel);
    channel.readers.add(reader);
    return () => {
      channel.readers.delete(reader);
      if (channel.readers.size > 0) return;
      channel.close();
      this.#channels.delete(entryId);
    };
  }

  #listenToInbox(reader: Reader): () => void {
    const person = getPersonId(reader.viewer);
    if (!person) return () => {};
    const notify = throttle(
      () => void reader.send(events.encodeText(events.notificationEvent)),
      this.#pace.notices,
    );
    return this.#doorContext.live.subscribeToInbox(person, notify);
  }

  /** This process could not hear the others: one after the other, all are told what they missed. */
  async #catchUp(since: string): Promise<void> {
    for (const channel of [...this.#channels.values()]) await channel.catchUp(since);
    for (const reader of this.#readers.values()) {
      if (reader.viewer.kind === 'person')
        void reader.send(events.encodeText(events.notificationEvent));
    }
  }
}
