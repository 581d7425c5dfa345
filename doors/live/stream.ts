/** One open page, as the server sees it: a body that goes on until one of them leaves. */
export interface Stream {
  readonly body: ReadableStream<Uint8Array>;
  /** Sends bytes, of which many streams may share the same. While it is held they wait. */
  send(bytes: Uint8Array): void;
  /** Sends what came first, then what had to wait for it. */
  release(first: Uint8Array): void;
  end(): void;
}

interface StreamOptions {
  /** Called once, whoever ends it. */
  onClose(): void;
  /** Takes the connection away from a reader who no longer reads. */
  disconnect(): void;
}

/** A reader who is so many bytes behind asks again, and is told from where they were. */
const MAX_BUFFERED_BYTES = 1_048_576;

/** Opens a stream that is held, so that what was missed is told before what happens meanwhile. */
export function openStream({ onClose, disconnect }: StreamOptions): Stream {
  let held: Uint8Array[] | null = [];
  let open = true;
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const leave = () => {
    if (!open) return;
    open = false;
    onClose();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      cancel: leave,
    },
    { highWaterMark: MAX_BUFFERED_BYTES, size: ({ byteLength }) => byteLength },
  );
  const send = (bytes: Uint8Array) => {
    if (!open) return;
    if (held) held.push(bytes);
    else if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes);
    else {
      end();
      disconnect();
    }
  };
  const end = () => {
    if (open) controller.close();
    leave();
  };
  const release = (first: Uint8Array) => {
    const waited = held ?? [];
    held = null;
    for (const bytes of [first, ...waited]) send(bytes);
  };
  return { body, send, release, end };
}
