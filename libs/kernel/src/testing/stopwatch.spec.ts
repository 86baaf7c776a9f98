import { eventually } from './eventually.ts';
import { stopwatch } from './stopwatch.ts';

describe('a stopwatch', () => {
  it('goes while there is nothing to do, and hardly while somebody else has the processor', async () => {
    const began = performance.now();
    using watch = stopwatch();
    await eventually(() => watch.ms() >= 100);
    const shown = watch.ms();
    expect(shown).toBeLessThanOrEqual(performance.now() - began);
    const busyUntil = performance.now() + 300;
    while (performance.now() < busyUntil);
    expect(watch.ms() - shown).toBeLessThanOrEqual(41);
  });
});
