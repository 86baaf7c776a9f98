import { randomUUID } from 'node:crypto';
import type Docker from 'dockerode';
import { eventually } from '@moorage/kernel/testing';
import type { ContainerSpec } from '../../application/ports/container-runtime.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { buildFixtureImage, buildImageWithoutNode } from '../../testing/docker-fixture-images.ts';
import {
  givenFixtureImages,
  removeImages,
  testDocker,
  testSocketPath,
  uniqueRepository,
} from '../../testing/docker-test-engine.ts';
import { httpFixtureBot, type ReachableFixtureBot } from '../../testing/http-fixture-bot.ts';
import { RuntimeSteps } from '../../testing/runtime-harness.ts';
import { loopbackAddressOf } from './container-options.ts';
import { DockerContainerRuntime, type DockerRuntimeOptions } from './docker-container-runtime.ts';

const repository = uniqueRepository();

function runtimeWith(options: Partial<DockerRuntimeOptions> = {}): DockerContainerRuntime {
  return new DockerContainerRuntime({
    engine: { socketPath: testSocketPath },
    allowlist: ImageAllowlist.of([repository]),
    ...options,
  });
}

const started: RuntimeSteps[] = [];

function newSteps(runtime: DockerContainerRuntime, tag = '1'): RuntimeSteps {
  const steps = new RuntimeSteps(runtime, `${repository}:${tag}`);
  started.push(steps);
  return steps;
}

async function givenCreated(steps: RuntimeSteps, overrides: Partial<ContainerSpec> = {}): Promise<ContainerSpec> {
  const spec = await steps.givenSpec(overrides);
  await steps.runtime.createContainer(spec);
  return spec;
}

async function givenAnswering(steps: RuntimeSteps, bot: ReachableFixtureBot): Promise<ContainerSpec> {
  const spec = await givenCreated(steps);
  await steps.runtime.startContainer(spec.name);
  await eventually(() => bot.whoami(spec.name));
  return spec;
}

/** What a command run in the container prints. */
async function printedBy(container: string, ...command: string[]): Promise<string> {
  const exec = await testDocker
    .getContainer(container)
    .exec({ Cmd: command, AttachStdout: true, AttachStderr: true, Tty: true });
  const output = await exec.start({ Tty: true });
  let text = '';
  for await (const part of output) text += String(part);
  return text.trim();
}

beforeAll(async () => {
  await givenFixtureImages(repository);
  await buildFixtureImage(testDocker, `${repository}:root`, { user: 'root' });
  await buildFixtureImage(testDocker, `${repository}:zero`, { user: '0:1000' });
});
afterEach(() => Promise.all(started.splice(0).map((steps) => steps.removeAll())));
afterAll(() => removeImages(repository));

describe('a bot container on Docker', () => {
  const runtime = runtimeWith();
  const bot = httpFixtureBot(runtime);
  let steps: RuntimeSteps;
  let info: Docker.ContainerInspectInfo;
  let spec: ContainerSpec;

  beforeEach(async () => {
    steps = newSteps(runtime);
    spec = await givenAnswering(steps, bot);
    info = await testDocker.getContainer(spec.name).inspect();
  });

  it('has no privileges and no way to gain any', async () => {
    expect(info.HostConfig).toMatchObject({
      Privileged: false,
      CapDrop: ['ALL'],
      CapAdd: null,
      SecurityOpt: ['no-new-privileges'],
    });
    expect(info.HostConfig.PidMode).toBe('');
    expect(info.HostConfig.IpcMode).toBe('private');
    const status = await printedBy(spec.name, 'cat', '/proc/1/status');
    expect(status).toMatch(/CapEff:\s+0{16}/);
    expect(status).toMatch(/CapBnd:\s+0{16}/);
    expect(status).toMatch(/NoNewPrivs:\s+1/);
    await expect(bot.whoami(spec.name)).resolves.toMatchObject({ uid: 1000 });
  });

  it('writes to its volumes and a small /tmp, and nowhere else', async () => {
    expect(info.HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      Tmpfs: { '/tmp': expect.stringMatching(/noexec.*nosuid.*size=64m/) },
    });
    await expect(bot.writeFile(spec.name, '/app/evil', 'x')).rejects.toThrow('EROFS');
    await bot.writeFile(spec.name, '/tmp/fine', 'x');
    await bot.writeFile(spec.name, '/data/fine', 'x');
    expect(info.Mounts).toEqual([
      expect.objectContaining({ Type: 'volume', Name: spec.volumes[0]!.volume, Destination: '/data' }),
    ]);
    expect(info.HostConfig.Binds ?? []).toEqual([]);
  });

  it('is limited in memory, processor, processes and logs', () => {
    expect(info.HostConfig).toMatchObject({
      Memory: spec.limits.memoryBytes,
      MemorySwap: spec.limits.memoryBytes,
      NanoCpus: 5e8,
      PidsLimit: 64,
    });
    expect(info.HostConfig.LogConfig).toEqual({ Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } });
  });

  it('gets no more of the processor than there is, however much is asked for', async () => {
    const { NCPU } = (await testDocker.info()) as { NCPU: number };
    const limits = { ...spec.limits, cpus: 10_000 };
    const greedy = await givenCreated(steps, { limits });
    expect((await testDocker.getContainer(greedy.name).inspect()).HostConfig.NanoCpus).toBe(NCPU * 1e9);
  });

  it('has a first process that buries the dead', async () => {
    expect(info.HostConfig.Init).toBe(true);
    await expect(bot.whoami(spec.name)).resolves.not.toMatchObject({ pid: 1 });
  });

  it('is published on loopback alone, under a port the engine chose, and restarted unless stopped', () => {
    expect(info.NetworkSettings.Ports).toEqual({
      '3100/tcp': [{ HostIp: loopbackAddressOf(spec.owner.instanceId), HostPort: expect.stringMatching(/^\d+$/) }],
    });
    expect(info.HostConfig).toMatchObject({
      PortBindings: { '3100/tcp': [{ HostIp: loopbackAddressOf(spec.owner.instanceId), HostPort: '' }] },
      PublishAllPorts: false,
    });
    expect(info.HostConfig.RestartPolicy?.Name).toBe('unless-stopped');
    expect(Object.keys(info.NetworkSettings.Networks)).toEqual([spec.network]);
  });

  it('is asked for its health over HTTP, by its own Node', () => {
    const { Test: test, ...timing } = (info.Config as unknown as { Healthcheck: { Test: string[] } }).Healthcheck;
    expect(test.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
    expect(test.at(-1)).toBe('http://127.0.0.1:3100/health');
    expect(timing).toEqual({ Interval: 30e9, Timeout: 5e9, Retries: 3, StartPeriod: 60e9 });
  });

  it('carries the labels of its owner, as do its network and volume', async () => {
    const labels = {
      'moorage.installation': steps.installationId,
      'moorage.instance': spec.owner.instanceId,
      'moorage.org': spec.owner.orgId,
    };
    expect(info.Config.Labels).toMatchObject(labels);
    expect((await testDocker.getNetwork(spec.network).inspect()).Labels).toEqual(labels);
    expect((await testDocker.getVolume(spec.volumes[0]!.volume).inspect()).Labels).toEqual(labels);
  });

  it('reaches itself, but no other bot: not by name, not by address, not by the published port', async () => {
    const other = await givenAnswering(steps, bot);
    const published = (await runtime.inspectContainer(other.name)).address!.port;
    const { IPAddress: address, Gateway: gateway } = (await testDocker.getContainer(other.name).inspect())
      .NetworkSettings.Networks[other.network]!;
    const ownGateway = info.NetworkSettings.Networks[spec.network]!.Gateway;

    await expect(bot.reach(spec.name, `http://${spec.name}:3100/health`)).resolves.toBe('200');
    await expect(bot.reach(spec.name, `http://${address}:3100/health`)).resolves.toMatch(
      /timeout|EHOSTUNREACH|ENETUNREACH|ECONNREFUSED/,
    );
    await expect(bot.reach(spec.name, `http://${other.name}:3100/health`)).resolves.toMatch(/ENOTFOUND|EAI_AGAIN/);
    for (const host of [gateway, ownGateway, '127.0.0.1', loopbackAddressOf(other.owner.instanceId)]) {
      await expect(bot.reach(spec.name, `http://${host}:${published}/health`)).resolves.toMatch(
        /timeout|EHOSTUNREACH|ENETUNREACH|ECONNREFUSED/,
      );
    }
  });
});

describe('Docker refusals', () => {
  it.each(['root', 'zero'])('has no place for an image that runs as root (%s)', async (tag) => {
    const steps = newSteps(runtimeWith(), tag);
    const refusal = { code: 'RUNTIME.IMAGE_NOT_ALLOWED', data: { reason: 'root' } };
    await expect(givenCreated(steps)).rejects.toMatchObject(refusal);
    const owned = await steps.runtime.listOwned(steps.installationId);
    expect(owned.filter(({ kind }) => kind === 'container')).toEqual([]);
  });
});

describe('Docker, when Moorage runs in a container itself', () => {
  it('publishes nothing and joins the networks of the bots, also after it was replaced', async () => {
    const self = await givenSelf();
    const runtime = runtimeWith({ reach: { kind: 'network', self: self.id } });
    const steps = newSteps(runtime);
    const spec = await givenCreated(steps);
    await runtime.startContainer(spec.name);
    const { address } = await runtime.inspectContainer(spec.name);
    expect(address).toEqual({ host: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/), port: 3100 });
    expect((await testDocker.getContainer(spec.name).inspect()).HostConfig.PortBindings).toEqual({});
    await eventually(
      async () =>
        (await printedBy(self.id, 'wget', '-qO-', `http://${address!.host}:3100/health`)) === '{\"status\":\"ok\"}',
    );

    await self.remove({ force: true });
    const successor = await givenSelf();
    const later = runtimeWith({ reach: { kind: 'network', self: successor.id } });
    await later.inspectContainer(spec.name);
    await eventually(
      async () =>
        (await printedBy(successor.id, 'wget', '-qO-', `http://${address!.host}:3100/health`)) ===
        '{\"status\":\"ok\"}',
    );

    await later.removeContainer(spec.name);
    await later.removeNetwork(spec.network);
    await expect(later.listOwned(steps.installationId)).resolves.toEqual([expect.objectContaining({ kind: 'volume' })]);
  });

  it('reaches from each replica what another one made, or made anew, and what one removes is gone', async () => {
    const [first, second] = [await givenSelf(), await givenSelf()];
    const maker = runtimeWith({ reach: { kind: 'network', self: first.id } });
    const replica = runtimeWith({ reach: { kind: 'network', self: second.id } });
    const steps = newSteps(maker);
    const spec = await givenCreated(steps);
    const isReached = async (): Promise<void> => {
      await maker.startContainer(spec.name);
      const { address } = await maker.inspectContainer(spec.name);
      await replica.reachBots(steps.installationId);
      await eventually(
        async () =>
          (await printedBy(second.id, 'wget', '-qO-', `http://${address!.host}:3100/health`)) === '{"status":"ok"}',
      );
    };
    await isReached();

    await maker.removeContainer(spec.name);
    await maker.removeNetwork(spec.network);
    await maker.createNetwork({ name: spec.network, owner: spec.owner });
    await maker.createContainer(spec);
    await isReached();

    await maker.removeContainer(spec.name);
    await maker.removeNetwork(spec.network);
    await expect(maker.listOwned(steps.installationId)).resolves.toEqual([expect.objectContaining({ kind: 'volume' })]);
  });

  const home = `moorage-test-${randomUUID()}`;
  const selves: Docker.Container[] = [];
  beforeAll(() => testDocker.createNetwork({ Name: home }));
  afterAll(() => testDocker.getNetwork(home).remove());
  afterEach(() =>
    Promise.all(selves.splice(0).map((container) => container.remove({ force: true }).catch(alreadyGone))),
  );
  const alreadyGone = (error: { statusCode?: number }): void => expect(error.statusCode).toBe(404);

  /** Moorage's own container, on a network of its own, as a compose file would have it. */
  async function givenSelf(): Promise<Docker.Container> {
    const container = await testDocker.createContainer({
      Image: `${repository}:1`,
      Cmd: ['sleep', '600'],
      HostConfig: { NetworkMode: home },
    });
    selves.push(container);
    await container.start();
    return container;
  }
});

describe('a bot without Node in its image', () => {
  it('is as healthy as its health page says, though the engine has nothing to ask it with', async () => {
    await buildImageWithoutNode(testDocker, `${repository}:nodeless`);
    const runtime = runtimeWith({
      healthCheck: { intervalSeconds: 0.3, timeoutSeconds: 5, retries: 1, startPeriodSeconds: 0 },
    });
    const steps = newSteps(runtime, 'nodeless');
    const { name } = await givenCreated(steps);
    await runtime.startContainer(name);
    const container = testDocker.getContainer(name);
    await eventually(async () => (await container.inspect()).State.Health?.Status === 'unhealthy');
    await steps.untilHealthy(name);
    expect(await printedBy(name, '/bin/busybox', 'rm', '/data/health')).toBe('');
    await steps.untilHealthIs(name, 'unhealthy');
  });
});
