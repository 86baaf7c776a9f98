import { createHash } from 'node:crypto';
import type Docker from 'dockerode';
import type { ContainerSpec } from '../../application/ports/container-runtime.port.ts';
import { containerFingerprint } from '../container-fingerprint.ts';
import { labelsOf } from '../../domain/resource-names.ts';
import type { BotReach } from './docker-networks.ts';

export interface HealthCheckTiming {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  /** Failures this soon after a start don't count. */
  readonly startPeriodSeconds: number;
}

export const defaultHealthCheck: HealthCheckTiming = {
  intervalSeconds: 30,
  timeoutSeconds: 5,
  retries: 3,
  startPeriodSeconds: 60,
};

/** Labels beside the owner's: what a later call compares and reports. */
export const containerLabels = { spec: 'moorage.spec', image: 'moorage.image', network: 'moorage.network' } as const;

/**
 * A bot's container as the engine is told it. (API: POST /containers/create.) What keeps a bot in its place:
 * - no capability at all, and none to be gained by a set-user-id program (no-new-privileges); the image's own user, never root;
 * - a read-only root file system; it writes to its volumes and to a small /tmp in memory from which nothing can be executed;
 * - bounded memory without swap, processor share, and number of processes;
 * - a network of its own; its port only on a loopback address of its own, or not published at all;
 * - bounded logs; nothing of the machine mounted.
 * The engine's default seccomp and AppArmor profiles stay in force.
 */
export function containerOptions(
  spec: ContainerSpec,
  engineImage: string,
  reach: BotReach,
  health: HealthCheckTiming,
  engineCpus: number,
): Docker.ContainerCreateOptions {
  const port = `${spec.port}/tcp`;
  return {
    name: spec.name,
    Image: engineImage,
    Env: Object.entries({ ...spec.env, PORT: String(spec.port) }).map(([key, value]) => `${key}=${value}`),
    Labels: {
      ...labelsOf(spec.owner),
      [containerLabels.spec]: containerFingerprint(spec),
      [containerLabels.image]: spec.image,
      [containerLabels.network]: spec.network,
    },
    ExposedPorts: { [port]: {} },
    Healthcheck: {
      Test: ['CMD', 'node', '-e', healthProbe, `http://127.0.0.1:${spec.port}${spec.healthPath}`],
      Interval: nanoseconds(health.intervalSeconds),
      Timeout: nanoseconds(health.timeoutSeconds),
      Retries: health.retries,
      StartPeriod: nanoseconds(health.startPeriodSeconds),
    },
    HostConfig: {
      NetworkMode: spec.network,
      // An empty port lets the engine choose a free one at every start.
      PortBindings:
        reach.kind === 'loopback'
          ? { [port]: [{ HostIp: loopbackAddressOf(spec.owner.instanceId), HostPort: '' }] }
          : {},
      Mounts: spec.volumes.map(({ volume, path }) => ({
        Type: 'volume',
        Source: volume,
        Target: path,
        ReadOnly: false,
      })),
      RestartPolicy: { Name: 'unless-stopped' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
      SecurityOpt: ['no-new-privileges'],
      CapDrop: ['ALL'],
      // Passes signals on and buries what the bot leaves behind, which nothing does when the bot is process 1 itself.
      Init: true,
      Privileged: false,
      ReadonlyRootfs: true,
      Tmpfs: { '/tmp': 'rw,noexec,nosuid,nodev,size=64m,mode=1777' },
      Memory: spec.limits.memoryBytes,
      MemorySwap: spec.limits.memoryBytes,
      // More than there are is refused by the engine, and no limit at all.
      NanoCpus: Math.round(Math.min(spec.limits.cpus, engineCpus) * 1e9),
      PidsLimit: spec.limits.pids,
    },
  };
}

/**
 * A loopback address for each instance (RFC 1122 §3.2.1.3: all of 127/8 is). The engine deals out ports anew when it starts, so
 * on a shared address the port that was one organisation's bot is another's for as long as nobody has looked. Linux answers
 * on all these addresses; elsewhere there is 127.0.0.1 alone.
 */
export function loopbackAddressOf(instanceId: string, platform: string = process.platform): string {
  if (platform !== 'linux') return '127.0.0.1';
  const hash = createHash('sha256').update(instanceId).digest();
  // From 127.64 on, where nothing else has its place, as the resolvers' 127.0.0.53 and 127.0.1.1 have below.
  return `127.${64 + (hash.readUInt8(0) % 64)}.${hash.readUInt8(1)}.${1 + (hash.readUInt8(2) % 254)}`;
}

/** Runs inside the container, with the image's own Node: 200 and JSON with `status: "ok"`, or it isn't healthy. */
const healthProbe = `require('http').get(process.argv[1], (answer) => {
  let text = '';
  answer.on('data', (part) => { if (text.length < 65536) text += part; });
  answer.on('end', () => { let ok = false; try { ok = answer.statusCode === 200 && JSON.parse(text).status === 'ok'; } catch {} process.exit(ok ? 0 : 1); });
}).on('error', () => process.exit(1));`;

/** Whether an image's USER is root, by name or number, with or without a group. */
export function runsAsRoot(user: string | undefined): boolean {
  const name = (user ?? '').split(':')[0]!.trim();
  return name === '' || name === 'root' || /^[+-]?0+$/.test(name);
}

function nanoseconds(seconds: number): number {
  return Math.round(seconds * 1e9);
}
