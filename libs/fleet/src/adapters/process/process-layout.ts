import { join } from 'node:path';
import type { ContainerSpec } from '../../application/ports/container-runtime.port.ts';
import type { ProcessIdentity } from './process-identity.ts';

export interface HealthCheckTiming {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

/** `container.json`: what a container is, written by the runtime. */
export interface ContainerRecord {
  readonly spec: ContainerSpec;
  readonly fingerprint: string;
  /** The loopback port its process listens on. */
  readonly port: number;
  /** What was last asked for. The keeper reads it once it is alone, so that a stop can't be overtaken by an older start. */
  readonly wanted: 'running' | 'stopped';
  readonly bundle: string;
  readonly healthCheck: HealthCheckTiming;
}

/** `state.json`: what became of it, written by its keeper alone. */
export interface KeeperState {
  readonly keeper: ProcessIdentity;
  readonly bot: ProcessIdentity | null;
  readonly phase: 'starting' | 'running' | 'restarting' | 'stopped';
  readonly health: 'starting' | 'healthy' | 'unhealthy';
  readonly startedAt: string | null;
  readonly exitCode: number | null;
}

/** Exit code of a keeper that found another one at work. */
export const keptAlready = 17;

/**
 * The folders of the process runtime:
 * `images/sha256-<hex>/` bundles · `tags/` name:tag → digest · `volumes/<name>/{owner.json,volume/}` · `networks/<name>.json` ·
 * `containers/<name>/{container.json,state.json,keeper.lock,keeper.log,log/,root/}` · `building/` what isn't finished yet.
 */
export function layoutOf(root: string) {
  return {
    images: join(root, 'images'),
    tags: join(root, 'tags'),
    volumes: join(root, 'volumes'),
    networks: join(root, 'networks'),
    containers: join(root, 'containers'),
    building: join(root, 'building'),
  };
}

export function containerPaths(folder: string) {
  return {
    record: join(folder, 'container.json'),
    state: join(folder, 'state.json'),
    lock: join(folder, 'keeper.lock'),
    log: join(folder, 'log'),
    /** What a keeper says of its own failure. */
    keeperLog: join(folder, 'keeper.log'),
    /** Holds a link to each volume at its mount path; the bot knows it as MOORAGE_VOLUME_ROOT. */
    volumeRoot: join(folder, 'root'),
  };
}
