import { createHash } from 'node:crypto';
import { ProxyWorld } from '../../testing/proxy-world.ts';

describe('what people see instead of a bot', () => {
  let world: ProxyWorld;
  beforeAll(async () => void (world = await ProxyWorld.start({ platformUrl: 'https://app.example' })));
  afterAll(() => world.stop());

  const unknown = (accept: string, method = 'GET') =>
    world.say(`${method} / HTTP/1.1\nHost: <b>nobody.localhost\nAccept: ${accept}\nConnection: close\n\n`);

  it('is a page for browsers, under headers that let nothing in', async () => {
    const page = await unknown('text/html,application/xhtml+xml');
    expect(page.status).toBe(404);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const style = /<style>([^]*)<\/style>/.exec(page.body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers).toMatchObject({
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self' https://app.example; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'cache-control': 'no-store',
    });
    expect(page.body).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page.body).toContain('prefers-color-scheme:dark');
    expect(page.body).toContain('href="https://app.example"');
    expect(page.body).not.toMatch(/<script|nobody/);
  });

  it('is problem+json for everybody else', async () => {
    const problem = await unknown('*/*');
    expect(problem.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(problem.body)).toEqual({
      type: 'about:blank',
      title: 'No bot here',
      status: 404,
      code: 'PROXY.NO_SUCH_BOT',
      detail: expect.any(String),
    });
  });

  it('has no content for HEAD', async () => {
    const head = await unknown('text/html', 'HEAD');
    expect([head.status, head.body]).toEqual([404, '']);
  });

  it('offers somebody without access to sign out', async () => {
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'REMOVED');
    const page = await world.visit('GET /', [`Cookie: __Host-moorage_bot_session=${world.token}`, 'Accept: text/html']);
    expect(page.status).toBe(403);
    expect(page.body).toContain(
      '<form method="post" action="/.moorage/sign-out"><button>Sign out ada@example.com</button></form>',
    );
    world.access.setMembership(world.orgId, world.userId, 'ADMIN', 'ACTIVE');
  });

  it('leaves no content of the client to be taken for its next request', async () => {
    const answer = await world.say(
      `POST / HTTP/1.1\nHost: nobody.localhost\nContent-Length: 100\n\nGET /second HTTP/1.1\nHost: nobody.localhost\n\n`,
    );
    expect(answer.headers['connection']).toBe('close');
    expect(answer.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});
