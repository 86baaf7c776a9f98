/**
 * Runs `work` for each item, and lets none begin before all have arrived: each in a transaction that `within` opens. So
 * they meet, however slowly their connections open.
 */
export async function allAtOnce<Item, T>(
  items: readonly Item[],
  within: <R>(work: () => Promise<R>) => Promise<R>,
  work: (item: Item) => Promise<T>,
): Promise<T[]> {
  let arrived = 0;
  const gate = Promise.withResolvers<void>();
  return Promise.all(
    items.map((item) =>
      within(async () => {
        arrived += 1;
        if (arrived === items.length) gate.resolve();
        await gate.promise;
        return work(item);
      }),
    ),
  );
}
