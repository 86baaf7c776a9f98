import Docker from 'dockerode';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ManagedChild } from '../processes/managed-child.mjs';
import { run } from '../processes/run.mjs';
import { waitUntil } from '../processes/wait-until.mjs';

/** The Docker Engine, as the tests need it: whichever `DOCKER_HOST` or the usual socket leads to. */
export const dockerEngine = {
  name: 'Docker Engine',
  packages: ['docker.io', 'iptables'],

  /** Whether an engine answers. */
  async isReady() {
    try {
      await new Docker({ timeout: 5_000 }).ping();
      return true;
    } catch {
      return false;
    }
  },

  /** An engine that `DOCKER_HOST` leads to is somebody else's to install. */
  isInstalled: () =>
    process.env.DOCKER_HOST !== undefined || ['/usr/sbin/dockerd', '/usr/bin/dockerd'].some((path) => existsSync(path)),

  canStart: () => process.env.DOCKER_HOST === undefined && process.getuid?.() === 0,
  startCommand: 'sudo systemctl start docker   (or: sudo dockerd)',

  /**
   * Starts the engine, by systemd where that runs, else as a child.
   * @param {string} logFile
   * @returns {Promise<() => Promise<void>>} stops what was started
   */
  async start(logFile) {
    if (existsSync('/run/systemd/system')) {
      await run('systemctl', ['start', 'docker']);
      if (await waitUntil(() => this.isReady(), { withinMs: 30_000 })) return async () => {};
    }
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'w');
    const daemon = new ManagedChild('dockerd', [], { stdio: ['ignore', log, log] });
    closeSync(log);
    const ready = await waitUntil(async () => !daemon.isRunning || (await this.isReady()), { withinMs: 60_000 });
    if (ready && daemon.isRunning) return () => daemon.stop(30_000);
    // The package may have started one of its own meanwhile, which ours has made way for.
    if (!daemon.isRunning && (await waitUntil(() => this.isReady(), { withinMs: 10_000 }))) return async () => {};
    await daemon.stop();
    const lastWords = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
    throw new Error(`dockerd doesn't start here. The end of ${logFile}:\n${lastWords}`);
  },
};
