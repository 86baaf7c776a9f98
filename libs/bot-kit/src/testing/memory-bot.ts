import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { user } from '../access/access.ts';
import type { AssertionVerifierOptions } from '../identity/assertion-verifier.ts';
import { createHostedProxyActor } from '../identity/hosted-proxy-actor.ts';
import { nodeProvisionHandler } from '../provision/node-provision-handler.ts';
import { createProvisionRoutes } from '../provision/provision-routes.ts';
import { MemoryProvisionTarget } from './memory-provision-target.ts';

export interface MemoryBotOptions {
  readonly secret: string;
  readonly target?: MemoryProvisionTarget;
  readonly assertion?: AssertionVerifierOptions;
  /** Answers before the bot does, to break it on purpose; true where it has answered. */
  readonly before?: (req: IncomingMessage, res: ServerResponse) => boolean;
}

/** A whole hosted bot in memory, listening on a free port of 127.0.0.1. Its one page lists the company's people. */
export async function startMemoryBot({
  secret,
  assertion,
  before,
  target = new MemoryProvisionTarget(),
}: MemoryBotOptions) {
  const provision = nodeProvisionHandler(createProvisionRoutes({ secret, target }));
  const actorOf = createHostedProxyActor(assertion);

  const page = async (req: IncomingMessage): Promise<{ status: number; text: string }> => {
    const result = await actorOf(req.headers);
    if (!result.ok) return { status: 401, text: result.reason };
    const company = target.companyOf(result.actor.tenantId);
    const membership = company && (await target.access.getMembership(company.id, user(result.actor.userId)));
    if (!company || membership?.status !== 'active') return { status: 403, text: 'not a member' };
    const names = [...company.people.values()].map((person) => person.name);
    return { status: 200, text: `Hello ${result.actor.name}. People: ${names.join(', ')}` };
  };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (before?.(req, res) || (await provision(req, res))) return;
    if (req.url === '/health') {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ status: 'ok', version: '1.0.0', commit: 'abc1234' }));
      return;
    }
    const { status, text } = await page(req);
    res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  };

  const server = createServer(
    (req, res) => void answer(req, res).catch((error: unknown) => res.destroy(error as Error)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    target,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
