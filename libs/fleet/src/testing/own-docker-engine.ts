import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@moorage/kernel/testing';
import Docker from 'dockerode';

const run = promisify(execFile);

/**
 * A Docker Engine beside the machine's own, which a test may stop: with a folder, a socket and a default bridge of its own.
 * It leaves the machine's firewall alone (ports on 127.0.0.1 go through docker-proxy). Its bridge has an address nobody else
 * has, of those that are for tests of networks (RFC 2544 §C.2.2); for its networks an engine looks for free ones by itself.
 * Neither `--bridge=none` nor, at a second start, `--default-address-pool` will do: with them an engine removes docker0,
 * whoever made it.
 */
export class OwnDockerEngine {
  private daemon: ChildProcess | undefined;
  private log = '';

  private constructor(
    private readonly folder: string,
    private readonly bridge: string,
  ) {}

  /** Started by `start`. @throws where this isn't root on Linux, which every engine needs */
  static async create(): Promise<OwnDockerEngine> {
    if (process.getuid?.() !== 0)
      throw new Error('This test starts a Docker Engine of its own, which takes root: sudo npm test');
    const bridge = `moo${randomBytes(4).toString('hex')}`;
    await run('busybox', ['brctl', 'addbr', bridge]);
    await run('busybox', ['ifconfig', bridge, '198.18.0.1', 'netmask', '255.255.255.0', 'up']);
    return new OwnDockerEngine(await mkdtemp(join(tmpdir(), 'moorage-engine-')), bridge);
  }

  /** As the setting DOCKER_HOST takes it. */
  get host(): string {
    return `unix://${this.socketPath}`;
  }

  /** This engine's API. */
  get api(): Docker {
    return new Docker({ socketPath: this.socketPath });
  }

  async start(): Promise<void> {
    const daemon = spawn(
      'dockerd',
      [
        `--data-root=${join(this.folder, 'data')}`,
        `--exec-root=${join(this.folder, 'exec')}`,
        `--pidfile=${join(this.folder, 'pid')}`,
        `--host=${this.host}`,
        `--bridge=${this.bridge}`,
        '--iptables=false',
        '--ip-forward=false',
        '--ip-masq=false',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.daemon = daemon;
    for (const stream of [daemon.stdout, daemon.stderr])
      stream.on('data', (chunk: Buffer) => (this.log += chunk.toString('utf8')));
    await eventually(async () => {
      if (daemon.exitCode !== null)
        throw new Error(`dockerd ended with ${daemon.exitCode}:\n${this.log.slice(-4_000)}`);
      return (await this.api.ping()) !== undefined;
    }, 60_000);
  }

  /** Stops it as a system does, with its containers. */
  async stop(): Promise<void> {
    const { daemon } = this;
    this.daemon = undefined;
    if (daemon === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return;
    daemon.kill('SIGTERM');
    await once(daemon, 'exit');
  }

  /** Ends it at once, as a crash does; its containers go on until it is started again. */
  async kill(): Promise<void> {
    const { daemon } = this;
    this.daemon = undefined;
    if (daemon === undefined) return;
    const ended = once(daemon, 'exit');
    daemon.kill('SIGKILL');
    await ended;
    // Its containerd died with it. Where nobody buries orphans, the next engine would take that one for alive.
    await rm(join(this.folder, 'exec/containerd/containerd.pid'), { force: true });
  }

  /** Removes all that it made, and what was made for it. */
  async dispose(): Promise<void> {
    try {
      await this.removeNetworks();
    } finally {
      await this.stop();
      await this.unmountAll();
      await run('busybox', ['ifconfig', this.bridge, 'down']);
      await run('busybox', ['brctl', 'delbr', this.bridge]);
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  /**
   * Takes the bridges of its networks out of the machine, which only a running engine does. Containers are stopped for that,
   * not removed: they go with the folder, and the engine can't always remove one from before it was started again.
   */
  private async removeNetworks(): Promise<void> {
    const { api } = this;
    if (this.daemon === undefined) await this.start();
    const containers = await api.listContainers();
    await Promise.all(containers.map(({ Id }) => api.getContainer(Id).stop({ t: 0 })));
    const networks = await api.listNetworks();
    const own = networks.filter(({ Name }) => !['bridge', 'host', 'none'].includes(Name));
    await Promise.all(own.map(({ Id }) => api.getNetwork(Id).remove()));
  }

  /** What the engine left mounted in its folder, innermost first. */
  private async unmountAll(): Promise<void> {
    const mounts = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
    for (const mount of mounts.filter((path) => path.startsWith(`${this.folder}/`)).reverse())
      await run('busybox', ['umount', '-l', mount]);
  }

  get socketPath(): string {
    return join(this.folder, 'sock');
  }
}
