import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { HttpBotDrain } from './http-bot-drain.ts';

describe('HttpBotDrain', () => {
  let server: Server;
  let behave: (request: IncomingMessage, response: ServerResponse) => void;
  const drain = new HttpBotDrain();
  const bot = () => ({
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    provisionSecret: 'secret',
  });

  beforeAll(async () => {
    server = createServer((request, response) => behave(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('asks with the secret and the time the bot has, and takes it back', async () => {
    const asked: unknown[] = [];
    behave = (request, response) => {
      void text(request).then((body) => {
        asked.push([request.method, request.url, request.headers.authorization, body]);
        response.writeHead(202).end();
      });
    };
    expect(await drain.begin(bot(), 10)).toBe('draining');
    await drain.end(bot());
    expect(asked).toEqual([
      ['POST', '/internal/drain', 'Bearer secret', '{"deadlineSeconds":10}'],
      ['DELETE', '/internal/drain', 'Bearer secret', ''],
    ]);
  });

  it.each<[string, typeof behave]>([
    ['has none', (_, response) => void response.writeHead(404).end()],
    ['breaks off', (request) => void request.socket.destroy()],
  ])('goes on where the bot %s', async (_, behaviour) => {
    behave = behaviour;
    expect(await drain.begin(bot(), 10)).toBe('not offered');
    await drain.end(bot());
  });
});
