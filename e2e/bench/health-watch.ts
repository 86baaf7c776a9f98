import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Between two asks, answered or not. */
const everyMs = 20;
/** A connection begun before its network was up answers a second later; those that were begun after it answer before. */
const oneAskMs = 2_000;
const patienceMs = 120_000;

export interface WatchedPlace {
  readonly host: string;
  readonly port: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks a bot for its health every 20 milliseconds, without waiting for the answer before, until another version answers.
 * @returns the milliseconds between the last answer of the one and the first of the other
 */
export async function watchHealth(place: WatchedPlace): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const seen: { version: string; at: number }[] = [];
  const ask = async (): Promise<void> => {
    const version = await versionOf(place, agent);
    if (version !== undefined) seen.push({ version, at: performance.now() });
  };
  try {
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await pause(everyMs)) {
      void ask();
      const back = seen.findIndex(({ version }) => version !== seen[0]?.version);
      const [last, first] = [seen[back - 1], seen[back]];
      if (last !== undefined && first !== undefined) return first.at - last.at;
    }
  } finally {
    agent.destroy();
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
