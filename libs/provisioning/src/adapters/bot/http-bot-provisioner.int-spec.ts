import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@moorage/platform/testing';
import { describeBotProvisioner } from '../../testing/bot-provisioner.contract.ts';
import { startReferenceBot } from '../../testing/reference-bot.ts';
import { HttpBotProvisioner, httpBotProvisionerLimits } from './http-bot-provisioner.ts';

describeBotProvisioner('HttpBotProvisioner, with the reference bot,', async () => {
  const provisioner = new HttpBotProvisioner(httpBotProvisionerLimits);
  const provisionSecret = 'a-secret-of-this-instance-alone';
  const { baseUrl, close } = await startReferenceBot(provisionSecret);
  return {
    provisioner,
    bot: { baseUrl, provisionSecret },
    nowhere: `http://127.0.0.1:${await freePort()}`,
    async close() {
      await provisioner.onApplicationShutdown();
      await close();
    },
  };
});

describe('HttpBotProvisioner, with a bot that misbehaves,', () => {
  const within = (timeoutMs: number) => {
    const limits = { timeoutMs, maxBytes: 10_000 };
    return new HttpBotProvisioner({ member: limits, company: limits });
  };
  const provisioner = within(60_000);
  /** For bots that say nothing; on a busy machine others may be as slow. */
  const impatient = within(300);
  let server: Server;
  let behave: RequestListener;
  let baseUrl: string;

  beforeAll(async () => {
    server = createServer((request, response) => behave(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await Promise.all([provisioner, impatient].map((each) => each.onApplicationShutdown()));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const list = (by = provisioner): Promise<unknown> =>
    by.listMembers({ baseUrl, provisionSecret: 's3cret' }, 'company').catch((error: unknown) => error);

  it.each<[string, RequestListener, object]>([
    ['never answers', () => undefined, { detail: 'The bot did not answer in time.' }],
    ['never ends its answer', (_, response) => void response.writeHead(200).write('{"members":['), {}],
  ])('that %s, is left in time', async (_, behaviour, refusal) => {
    behave = behaviour;
    expect(await list(impatient)).toMatchObject({ code: 'BOT.UNREACHABLE', ...refusal });
  });

  it.each<[string, RequestListener, object]>([
    ['breaks off', (_, response) => void response.destroy(), { code: 'BOT.UNREACHABLE' }],
    [
      'answers 500',
      (_, response) => void response.writeHead(500).end('<h1>Oops: stack of the bot</h1>'),
      { code: 'BOT.REFUSED', data: { status: 500 }, detail: 'The bot answered with an error (500).' },
    ],
    ['answers with a page', (_, response) => void response.writeHead(200).end('<html>'), { code: 'BOT.REFUSED' }],
    [
      'answers with something else',
      (_, response) => void response.writeHead(200).end('{"members":{"a":1}}'),
      { code: 'BOT.REFUSED' },
    ],
    [
      'answers with strange members',
      (_, response) => void response.writeHead(200).end('{"members":[{"userId":7}]}'),
      { code: 'BOT.REFUSED' },
    ],
    [
      'answers without end',
      (_, response) => void response.writeHead(200).end('x'.repeat(20_000)),
      { code: 'BOT.REFUSED', detail: 'The bot’s answer is too long.' },
    ],
    [
      'sends it elsewhere',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      { code: 'BOT.REFUSED', data: { status: 302 } },
    ],
  ])('that %s, says so', async (_, behaviour, refusal) => {
    behave = behaviour;
    expect(await list()).toMatchObject(refusal);
  });

  it('sends the secret as a bearer, and JSON', async () => {
    const seen: unknown[] = [];
    behave = (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        seen.push(request.headers.authorization, request.headers['content-type'], request.url, JSON.parse(body));
        response.end('{"ok":true}');
      });
    };
    await provisioner.addMember(
      { baseUrl, provisionSecret: 's3cret' },
      'c-1',
      { id: 'u-1', email: 'a@b.test', name: 'Ä' },
      'admin',
    );
    expect(seen).toEqual([
      'Bearer s3cret',
      'application/json',
      '/internal/members/add',
      { companyId: 'c-1', user: { id: 'u-1', email: 'a@b.test', name: 'Ä' }, role: 'admin' },
    ]);
  });
});
