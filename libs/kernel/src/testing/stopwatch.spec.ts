import { eventually } from './eventually.ts';
import { stopwatch } from './stopwatch.ts';

describe('a stopwatch', () => {
  it('goes while there is nothing to do, and hardly while somebody else has the processor', async () => {
    using watch = stopwatch();
    const began = performance.now();
    await eventually(() => watch.ms() >= 100);
    expect(watch.ms()).toBeLessThanOrEqual(performance.now() - began + 1);
    const before = watch.ms();
    const busyUntil = performance.now() + 300;
    while (performance.now() < busyUntil);
    expect(watch.ms() - before).toBeLessThanOrEqual(41);
  });
});
