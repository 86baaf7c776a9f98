import { eventually } from '@moorage/kernel/testing';
import type { ContainerRuntime } from '../application/ports/container-runtime.port.ts';
import { type FixtureBot, linesOf, type RuntimeSteps } from './runtime-harness.ts';

/** The part of the container runtime's contract that is about logs; inside a `describe` of the whole. */
export function containerLogsContract(
  parts: () => { runtime: ContainerRuntime; bot: FixtureBot; steps: RuntimeSteps },
): void {
  it('come with stream and time, in order, cut to a tail and from a moment on', async () => {
    const { runtime, bot, steps } = parts();
    const spec = await steps.givenRunning();
    await bot.say(spec.name, 'stdout', 'one');
    await bot.say(spec.name, 'stderr', 'two');
    // Of two streams, the later words may come first.
    const said = await eventually(async () => {
      const all = await linesOf(runtime.streamLogs(spec.name));
      const both = all.filter(({ text }) => text === 'one' || text === 'two');
      return both.length === 2 ? both : undefined;
    });
    expect(said.map(({ stream, text }) => [stream, text])).toEqual(
      expect.arrayContaining([
        ['stdout', 'one'],
        ['stderr', 'two'],
      ]),
    );
    expect(Math.abs(said[0]!.at.getTime() - Date.now())).toBeLessThan(60_000);
    await expect(linesOf(runtime.streamLogs(spec.name, { tail: 1 }))).resolves.toHaveLength(1);
    await expect(linesOf(runtime.streamLogs(spec.name, { since: new Date(Date.now() + 60_000) }))).resolves.toEqual([]);
  });

  it('follow what is written, until the caller has enough', async () => {
    const { runtime, bot, steps } = parts();
    const spec = await steps.givenRunning();
    const abort = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const line of runtime.streamLogs(spec.name, { follow: true, signal: abort.signal }))
        seen.push(line.text);
    })();
    await bot.say(spec.name, 'stdout', 'first');
    await eventually(() => seen.includes('first'));
    await bot.say(spec.name, 'stdout', 'second');
    await eventually(() => seen.includes('second'));
    abort.abort();
    await following;
    expect(seen.filter((text) => text === 'first')).toHaveLength(1);
  });

  it('end with the container when followed', async () => {
    const { runtime, bot, steps } = parts();
    const spec = await steps.givenRunning();
    const following = linesOf(runtime.streamLogs(spec.name, { follow: true }));
    await bot.say(spec.name, 'stdout', 'last words');
    await runtime.stopContainer(spec.name, 5);
    expect((await following).map(({ text }) => text)).toContain('last words');
  });

  it('cut a line that is too long', async () => {
    const { runtime, bot, steps } = parts();
    const spec = await steps.givenRunning();
    await bot.say(spec.name, 'stdout', 'x'.repeat(50_000));
    await bot.say(spec.name, 'stdout', 'after');
    const lines = await eventually(async () => {
      const all = await linesOf(runtime.streamLogs(spec.name));
      return all.some(({ text }) => text === 'after') ? all : undefined;
    });
    expect(lines.filter(({ text }) => /^x+$/.test(text)).map(({ text }) => text.length)).toEqual([16_384]);
  });
}
