import { median, percentile, spread, type BenchRow } from './bench-row.ts';
import { cpuTime } from './cpu-time.ts';
import { measureMemory } from './proxy-memory.ts';
import { startMoorage, type MoorageUnderTest } from './moorage-under-test.ts';
import { startNginxWithAuthRequest, startUpstream } from './nginx.ts';
import { ServerProcess } from './server-process.ts';
import { steadyLoad } from './steady-load.ts';
import { wrk } from './wrk.ts';

const CONNECTIONS = 32;
const ROUNDS = 7;
const SECONDS = 2;
/** Rounds before the counted ones: compilers and caches need some ten thousand requests. */
const WARM_UP = 3;

/** The proxy's rows of the table: throughput against two others, added delay, memory. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const measured = await measureSpeed(progress);
  progress('memory: 10,000 WebSockets, 1 GiB up, 1 GiB down');
  return [...measured, await measureMemory()];
}

interface Variant {
  readonly name: string;
  readonly port: number;
  /** The processes that do its work, the bot apart. */
  readonly pids: readonly number[];
  readonly perSecond: number[];
  /** Microseconds of CPU time per request. */
  readonly cpu: number[];
  readonly p99: number[];
}

async function measureSpeed(progress: (doing: string) => void): Promise<BenchRow[]> {
  progress('starting the variants');
  const upstream = await startUpstream();
  const moorage = await startMoorage(upstream.port);
  // nginx asks a Moorage of its own: no variant lives off the other's warmth, or suffers from its garbage.
  const asked = await startMoorage(upstream.port);
  const nginx = await startNginxWithAuthRequest(upstream.port, asked.port);
  const middleware = await ServerProcess.start<{ port: number }>('bare-http-proxy-middleware.ts', [
    String(upstream.port),
  ]);
  const undici = await ServerProcess.start<{ port: number }>('bare-undici.ts', [String(upstream.port)]);
  const variant = (name: string, port: number, ...pids: number[]): Variant => ({
    name,
    port,
    pids,
    perSecond: [],
    cpu: [],
    p99: [],
  });
  const ours = variant('Moorage', moorage.port, moorage.pid);
  const bare = variant('bare http-proxy-middleware', middleware.hello.port, middleware.pid);
  const behindNginx = variant('nginx with auth_request', nginx.port, nginx.pid, asked.pid);
  const bareUndici = variant('bare undici', undici.hello.port, undici.pid);
  try {
    const all = [ours, bare, behindNginx, bareUndici];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      progress(round < 0 ? 'warming up' : `requests per second, round ${round + 1} of ${ROUNDS}`);
      for (const each of all) await measureThroughput(each, each === behindNginx ? asked : moorage, round >= 0);
    }
    // Both at the same rate: half of what bare forwarding reaches, since the row asks what is added to that.
    const rate = Math.round(median(bare.perSecond) / 2);
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      progress(round < 0 ? 'warming up' : `delay at ${rate} requests per second, round ${round + 1} of ${ROUNDS}`);
      // Who is first changes with the round: nothing is due to the order.
      for (const each of round % 2 === 0 ? [ours, bare] : [bare, ours]) {
        const load = {
          port: each.port,
          headers: headersFor(moorage),
          perSecond: rate,
          seconds: SECONDS,
          warmUpSeconds: SECONDS,
          connections: CONNECTIONS,
        };
        const durations = await steadyLoad(load);
        if (round >= 0) each.p99.push(percentile(durations, 0.99));
      }
    }
    const figures = all
      .map(
        ({ name, perSecond, cpu }) =>
          `${name}: ${spread(perSecond)} requests/s, ${median(cpu).toFixed(0)} µs of CPU time each`,
      )
      .join('\n');
    const added = ours.p99.map((p99, round) => p99 - (bare.p99[round] ?? Number.NaN));
    return [
      {
        what: 'proxied GET of 1 KiB, all checks on ÷ bare http-proxy-middleware without any',
        value: median(ours.perSecond) / median(bare.perSecond),
        atLeast: 1,
        detail: `${figures}\nwrk, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s in turns; the bot is an nginx that answers by itself`,
      },
      {
        what: 'the same ÷ nginx with auth_request to /api/proxy/verify',
        value: median(ours.perSecond) / median(behindNginx.perSecond),
        atLeast: 1.5,
        detail:
          'nginx as documented in `forward-auth.ts`: a worker per core, connections to bot and Moorage kept alive\n/api/proxy/verify is answered before the framework, as fast as it can be (ADR 0018)\nits figures are with the row above; its CPU time is that of nginx and of the Moorage it asks',
      },
      {
        what: 'added p99 delay over bare http-proxy-middleware at half its load',
        value: median(added),
        unit: 'ms',
        atMost: 1,
        detail: `p99 of ${rate} requests/s to either, half of what bare http-proxy-middleware reaches, sent when due, after ${SECONDS} s of the same: Moorage ${spread(ours.p99, 2)} ms, bare ${spread(bare.p99, 2)} ms\nthe median of what each round adds to the bare one beside it: ${spread(added, 2)} ms`,
      },
    ];
  } finally {
    await Promise.all([moorage.stop(), asked.stop(), nginx.stop(), middleware.stop(), undici.stop()]);
    await upstream.stop();
  }
}

async function measureThroughput(variant: Variant, moorage: MoorageUnderTest, counts: boolean): Promise<void> {
  const used = async () => (await Promise.all(variant.pids.map(cpuTime))).reduce((sum, each) => sum + each, 0);
  const before = await used();
  const load = {
    url: `http://127.0.0.1:${variant.port}/`,
    headers: headersFor(moorage),
    seconds: SECONDS,
    connections: CONNECTIONS,
  };
  const perSecond = await wrk(load);
  if (!counts) return;
  variant.perSecond.push(perSecond);
  variant.cpu.push((((await used()) - before) * 1_000) / (perSecond * SECONDS));
}

const headersFor = ({ host, cookie }: MoorageUnderTest): Record<string, string> => ({ Host: host, Cookie: cookie });
