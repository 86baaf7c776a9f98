import express from 'express';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MemoryProvisionTarget } from '../testing/memory-provision-target.ts';
import { expressProvisionHandler } from './express-provision-handler.ts';
import { fetchProvisionHandler } from './fetch-provision-handler.ts';
import { nodeProvisionHandler } from './node-provision-handler.ts';
import { createProvisionRoutes } from './provision-routes.ts';

type Send = (path: string, init?: RequestInit) => Promise<Response>;

const routes = () => createProvisionRoutes({ secret: 's3cret', target: new MemoryProvisionTarget() });
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function listening(listener: RequestListener): Promise<Send> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

const bots: Record<string, () => Promise<Send>> = {
  'node:http': () => {
    const provision = nodeProvisionHandler(routes());
    return listening((req, res) => void provision(req, res).then((answered) => answered || res.end('own page')));
  },
  'Express, before its body parser': () =>
    listening(
      express()
        .use(expressProvisionHandler(routes()))
        .use((_req, res) => void res.end('own page')),
    ),
  'Express, after its body parser': () =>
    listening(
      express()
        .use(express.json())
        .use(expressProvisionHandler(routes()))
        .use((_req, res) => void res.end('own page')),
    ),
  Fetch: async () => {
    const provision = fetchProvisionHandler(routes());
    return async (path, init) =>
      (await provision(new Request(`http://bot.test${path}`, init))) ?? new Response('own page');
  },
};

describe.each(Object.entries(bots))('the provision handler for %s', (_, start) => {
  const post = (body: string): RequestInit => ({
    method: 'POST',
    headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json' },
    body,
  });
  const tenant = { tenantId: 't', tenantName: 'Ærøskøbing', adminUser: { id: 'u', email: 'u@acme.test' } };

  it('passes requests and answers on', async () => {
    const send = await start();

    const answer = await send('/internal/provision', post(JSON.stringify(tenant)));

    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ adminUserId: 'u' });
    expect((await send('/internal/members')).status).toBe(401);
    expect((await send('/internal/members', { headers: { authorization: 'Bearer s3cret' } })).status).toBe(422);
  });

  it('leaves the bot’s own pages to the bot', async () => {
    const send = await start();

    expect(await (await send('/')).text()).toBe('own page');
  });

  it('takes no huge body', async () => {
    const send = await start();
    const huge = JSON.stringify({ ...tenant, tenantName: 'x'.repeat(90 * 1024) });

    const answer = await send('/internal/provision', post(huge));

    expect([413, 422]).toContain(answer.status);
  });
});
