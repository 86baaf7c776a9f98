import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const pauseMs = 5;
/** A bot that is up answers sooner; a connection begun before its network was up answers a second later. */
const oneAskMs = 100;
const patienceMs = 120_000;

export interface WatchedPlace {
  readonly host: string;
  readonly port: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks a bot for its health again and again, a few milliseconds after each answer, until another version answers.
 * @returns the milliseconds between the last answer of the one and the first of the other
 */
export async function watchHealth(place: WatchedPlace): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  let last: { version: string; at: number } | undefined;
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await pause(pauseMs)) {
    const version = await versionOf(place, agent);
    const at = performance.now();
    if (version === undefined) continue;
    if (last !== undefined && last.version !== version) {
      agent.destroy();
      return at - last.at;
    }
    last = { version, at };
  }
  throw new Error('No other version answered');
}

/** Undefined where it doesn't answer as a healthy bot does. */
function versionOf({ host, port, headers }: WatchedPlace, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host, port, path: '/health', headers, agent }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString('utf8')));
      answer.once('error', () => resolve(undefined));
      answer.once('end', () => {
        if (answer.statusCode !== 200) return resolve(undefined);
        const { status, version } = JSON.parse(text) as { status: string; version: string };
        return resolve(status === 'ok' ? version : undefined);
      });
    });
    asked.setTimeout(oneAskMs, () => asked.destroy());
    asked.once('error', () => resolve(undefined));
    asked.end();
  });
}
