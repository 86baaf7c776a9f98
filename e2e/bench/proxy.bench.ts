import { median, percentile, spread, type BenchRow } from './bench-row.ts';
import { measureMemory } from './proxy-memory.ts';
import { startMoorage, type MoorageUnderTest } from './moorage-under-test.ts';
import { startNginxWithAuthRequest, startUpstream } from './nginx.ts';
import { ServerProcess } from './server-process.ts';
import { steadyLoad } from './steady-load.ts';
import { wrk } from './wrk.ts';

const CONNECTIONS = 32;
const ROUNDS = 7;
const SECONDS = 2;

/** The proxy's rows of the table: throughput against two others, added delay, memory. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const measured = await measureSpeed(progress);
  progress('memory: 10,000 WebSockets, 1 GiB up, 1 GiB down');
  return [...measured, await measureMemory()];
}

interface Variant {
  readonly name: string;
  readonly port: number;
  readonly perSecond: number[];
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
  const variant = (name: string, port: number): Variant => ({ name, port, perSecond: [], p99: [] });
  const ours = variant('Moorage', moorage.port);
  const bare = variant('bare http-proxy-middleware', middleware.hello.port);
  const behindNginx = variant('nginx with auth_request', nginx.port);
  const bareUndici = variant('bare undici', undici.hello.port);
  try {
    const all = [ours, bare, behindNginx, bareUndici];
    for (let round = -1; round < ROUNDS; round += 1) {
      progress(round < 0 ? 'warming up' : `requests per second, round ${round + 1} of ${ROUNDS}`);
      for (const each of all) {
        const of = each === behindNginx ? asked : moorage;
        const perSecond = await wrk({
          url: `http://127.0.0.1:${each.port}/`,
          headers: headersFor(of),
          seconds: SECONDS,
          connections: CONNECTIONS,
        });
        if (round >= 0) each.perSecond.push(perSecond);
      }
    }
    const rate = Math.round(median(bare.perSecond) / 2);
    for (let round = -1; round < ROUNDS; round += 1) {
      progress(round < 0 ? 'warming up' : `delay at ${rate} requests per second, round ${round + 1} of ${ROUNDS}`);
      for (const each of [ours, bare]) {
        const durations = await steadyLoad({
          port: each.port,
          headers: headersFor(moorage),
          perSecond: rate,
          seconds: SECONDS,
          connections: CONNECTIONS,
        });
        if (round >= 0) each.p99.push(percentile(durations, 0.99));
      }
    }
    const figures = all.map(({ name, perSecond }) => `${name}: ${spread(perSecond)} requests/s`).join('\n');
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
          'nginx as documented for operators: a worker per core, connections to bot and Moorage kept alive\nfigures: see the row above',
      },
      {
        what: 'added p99 delay over bare http-proxy-middleware at half its load',
        value: median(ours.p99) - median(bare.p99),
        unit: 'ms',
        atMost: 1,
        detail: `p99 of ${rate} requests/s, sent when due: Moorage ${spread(ours.p99, 2)} ms, bare ${spread(bare.p99, 2)} ms`,
      },
    ];
  } finally {
    await Promise.all([moorage.stop(), asked.stop(), nginx.stop(), middleware.stop(), undici.stop()]);
    await upstream.stop();
  }
}

const headersFor = ({ host, cookie }: MoorageUnderTest): Record<string, string> => ({ Host: host, Cookie: cookie });
