import Docker from 'dockerode';
import { eventually } from '@moorage/kernel/testing';
import type { Client } from 'pg';
import { ensureReferenceBotImage } from '../../docker/reference-bot.mjs';
import { BotVisitor } from '../dsl/bot-visitor.ts';
import { percentile, type BenchRow } from './bench-row.ts';
import { startMoorageOnDocker } from './moorage-on-docker.ts';

const people = 40;
const password = 'quiet harbour lantern 42';

/** From accepting an invitation to the first page of the bot under that name: the built server, a bot in local Docker. */
export async function rows(progress: (doing: string) => void): Promise<BenchRow[]> {
  const moorage = await startMoorageOnDocker({ FLEET_BOT_IMAGE: await ensureReferenceBotImage(new Docker()) });
  const { url, port, client, call } = moorage;
  try {
    progress('making an organisation, and waiting for its bot');
    await moorage.organisation();

    progress(`inviting ${people} people`);
    const emails = Array.from({ length: people }, (_, i) => `person-${i}@example.com`);
    await call('POST', '/api/invitations', { emails, role: 'MEMBER' });
    const tokens = await eventually(() => tokensOf(client, emails), 30_000);

    const seconds: number[] = [];
    let waited = 0;
    for (const [i, token] of tokens.entries()) {
      const name = `Person Number ${i}`;
      const started = performance.now();
      const cookie = await accept(url, token, name);
      const browser = new BotVisitor(url, { moorage_session: cookie });
      for (;;) {
        const { text } = await browser.open(`http://acme.localhost:${port}/`);
        if (text.includes(`Hello, ${name}`)) break;
        // What the page "being set up" asks of a browser: look again after this many seconds.
        const pause = Number(/http-equiv="refresh" content="(\d+)"/.exec(text)?.[1]);
        if (!Number.isFinite(pause))
          throw new Error(`The bot's host answered with neither the bot nor a page that waits: ${text.slice(0, 500)}`);
        waited += 1;
        await new Promise((wake) => setTimeout(wake, pause * 1_000));
      }
      seconds.push((performance.now() - started) / 1_000);
      progress(`${i + 1} of ${people} are in`);
    }
    const p95 = percentile(seconds, 0.95);
    return [
      {
        what: 'from accepting an invitation to the first proxied page under that name, local Docker, p95',
        value: p95,
        unit: 's',
        atMost: 2,
        detail: `${people} people, one after the other: median ${percentile(seconds, 0.5).toFixed(2)} s, p95 ${p95.toFixed(2)} s, longest ${Math.max(...seconds).toFixed(2)} s; the page that waits was seen ${waited} times`,
      },
    ];
  } finally {
    await moorage.stop();
  }
}

/** The tokens of the links that were mailed, once all of them were. */
async function tokensOf(client: Client, emails: readonly string[]): Promise<string[] | undefined> {
  const { rows: mails } = await client.query<{ token: string | null }>(
    `SELECT substring(text_body FROM '#token=([A-Za-z0-9_-]+)') AS token FROM mails WHERE recipient = ANY($1)`,
    [emails],
  );
  const tokens = mails.map((mail) => mail.token).filter((token) => token !== null);
  return tokens.length === emails.length ? tokens : undefined;
}

/** Accepts by signing up from the link; answers with the session's cookie. */
async function accept(url: string, token: string, name: string): Promise<string> {
  const response = await fetch(`${url}/api/invitation-tokens/sign-up`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ token, name, password }),
  });
  const cookie = /moorage_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (cookie === undefined)
    throw new Error(`The invitation was not accepted: ${response.status} ${await response.text()}`);
  return cookie;
}
