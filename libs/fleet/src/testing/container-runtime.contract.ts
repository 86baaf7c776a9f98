import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { eventually } from '@moorage/kernel/testing';
import type { ContainerRuntime } from '../application/ports/container-runtime.port.ts';
import { ResourceNames } from '../domain/resource-names.ts';
import { containerLogsContract } from './container-logs.contract.ts';
import { type FixtureBot, fixtureChangelog, linesOf, type RuntimeHarness, RuntimeSteps } from './runtime-harness.ts';

/** What every container runtime must do. Each adapter's own tests add what only it can show. */
export function containerRuntimeContract(name: string, makeHarness: () => Promise<RuntimeHarness>): void {
  describe(`${name}: container runtime contract`, () => {
    let harness: RuntimeHarness;
    let runtime: ContainerRuntime;
    let bot: FixtureBot;
    let steps: RuntimeSteps;

    beforeAll(async () => {
      harness = await makeHarness();
      ({ runtime, bot } = harness);
      steps = new RuntimeSteps(runtime, harness.image);
    });
    afterEach(() => steps.removeAll());
    afterAll(() => harness.dispose());

    it('answers a ping with what it is', async () => {
      await expect(runtime.ping()).resolves.toEqual({ kind: runtime.kind, version: expect.any(String) });
    });

    describe('images', () => {
      it('resolves a tag to a digest, and that digest to itself', async () => {
        const details = await runtime.resolveImage(harness.image);
        expect(details).toEqual({
          reference: expect.any(String),
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          version: '1.0.0',
        });
        expect(details.reference.endsWith(`@${details.digest}`)).toBe(true);
        await expect(runtime.resolveImage(details.reference)).resolves.toEqual(details);
        await expect(runtime.pullImage(details.reference)).resolves.toEqual(details);
      });

      it('tells two builds apart', async () => {
        const [one, other] = await Promise.all([
          runtime.resolveImage(harness.image),
          runtime.resolveImage(harness.otherImage),
        ]);
        expect(one.digest).not.toBe(other.digest);
      });

      it('says which image it lacks', async () => {
        const { reference } = await runtime.resolveImage(harness.image);
        const missing = reference.replace(/[0-9a-f]{64}$/, 'f'.repeat(64));
        const code = { code: 'RUNTIME.IMAGE_NOT_FOUND' };
        await expect(runtime.resolveImage(harness.image.replace(/:[^:/]+$/, ':nowhere'))).rejects.toMatchObject(code);
        await expect(runtime.pullImage(missing)).rejects.toMatchObject(code);
        await expect(runtime.readFileFromImage(missing, '/app/changelogs/latest.json', 10)).rejects.toMatchObject(code);
        await expect(
          steps.givenSpec({ image: missing }).then((spec) => runtime.createContainer(spec)),
        ).rejects.toMatchObject(code);
      });

      it('refuses an image outside the allowlist at every call, and one that is no reference', async () => {
        const byDigest = `${harness.foreignImage.replace(/:[^:/]+$/, '')}@sha256:${'a'.repeat(64)}`;
        const code = { code: 'RUNTIME.IMAGE_NOT_ALLOWED' };
        await expect(runtime.resolveImage(harness.foreignImage)).rejects.toMatchObject(code);
        await expect(runtime.pullImage(byDigest)).rejects.toMatchObject(code);
        await expect(runtime.readFileFromImage(byDigest, '/x', 10)).rejects.toMatchObject(code);
        await expect(
          steps.givenSpec({ image: byDigest }).then((spec) => runtime.createContainer(spec)),
        ).rejects.toMatchObject(code);
        await expect(runtime.resolveImage('not an image')).rejects.toMatchObject({
          code: 'RUNTIME.IMAGE_REFERENCE_INVALID',
        });
        await expect(runtime.pullImage(harness.image)).rejects.toMatchObject({
          code: 'RUNTIME.IMAGE_REFERENCE_INVALID',
        });
      });

      it('reads a file out of an image, up to a size', async () => {
        const { reference } = await runtime.resolveImage(harness.image);
        const path = '/app/changelogs/latest.json';
        expect((await runtime.readFileFromImage(reference, path, 1000)).toString()).toBe(fixtureChangelog);
        await expect(runtime.readFileFromImage(reference, path, 10)).rejects.toMatchObject({
          code: 'RUNTIME.FILE_TOO_LARGE',
        });
        await expect(runtime.readFileFromImage(reference, '/app/none', 10)).rejects.toMatchObject({
          code: 'RUNTIME.FILE_NOT_FOUND',
        });
        await expect(runtime.readFileFromImage(reference, '/app/changelogs', 1000)).rejects.toMatchObject({
          code: 'RUNTIME.FILE_NOT_FOUND',
        });
      });
    });

    describe('volumes and networks', () => {
      it('creates and removes either twice without complaint', async () => {
        const owner = steps.newOwner();
        const names = new ResourceNames(owner.instanceId);
        const [volume, network] = [names.volume('/data'), names.network];
        await Promise.all([1, 2, 3].map(() => runtime.createVolume({ name: volume, owner })));
        await Promise.all([1, 2, 3].map(() => runtime.createNetwork({ name: network, owner })));
        const owned = await runtime.listOwned(steps.installationId);
        expect(owned.map(({ kind, name: resource }) => [kind, resource]).sort()).toEqual([
          ['network', network],
          ['volume', volume],
        ]);
        await runtime.removeVolume(volume);
        await runtime.removeNetwork(network);
        await expect(runtime.removeVolume(volume)).resolves.toBeUndefined();
        await expect(runtime.removeNetwork(network)).resolves.toBeUndefined();
        await expect(runtime.listOwned(steps.installationId)).resolves.toEqual([]);
      });

      it('keeps what a container still uses', async () => {
        const spec = await steps.givenSpec();
        await runtime.createContainer(spec);
        await runtime.startContainer(spec.name);
        await expect(runtime.removeVolume(spec.volumes[0]!.volume)).rejects.toMatchObject({
          code: 'RUNTIME.CONTAINER_CONFLICT',
        });
        await expect(runtime.removeNetwork(spec.network)).rejects.toMatchObject({ code: 'RUNTIME.CONTAINER_CONFLICT' });
      });

      it('carries a volume into a fresh one, which a bot can read and write', async () => {
        const spec = await steps.givenRunning();
        await bot.writeFile(spec.name, '/data/deep/note.txt', 'remember');
        await runtime.stopContainer(spec.name, 5);
        const archive = await runtime.archiveVolume(spec.volumes[0]!.volume);
        const fresh = new ResourceNames(spec.owner.instanceId).volume('/data', 2);
        await runtime.restoreVolume({ name: fresh, owner: spec.owner }, archive);

        await runtime.recreateContainer({ ...spec, volumes: [{ volume: fresh, path: '/data' }] });
        await runtime.startContainer(spec.name);
        await steps.untilHealthy(spec.name);
        await expect(bot.readFile(spec.name, '/data/deep/note.txt')).resolves.toBe('remember');
        await bot.writeFile(spec.name, '/data/deep/second.txt', 'more');
        await expect(bot.readFile(spec.name, '/data/deep/second.txt')).resolves.toBe('more');
      });

      it('never restores over a volume that exists', async () => {
        const spec = await steps.givenSpec();
        const volume = { name: spec.volumes[0]!.volume, owner: spec.owner };
        const archive = await runtime.archiveVolume(volume.name);
        await expect(runtime.restoreVolume(volume, archive)).rejects.toMatchObject({
          code: 'RUNTIME.VOLUME_NOT_EMPTY',
        });
        archive.destroy();
      });

      it('leaves no volume behind when its content breaks off', async () => {
        const owner = steps.newOwner();
        const broken = new Readable({
          read() {
            this.destroy(new Error('the disk went away'));
          },
        });
        const fresh = { name: new ResourceNames(owner.instanceId).volume('/data'), owner };
        await expect(runtime.restoreVolume(fresh, broken)).rejects.toThrow();
        await expect(runtime.listOwned(steps.installationId)).resolves.toEqual([]);
      });

      it('says which volume is missing', async () => {
        const spec = await steps.givenSpec();
        const missing = new ResourceNames(randomUUID()).volume('/data');
        await expect(runtime.archiveVolume(missing)).rejects.toMatchObject({ code: 'RUNTIME.VOLUME_NOT_FOUND' });
        await expect(
          runtime.createContainer({ ...spec, volumes: [{ volume: missing, path: '/data' }] }),
        ).rejects.toMatchObject({
          code: 'RUNTIME.VOLUME_NOT_FOUND',
        });
        await expect(steps.stateOf(spec.name)).resolves.toBe('missing');
      });
    });

    describe('a container', () => {
      it('is created once, however often and at however many places at once', async () => {
        const spec = await steps.givenSpec();
        await Promise.all([1, 2, 3].map(() => runtime.createContainer(spec)));
        const digest = (await runtime.resolveImage(harness.image)).digest;
        await expect(runtime.inspectContainer(spec.name)).resolves.toEqual({
          state: 'created',
          health: 'none',
          imageDigest: digest,
          address: null,
          exitCode: null,
          startedAt: null,
        });
        const owned = await runtime.listOwned(steps.installationId, spec.owner.instanceId);
        expect(owned.filter(({ kind }) => kind === 'container')).toEqual([
          { kind: 'container', name: spec.name, owner: spec.owner },
        ]);
      });

      it('is not made over one of another specification', async () => {
        const spec = await steps.givenSpec();
        await runtime.createContainer(spec);
        await expect(runtime.createContainer({ ...spec, env: { GREETING: 'hello' } })).rejects.toMatchObject({
          code: 'RUNTIME.CONTAINER_CONFLICT',
        });
      });

      it('runs with the environment it was given, reachable at its address', async () => {
        const before = new Date(Date.now() - 1000);
        const spec = await steps.givenRunning();
        const status = await runtime.inspectContainer(spec.name);
        expect(status).toMatchObject({
          state: 'running',
          health: 'healthy',
          address: { host: expect.any(String), port: expect.any(Number) },
        });
        expect(status.startedAt!.getTime()).toBeGreaterThan(before.getTime());
        await expect(bot.environment(spec.name)).resolves.toMatchObject({
          GREETING: 'ahoy',
          PORT: expect.stringMatching(/^\d+$/),
        });
      });

      it('starts once when started at several places at once', async () => {
        const spec = await steps.givenSpec();
        await runtime.createContainer(spec);
        await Promise.all([1, 2, 3].map(() => runtime.startContainer(spec.name)));
        await steps.untilHealthy(spec.name);
        const { startedAt } = await runtime.inspectContainer(spec.name);
        await runtime.startContainer(spec.name);
        expect((await runtime.inspectContainer(spec.name)).startedAt).toEqual(startedAt);
      });

      it('stops, stays stopped, and starts again with its data', async () => {
        const spec = await steps.givenRunning();
        await bot.writeFile(spec.name, '/data/note.txt', 'kept');
        await runtime.stopContainer(spec.name, 5);
        await runtime.stopContainer(spec.name, 5);
        await expect(runtime.inspectContainer(spec.name)).resolves.toMatchObject({
          state: 'stopped',
          health: 'none',
          address: null,
          startedAt: null,
        });
        await runtime.startContainer(spec.name);
        await steps.untilHealthy(spec.name);
        await expect(bot.readFile(spec.name, '/data/note.txt')).resolves.toBe('kept');
      });

      it('is killed when it does not stop in time', async () => {
        const spec = await steps.givenRunning({ env: { IGNORE_SIGTERM: 'yes' } });
        await runtime.stopContainer(spec.name, 1);
        await expect(steps.stateOf(spec.name)).resolves.toBe('stopped');
      });

      it('restarts', async () => {
        const spec = await steps.givenRunning();
        const { startedAt } = await runtime.inspectContainer(spec.name);
        await runtime.restartContainer(spec.name, 5);
        await steps.untilHealthy(spec.name);
        expect((await runtime.inspectContainer(spec.name)).startedAt!.getTime()).toBeGreaterThan(startedAt!.getTime());
      });

      it('is started again by the runtime when it ends by itself', async () => {
        const spec = await steps.givenRunning();
        const { startedAt } = await runtime.inspectContainer(spec.name);
        await bot.crash(spec.name);
        await eventually(async () => {
          const status = await runtime.inspectContainer(spec.name);
          return status.state === 'running' && status.startedAt!.getTime() > startedAt!.getTime();
        });
        await steps.untilHealthy(spec.name);
      });

      it('is unhealthy when its health page says so', async () => {
        const spec = await steps.givenRunning();
        await bot.setHealth(spec.name, 'unhealthy');
        await steps.untilHealthIs(spec.name, 'unhealthy');
        await bot.setHealth(spec.name, 'healthy');
        await steps.untilHealthy(spec.name);
      });

      it('moves to another digest with its volumes, and is left alone where it fits already', async () => {
        const spec = await steps.givenRunning();
        await bot.writeFile(spec.name, '/data/note.txt', 'kept');
        await runtime.recreateContainer(spec);
        await expect(steps.stateOf(spec.name)).resolves.toBe('running');

        const { reference, digest } = await runtime.resolveImage(harness.otherImage);
        await runtime.recreateContainer({ ...spec, image: reference });
        await expect(runtime.inspectContainer(spec.name)).resolves.toMatchObject({
          state: 'created',
          imageDigest: digest,
        });
        await runtime.startContainer(spec.name);
        await steps.untilHealthy(spec.name);
        await expect(bot.readFile(spec.name, '/data/note.txt')).resolves.toBe('kept');
      });

      it('is not removed for a digest the engine lacks', async () => {
        const spec = await steps.givenRunning();
        const missing = spec.image.replace(/[0-9a-f]{64}$/, 'f'.repeat(64));
        await expect(runtime.recreateContainer({ ...spec, image: missing })).rejects.toMatchObject({
          code: 'RUNTIME.IMAGE_NOT_FOUND',
        });
        await expect(steps.stateOf(spec.name)).resolves.toBe('running');
      });

      it('is removed while running, and its volume stays', async () => {
        const spec = await steps.givenRunning();
        await runtime.removeContainer(spec.name);
        await runtime.removeContainer(spec.name);
        await expect(steps.stateOf(spec.name)).resolves.toBe('missing');
        const owned = await runtime.listOwned(steps.installationId, spec.owner.instanceId);
        expect(owned.map(({ kind }) => kind).sort()).toEqual(['network', 'volume']);
      });

      it('is named when it is missing', async () => {
        const missing = new ResourceNames(randomUUID()).container;
        const code = { code: 'RUNTIME.CONTAINER_NOT_FOUND' };
        await expect(runtime.startContainer(missing)).rejects.toMatchObject(code);
        await expect(runtime.stopContainer(missing, 1)).rejects.toMatchObject(code);
        await expect(runtime.restartContainer(missing, 1)).rejects.toMatchObject(code);
        await expect(runtime.containerStats(missing)).rejects.toMatchObject(code);
        await expect(linesOf(runtime.streamLogs(missing))).rejects.toMatchObject(code);
      });

      it('tells what it uses', async () => {
        const spec = await steps.givenRunning();
        const stats = await runtime.containerStats(spec.name);
        expect(stats).toMatchObject({ memoryLimitBytes: spec.limits.memoryBytes });
        expect(stats.memoryBytes).toBeGreaterThan(1024 * 1024);
        expect(stats.pids).toBeGreaterThan(0);
        await runtime.stopContainer(spec.name, 5);
        await expect(runtime.containerStats(spec.name)).resolves.toMatchObject({
          cpuPercent: 0,
          memoryBytes: 0,
          pids: 0,
        });
      });
    });

    describe('logs', () => containerLogsContract(() => ({ runtime, bot, steps })));

    it('lists what it owns for one installation and one instance, and nothing of others', async () => {
      const [one, two] = [await steps.givenSpec(), await steps.givenSpec()];
      await runtime.createContainer(one);
      const elsewhere = { installationId: randomUUID(), instanceId: randomUUID(), orgId: randomUUID() };
      const foreign = { name: new ResourceNames(elsewhere.instanceId).volume('/data'), owner: elsewhere };
      await runtime.createVolume(foreign);
      try {
        expect((await runtime.listOwned(steps.installationId)).map(({ kind }) => kind).sort()).toEqual([
          'container',
          'network',
          'network',
          'volume',
          'volume',
        ]);
        expect(await runtime.listOwned(steps.installationId, two.owner.instanceId)).toEqual(
          expect.arrayContaining([
            { kind: 'network', name: two.network, owner: two.owner },
            { kind: 'volume', name: two.volumes[0]!.volume, owner: two.owner },
          ]),
        );
      } finally {
        await runtime.removeVolume(foreign.name);
      }
    });
  });
}
