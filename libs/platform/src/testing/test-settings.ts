import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '@moorage/contracts';

/** Settings for tests: everything on, nothing outside this machine. */
export function testSettings(overrides: Partial<Settings> = {}): Settings {
  return {
    platformUrl: 'http://localhost:4400',
    botsDomain: 'localhost:4400',
    installationId: 'test',
    dataDir: join(tmpdir(), 'moorage-test'),
    trustedProxies: [],
    role: 'all',
    secureCookies: false,
    orgVerificationRequired: false,
    defaultSeats: null,
    hostOrgsEnabled: true,
    fleet: {
      runtime: 'process',
      dockerHost: 'unix:///var/run/docker.sock',
      reach: 'loopback',
      imageAllowlist: ['docker.io/moorage'],
      registry: 'held',
      botImage: 'moorage/reference-bot:0.1.0',
      botBundle: fileURLToPath(new URL('../../../../apps/bot/dist/bundle', import.meta.url)),
      botMemoryMb: 256,
      botCpus: 1,
      botPids: 256,
      rolloutParallel: 4,
      proxyHoldSeconds: 30,
      proxyForwarder: 'undici',
    },
    mail: { from: 'Moorage <moorage@localhost>' },
    session: { idleMinutes: 60 * 24, absoluteHours: 24 * 30 },
    dns: { servers: [], timeoutSeconds: 10 },
    ...overrides,
  };
}
