import { writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { startMemoryBot } from '../testing/memory-bot.ts';
import { MemoryProvisionTarget } from '../testing/memory-provision-target.ts';
import { checkCommand } from './check-command.ts';

const SECRET = 's3cret';
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Runs the command against a memory bot, broken by `before` or by its target. */
async function check(
  options: Partial<Parameters<typeof startMemoryBot>[0]> = {},
  args: readonly string[] = ['--secret', SECRET, '--members', '20'],
) {
  const bot = await startMemoryBot({ secret: SECRET, ...options });
  closing.push(bot.close);
  let output = '';
  const code = await checkCommand([bot.url, ...args], {}, (text) => (output += text));
  return { code, output, failed: output.split('\n').filter((line) => line.startsWith('FAIL')) };
}

type Answer = { status?: number; type?: string; text: string };

/** Breaks the bot where `find` says so: the answer is given in the bot's place. */
const instead = (
  find: (req: IncomingMessage) => boolean,
  { status = 200, type = 'application/json', text }: Answer,
) => ({
  before: (req: IncomingMessage, res: ServerResponse) => {
    if (!find(req)) return false;
    req.resume();
    res.writeHead(status, { 'content-type': type }).end(text);
    return true;
  },
});

describe('moorage-bot-check', () => {
  it('passes a bot that keeps the contract, a thousand members included', async () => {
    const { code, output, failed } = await check({}, ['--secret', SECRET]);

    expect(failed).toEqual([]);
    expect(output).toContain('1000 added');
    expect(output).toMatch(/\n\d+ passed, 0 failed$/);
    expect(code).toBe(0);
  }); // some 3,000 requests

  it('passes a bot that verifies assertions, given a key', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const folder = mkdtempSync(join(tmpdir(), 'bot-check-'));
    closing.push(() => rmSync(folder, { recursive: true }));
    await writeFile(join(folder, 'key.json'), JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k' }));
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'EdDSA' };
    const assertion = {
      jwksUrl: 'http://platform.test/jwks',
      issuer: 'http://platform.test',
      audience: 'bot',
      fetch: async () => Response.json({ keys: [jwk] }),
    };
    const signing = [
      '--signing-key',
      join(folder, 'key.json'),
      '--issuer',
      'http://platform.test',
      '--audience',
      'bot',
    ];

    const verifying = await check({ assertion }, ['--secret', SECRET, '--members', '5', ...signing]);
    expect(verifying.failed).toEqual([]);
    expect(verifying.output).toContain('assertion: ');
    const trusting = await check({}, ['--secret', SECRET, '--members', '5', ...signing]);
    expect(trusting.failed).toHaveLength(2);
    expect(trusting.code).toBe(1);
  });

  const path = (prefix: string, method?: string) => (req: IncomingMessage) =>
    req.url!.startsWith(prefix) && (method === undefined || req.method === method);

  it.each<[string, Partial<Parameters<typeof startMemoryBot>[0]>, string]>([
    [
      'an HTML health page',
      instead(path('/health'), { type: 'text/html', text: '<h1>ok</h1>' }),
      'health: 200 and JSON',
    ],
    [
      'a health without a commit',
      instead(path('/health'), { text: '{"status":"ok","version":"1"}' }),
      'health: 200 and JSON',
    ],
    [
      'no provision health',
      instead(path('/internal/provision/health'), { status: 404, text: '{}' }),
      'provision health',
    ],
    [
      'an open door to removal',
      instead((req) => req.url === '/internal/members/remove' && req.headers.authorization !== `Bearer ${SECRET}`, {
        text: '{"ok":true}',
      }),
      'bearer: 401',
    ],
    [
      '400 in place of 422',
      instead((req) => req.url === '/internal/members/erase' && req.headers.authorization === `Bearer ${SECRET}`, {
        status: 400,
        text: '{"error":"pseudonym"}',
      }),
      'bad bodies: 422',
    ],
    [
      'an unknown company taken',
      { target: brokenTarget((t) => (t.listMembers = async () => [])) },
      'unknown company: 404',
    ],
    [
      'a default user',
      instead((req) => req.url === '/' && req.headers['x-platform-user-id'] === undefined, { text: 'Hello Admin' }),
      'no identity headers',
    ],
    [
      'look-alike headers',
      instead((req) => req.headers['x_platform_user_id'] !== undefined, { text: 'Hello' }),
      'spoofed headers: look-alike',
    ],
    [
      'the first of two headers taken',
      instead((req) => /, /.test(String(req.headers['x-platform-user-id'])), { text: 'Hello' }),
      'spoofed headers: a missing or doubled one',
    ],
    [
      'every visitor let in',
      instead(path('/', 'GET'), { text: 'Hello' }),
      'a stranger, and a member under another tenant',
    ],
    [
      'a second company for the same tenant',
      {
        target: brokenTarget((target) => {
          const original = target.provisionCompany.bind(target);
          let n = 0;
          target.provisionCompany = (request) => original({ ...request, tenantId: `${request.tenantId}-${(n += 1)}` });
        }),
      },
      'provision: 201 with ids',
    ],
    [
      'removal forgotten',
      { target: brokenTarget((t) => (t.removeMember = async () => undefined)) },
      'a removed member',
    ],
    ['erasure forgotten', { target: brokenTarget((t) => (t.eraseMember = async () => undefined)) }, 'members/erase'],
    ['roles forgotten', { target: brokenTarget((t) => (t.changeRole = async () => undefined)) }, 'members/change-role'],
    [
      'a page of the member list in place of all',
      {
        target: brokenTarget((target) => {
          const original = target.listMembers.bind(target);
          target.listMembers = async (companyId) => (await original(companyId)).slice(0, 10);
        }),
      },
      'many members',
    ],
    [
      'removal of the company forgotten',
      { target: brokenTarget((t) => (t.removeCompany = async () => undefined)) },
      'remove the company',
    ],
  ])('fails a bot with %s', async (_, fault, row) => {
    const { code, failed } = await check(fault);

    expect(failed.some((line) => line.includes(row))).toBe(true);
    expect(code).toBe(1);
  });

  it('fails every row of a bot that isn’t there', async () => {
    let output = '';
    const code = await checkCommand(['http://127.0.0.1:9', '--secret', SECRET], {}, (text) => (output += text));

    expect(code).toBe(1);
    expect(output).toMatch(/\n0 passed, \d+ failed$/);
  });

  it.each([
    [[], 'Give the address'],
    [['nonsense'], 'Give the address'],
    [['http://127.0.0.1:9'], 'Give the secret'],
    [['http://127.0.0.1:9', '--secret', 'x', '--members', 'many'], '--members'],
    [['http://127.0.0.1:9', '--secret', 'x', '--signing-key', 'f'], '--issuer'],
    [['http://127.0.0.1:9', '--wat'], '--wat'],
  ])('says how it is used when called with %j', async (args, message) => {
    let output = '';

    expect(await checkCommand(args, {}, (text) => (output += text))).toBe(2);

    expect(output).toContain(message);
    expect(output).toContain('Usage: moorage-bot-check');
  });
});

function brokenTarget(breakIt: (target: MemoryProvisionTarget) => void): MemoryProvisionTarget {
  const target = new MemoryProvisionTarget();
  breakIt(target);
  return target;
}
