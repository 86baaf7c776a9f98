interface Gathering<Item> {
  readonly add: (item: Item) => void;
  readonly stop: () => void;
}

/**
 * Hands over what comes in: the first at once, what follows within `pauseMs` together at its end. A page of a fleet in which
 * a hundred bots are updated hears of hundreds of steps in a second, and one look shows them all.
 */
export function gather<Item>(hand: (items: ReadonlySet<Item>) => void, pauseMs: number): Gathering<Item> {
  let waiting = new Set<Item>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const handOver = (): void => {
    timer = undefined;
    if (waiting.size === 0) return;
    const items = waiting;
    waiting = new Set();
    timer = setTimeout(handOver, pauseMs);
    hand(items);
  };
  return {
    add(item) {
      waiting.add(item);
      if (timer === undefined) handOver();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
