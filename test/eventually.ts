/** Looks again every few milliseconds until nothing is thrown; after `within` ms the last error stands. */
export async function eventually<T>(look: () => T | Promise<T>, within = 8000): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
}
