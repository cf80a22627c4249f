/** Does the work for each, at most so many at once, and says of each how it ended, in their order. */
export async function settleAll<T, Result>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const results: PromiseSettledResult<Result>[] = [];
  const queue = all.entries();
  const worker = async (): Promise<void> => {
    // All workers draw from the one iterator.
    for (const [index, one] of queue) {
      results[index] = await work(one).then(
        (value) => ({ status: 'fulfilled', value }) as const,
        (reason: unknown) => ({ status: 'rejected', reason }) as const,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return results;
}
