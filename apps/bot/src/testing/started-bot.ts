import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformRole } from '@moorage/bot-kit';
import { identityHeaders } from '@moorage/bot-kit/testing';
import { createBot } from '../bot.ts';
import { botConfigFrom } from '../config.ts';

export const SECRET = 'test-secret';
export const PLATFORM_URL = 'http://platform.test';

/** Someone in a test, as the platform would name them. */
export interface TestPerson {
  readonly userId: string;
  readonly name: string;
  readonly tenantId?: string;
}

export interface StartedBot {
  readonly url: string;
  readonly filesDir: string;
  readonly logged: string[];
  /** A request by nobody; redirects are answers, not followed. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  /** A request of the platform's proxy for somebody. */
  readonly as: (person: TestPerson, path: string, init?: RequestInit) => Promise<Response>;
  /** Posts a form as somebody. */
  readonly post: (person: TestPerson, path: string, fields: Record<string, string>) => Promise<Response>;
  /** Makes the company of a tenant and answers its id. */
  readonly provision: (admin: TestPerson) => Promise<string>;
  /** A call of the provision protocol, which must be taken. */
  readonly platform: (path: string, body: object) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const HOSTED = {
  PAPERCLIP_DEPLOYMENT_MODE: 'hosted_proxy',
  PAPERCLIP_HOSTED_MODE: 'true',
  PROVISION_SECRET: SECRET,
  PLATFORM_URL,
};

/** The bot in this process, on a free port, with new folders. */
export async function startBot(environment: Record<string, string> = HOSTED): Promise<StartedBot> {
  const folder = await mkdtemp(join(tmpdir(), 'bot-'));
  const logged: string[] = [];
  const config = botConfigFrom({
    PORT: '0',
    MOORAGE_VOLUME_ROOT: folder,
    PAPERCLIP_MIGRATION_AUTO_APPLY: 'true',
    ...environment,
  });
  const bot = await createBot(config, { version: '1.0.0', commit: 'abc1234' }, (message, error) => {
    logged.push(`${message} ${String(error ?? '')}`);
  });
  await new Promise<void>((resolve) => bot.server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(bot.server.address() as AddressInfo).port}`;

  const request: StartedBot['fetch'] = (path, init) => fetch(url + path, { redirect: 'manual', ...init });
  const as: StartedBot['as'] = (person, path, init = {}) =>
    request(path, { ...init, headers: { ...headersOf(person), ...(init.headers as Record<string, string>) } });
  const platform = async (path: string, body: object) => {
    const init = { method: 'POST', headers: { authorization: `Bearer ${SECRET}` }, body: JSON.stringify(body) };
    const answer = await request(path, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    url,
    filesDir: config.filesDir,
    logged,
    fetch: request,
    as,
    post: (person, path, fields) => as(person, path, { method: 'POST', body: new URLSearchParams(fields) }),
    provision: async (admin) => {
      const tenantId = admin.tenantId ?? 'acme';
      const body = { tenantId, tenantName: `Company ${tenantId}`, adminUser: userOf(admin) };
      const answer = await platform('/internal/provision', body);
      return ((await answer.json()) as { tenantEntityId: string }).tenantEntityId;
    },
    platform: async (path, body) => void (await platform(path, body)),
    close: async () => {
      await bot.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A person as the provision protocol names them. */
export function userOf({ userId, name }: TestPerson) {
  return { id: userId, name, email: `${userId}@acme.test` };
}

/** The identity headers of a person. */
export function headersOf({ userId, name, tenantId = 'acme' }: TestPerson, role: PlatformRole = 'member') {
  return identityHeaders({ userId, name, email: `${userId}@acme.test`, tenantId, role });
}
