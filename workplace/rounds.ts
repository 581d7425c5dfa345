/** Work that is done in rounds, one at a time. */
export interface Rounds {
  /** Does a round; whoever asks during one gets one more after it. */
  round(): Promise<void>;
  /** Does so soon and does not wait for it. */
  soon(): void;
  stopped(): boolean;
  stop(): Promise<void>;
}

export function inRounds(once: () => Promise<void>, failed: (error: unknown) => void): Rounds {
  let under: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const rounds = async () => {
    do {
      again = false;
      await once();
    } while (again && !stopped);
  };
  const round = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (under) again = true;
    under ??= rounds().finally(() => {
      under = null;
    });
    return under;
  };
  return {
    round,
    soon: () => void round().catch(failed),
    stopped: () => stopped,
    stop: async () => {
      stopped = true;
      await under?.catch(() => {});
    },
  };
}
