import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface SteadyRequests {
  readonly port: number;
  /** `Host` of the bot. */
  readonly host: string;
  readonly cookie: string;
  readonly perSecond: number;
}

export interface Answered {
  readonly sent: number;
  /** Of these, those that write something down. */
  readonly writes: number;
  /** What each that failed failed with. */
  readonly failures: readonly string[];
  readonly longestMs: number;
}

/** One in so many writes an issue down; the others read the bot's first page. */
const writesOneIn = 10;

/** Requests of somebody who is signed in at a bot, at a fixed rate whatever the answers do, from now until `work` is done. */
export async function steadyRequestsWhile(
  { port, host, cookie, perSecond }: SteadyRequests,
  work: () => Promise<void>,
): Promise<Answered> {
  const agent = new Agent({ keepAlive: true });
  const failures: string[] = [];
  const open: Promise<void>[] = [];
  let longestMs = 0;
  const send = async (n: number): Promise<void> => {
    const writing = n % writesOneIn === 0;
    const body = writing ? `title=${encodeURIComponent(`Issue ${n}`)}` : undefined;
    const started = performance.now();
    const headers = {
      host,
      cookie,
      accept: 'text/html',
      ...(writing && { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const failure = await new Promise<string | undefined>((resolve) => {
      const asked = request(
        { host: '127.0.0.1', port, path: writing ? '/issues' : '/', method: writing ? 'POST' : 'GET', headers, agent },
        (answer) => {
          answer.resume();
          answer.once('error', (error) => resolve(error.message));
          answer.once('end', () => resolve((answer.statusCode ?? 500) < 400 ? undefined : `${answer.statusCode}`));
        },
      );
      asked.once('error', (error) => resolve(error.message));
      asked.end(body);
    });
    longestMs = Math.max(longestMs, performance.now() - started);
    if (failure !== undefined) failures.push(`${writing ? 'POST' : 'GET'} ${failure}`);
  };

  let isDone = false;
  const worked = work().finally(() => (isDone = true));
  const begun = performance.now();
  while (!isDone) {
    for (; open.length < ((performance.now() - begun) * perSecond) / 1_000;) open.push(send(open.length));
    await pause(2);
  }
  await worked;
  await Promise.all(open);
  agent.destroy();
  return { sent: open.length, writes: Math.ceil(open.length / writesOneIn), failures, longestMs };
}
