import { ProxyWorld } from '../../testing/proxy-world.ts';

describe('at a host that a bot has left', () => {
  let world: ProxyWorld;
  beforeAll(async () => {
    world = await ProxyWorld.start();
    world.access.putMoved('former.localhost', world.host);
  });
  afterAll(() => world.stop());

  const say = (line: string, lines: readonly string[] = [], content = '') =>
    world.say(
      [`${line} HTTP/1.1`, `Host: former.localhost:${world.port}`, 'Connection: close', ...lines, '', content].join(
        '\n',
      ),
    );

  it.each(['GET', 'HEAD'])('%s goes on at the new one, with path and query as they are', async (method) => {
    const answer = await say(`${method} /deep/%2Flink?who=Zo%C3%AB&x=1`);
    expect(answer.status).toBe(302);
    expect(answer.headers).toMatchObject({
      location: `${world.origin}/deep/%2Flink?who=Zo%C3%AB&x=1`,
      'cache-control': 'no-store',
    });
    expect(answer.body).toBe('');
  });

  it('can send nobody to another site by its path', async () => {
    const answer = await say('GET //evil.example/x');
    expect(new URL(answer.headers['location'] ?? '').host).toBe(`${world.host}:${world.port}`);
  });

  it('what would change something is not sent on, and says where to go', async () => {
    const origin = `http://former.localhost:${world.port}`;
    const post = ['Content-Length: 2', `Origin: ${origin}`, 'Sec-Fetch-Site: same-origin'];
    const page = await say('POST /issues', [...post, 'Accept: text/html'], 'hi');
    expect([page.status, page.headers['location']]).toEqual([410, undefined]);
    expect(page.body).toContain(`href="${world.origin}"`);
    const problem = await say('POST /issues', post, 'hi');
    expect(JSON.parse(problem.body)).toMatchObject({ status: 410, code: 'PROXY.MOVED' });
  });

  it('a WebSocket is refused, since it follows nowhere', async () => {
    const answer = await say('GET /live', [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Origin: http://former.localhost:${world.port}`,
    ]);
    expect([answer.status, answer.body]).toEqual([410, expect.stringContaining('PROXY.MOVED')]);
  });

  it('a host where nothing was is one where nothing is', async () => {
    const answer = await world.say(
      ['GET / HTTP/1.1', `Host: never.localhost:${world.port}`, 'Connection: close', '', ''].join('\n'),
    );
    expect(answer.status).toBe(404);
  });

  it('says that nothing is there where nobody can tell more', async () => {
    const failing = jest.spyOn(world.access, 'movedTo').mockRejectedValue(new Error('The store is away'));
    expect((await say('GET /')).status).toBe(404);
    failing.mockRestore();
  });
});
