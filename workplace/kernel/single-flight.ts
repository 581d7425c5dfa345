/** Work that is done in rounds, one at a time. */
export interface SingleFlight {
  /** Does a round; whoever asks during one gets one more after it. */
  run(): Promise<void>;
  /** Does so soon and does not wait for it. */
  runSoon(): void;
  isStopped(): boolean;
  stop(): Promise<void>;
}

export function createSingleFlight(
  once: () => Promise<void>,
  failed: (error: unknown) => void,
): SingleFlight {
  let under: Promise<void> | null = null;
  let isRequested = false;
  let stopped = false;
  const rounds = async () => {
    do {
      isRequested = false;
      await once();
    } while (isRequested && !stopped);
  };
  const round = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (under) isRequested = true;
    under ??= rounds().finally(() => {
      under = null;
    });
    return under;
  };
  return {
    run: round,
    runSoon: () => void round().catch(failed),
    isStopped: () => stopped,
    stop: async () => {
      stopped = true;
      await under?.catch(() => {});
    },
  };
}
