import { personId } from '../../workplace/access/index.ts';
import { listMissed } from '../../workplace/live/missed.ts';
import type { Doorway } from '../shared/doorway.ts';
import { shown } from '../shared/identify.ts';
import { Channel } from './channel.ts';
import * as events from './events.ts';
import { type Pace, paced } from './paced.ts';
import { Reader } from './reader.ts';
import { openStream, type Stream } from './stream.ts';
import { type Asking, type Trust, trustIn } from './trust.ts';

/** Somebody who opens a stream. That they see the entry has been checked. */
export interface Opening extends Asking {
  /** The last event that they had. */
  since: string | null;
  /** Whether others are shown that they are here. */
  seen: boolean;
  /** Ends the connection of somebody who does not read. */
  cut(): void;
}

/** All open streams of this process. */
export class Hub {
  readonly #doorway: Doorway;
  readonly #pace: Pace;
  readonly #trust: Trust;
  readonly #channels = new Map<string, Channel>();
  readonly #readers = new Map<string, Reader>();

  constructor(doorway: Doorway, pace: Pace) {
    this.#doorway = doorway;
    this.#pace = pace;
    this.#trust = trustIn(doorway);
    doorway.live.onGap((since) => void this.#catchUp(since));
    doorway.live.onStop(() => {
      for (const reader of this.#readers.values()) reader.end();
    });
  }

  open(opening: Opening): Stream {
    const { viewer, entryId, seen, cut } = opening;
    const reader = this.#readerFor(opening);
    const person = seen ? personId(viewer) : null;
    const { presence } = this.#doorway.live;
    const leave = entryId && person ? presence.arrive(entryId, person) : () => {};
    const left = () => {
      leave();
      reader.part(stream);
    };
    const stream = openStream({ left, cut });
    reader.join(stream);
    void this.#begin(stream, opening);
    return stream;
  }

  /** What was missed comes first. Notices are looked for once: the page may be older than they. */
  async #begin(stream: Stream, { viewer, entryId, since }: Opening): Promise<void> {
    try {
      const { workplace } = this.#doorway;
      const missed = entryId && since ? await listMissed(workplace, entryId, since) : null;
      const first = [events.comeBack(), missed ? events.missed(missed) : ''];
      if (viewer.is === 'person') first.push(events.notice);
      stream.release(events.bytesOf(`${first.join('')}: still here\n\n`));
      if (entryId) this.#channels.get(entryId)?.showPresent();
    } catch (err) {
      this.#doorway.log.error({ err }, 'a live stream could not begin');
      stream.end();
    }
  }

  #readerFor(asking: Asking): Reader {
    const key = `${asking.entryId ?? ''}\n${shown(asking.headers)}`;
    const known = this.#readers.get(key);
    if (known) return known;
    const { log } = this.#doorway;
    const reader = new Reader({
      ...{ viewer: asking.viewer, log, may: () => this.#trust(asking) },
      gone: () => {
        quit();
        this.#readers.delete(key);
      },
    });
    const quitting = [this.#enter(asking.entryId, reader), this.#listenToInbox(reader)];
    const quit = () => quitting.forEach((each) => void each());
    this.#readers.set(key, reader);
    return reader;
  }

  #enter(entryId: string | null, reader: Reader): () => void {
    if (!entryId) return () => {};
    const channel = this.#channels.get(entryId) ?? new Channel(this.#doorway, entryId, this.#pace);
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
    const person = personId(reader.viewer);
    if (!person) return () => {};
    const notify = paced(() => void reader.tell(events.bytesOf(events.notice)), this.#pace.notices);
    return this.#doorway.live.listenToInbox(person, notify);
  }

  /** This process could not hear the others: one after the other, all are told what they missed. */
  async #catchUp(since: string): Promise<void> {
    for (const channel of [...this.#channels.values()]) await channel.catchUp(since);
    for (const reader of this.#readers.values()) {
      if (reader.viewer.is === 'person') void reader.tell(events.bytesOf(events.notice));
    }
  }
}
