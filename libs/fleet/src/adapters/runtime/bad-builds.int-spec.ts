import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { removeImages, testDocker, testSocketPath, uniqueRepository } from '../../testing/docker-test-engine.ts';
import { RealUpdates } from '../../testing/real-updates.ts';
import { startScriptedRegistry, type ScriptedRegistry } from '../../testing/scripted-registry.ts';
import {
  buildSmallBotImage,
  smallBotBuilds,
  writeSmallBotBundle,
  type SmallBotBuild,
} from '../../testing/small-bot.ts';
import { DockerContainerRuntime } from '../docker/docker-container-runtime.ts';
import { removeTree } from '../process/remove-tree.ts';
import { ProcessContainerRuntime } from '../process/process-container-runtime.ts';
import { LocalSnapshotStore } from '../snapshots/local-snapshot-store.ts';
beforeAll(() => Logger.overrideLogger(false));

interface Stage {
  readonly runtime: ContainerRuntime;
  /** Where images are pulled. */
  readonly registry?: ScriptedRegistry;
  /** Makes a build's image. @returns its reference by digest */
  publish(build: SmallBotBuild): Promise<string>;
  dispose(): Promise<void>;
}

const stages: Record<'process' | 'docker', () => Promise<Stage>> = {
  async process() {
    const root = await mkdtemp(join(tmpdir(), 'moorage-process-'));
    const runtime = new ProcessContainerRuntime({
      root: join(root, 'runtime'),
      allowlist: ImageAllowlist.of(['localhost']),
    });
    return {
      runtime,
      publish: async (build) =>
        (
          await runtime.images.add(
            await writeSmallBotBundle(join(root, build), build),
            `localhost/moorage/small-bot:${build}`,
          )
        ).reference,
      dispose: () => removeTree(root),
    };
  },
  async docker() {
    const repository = uniqueRepository();
    const registry = await startScriptedRegistry();
    const runtime = new DockerContainerRuntime({
      engine: { socketPath: testSocketPath },
      allowlist: ImageAllowlist.of([repository, registry.repository]),
    });
    return {
      runtime,
      registry,
      async publish(build: SmallBotBuild) {
        await buildSmallBotImage(testDocker, `${repository}:${build}`, build);
        return (await runtime.resolveImage(`${repository}:${build}`)).reference;
      },
      async dispose() {
        await registry.stop();
        await removeImages(repository);
      },
    };
  },
};

const badBuilds: [SmallBotBuild, object, RegExp][] = [
  ['never-healthy', { healthStatus: 503 }, /it answers with 503\.$/],
  ['answers-html', { healthStatus: 200, healthBody: expect.stringContaining('<!doctype html>') }, /is not JSON\.$/],
  ['redirects', { healthStatus: 302 }, /it answers with 302\.$/],
  ['hangs', { healthStatus: null, healthBody: null }, /it does not answer in time\.$/],
  ['flaps', {}, /it was healthy for a moment only; then it answers with 500\.$|it answers with 500\.$/],
  [
    'corrupts-and-dies',
    { logs: expect.arrayContaining(['All is ruined']) },
    /it ended by itself|it does not run|not answer/,
  ],
];

const moments = ['stopContainer', 'archiveVolume', 'startContainer', 'inspectContainer'] as const;

/** On Docker each takes its seconds, and the end-to-end stories tell of the other builds there. */
const told = {
  process: { builds: badBuilds, removedAt: moments },
  docker: {
    builds: badBuilds.filter(([build]) => build === 'hangs'),
    removedAt: moments.filter((moment) => moment !== 'archiveVolume' && moment !== 'startContainer'),
  },
};

describe.each(['process', 'docker'] as const)('an update on the runtime "%s"', (kind) => {
  let stage: Stage;
  let folder: string;
  let updates: RealUpdates;
  let good: string;
  beforeAll(async () => {
    stage = await stages[kind]();
    folder = await mkdtemp(join(tmpdir(), 'moorage-updates-'));
    good = await stage.publish('good-1');
    updates = new RealUpdates(stage.runtime, new LocalSnapshotStore(join(folder, 'snapshots')));
    await updates.runBot(good);
  });
  afterAll(async () => {
    await updates.dispose();
    await stage.dispose();
    await removeTree(folder);
  });
  beforeEach(() => updates.onCall(undefined));

  const whole = ['container', 'network', 'volume', 'volume'];

  async function expectTheOldOne(before: string[]): Promise<void> {
    expect(await updates.instance()).toMatchObject({ status: 'RUNNING', health: 'ok', imageReference: good });
    expect(await stage.runtime.inspectContainer(updates.names.container)).toMatchObject({
      state: 'running',
      imageDigest: good.split('@')[1],
    });
    expect(await updates.hashes()).toEqual(before);
    expect(await updates.owned()).toEqual(whole);
  }

  it.each(told[kind].builds)(
    'to a build that "%s" goes back to the old one, with all that it had',
    async (build, evidence, reason) => {
      const before = await updates.hashes();
      const update = await updates.update(await stage.publish(build));
      expect(update).toMatchObject({ status: 'FAILED', evidence });
      expect(update.reason).toMatch(reason);
      expect(update.volumeHashBefore).toMatch(/^[0-9a-f]{64}$/);
      expect(update.volumeHashAfter).toBe(update.volumeHashBefore);
      await expectTheOldOne(before);
    },
  );

  it.each(told[kind].removedAt)(
    'whose container somebody removes by hand (%s) ends whole all the same',
    async (moment) => {
      let removed = false;
      let looks = 0;
      updates.onCall(async (call) => {
        // Not the look before the snapshot, but the one that asks for health.
        if (call !== moment || removed || (call === 'inspectContainer' && (looks += 1) < 2)) return;
        removed = true;
        await stage.runtime.removeContainer(updates.names.container);
      });
      const before = await updates.hashes();
      const update = await updates.update(await stage.publish('never-healthy'));
      expect(removed).toBe(true);
      expect(update).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('it answers with 503') });
      expect(update.volumeHashAfter).toBe(update.volumeHashBefore);
      await expectTheOldOne(before);
    },
  );

  if (kind === 'docker') {
    it('whose registry breaks off in the middle of a layer ends without a touch, after as many tries as it has', async () => {
      const { registry } = stage;
      registry!.script = (part, response, content) =>
        void response.end(part === 'layer' ? content.subarray(0, content.length / 2) : content);
      const { startedAt } = await stage.runtime.inspectContainer(updates.names.container);
      const update = await updates.update(`${registry!.repository}@${registry!.digest}`);
      expect(update).toMatchObject({
        status: 'FAILED',
        evidence: null,
        reason: expect.stringContaining('The image could not be pulled: '),
      });
      expect(registry!.asked.filter((part) => part === 'layer')).toHaveLength(4);
      expect((await stage.runtime.inspectContainer(updates.names.container)).startedAt).toEqual(startedAt);
    });
  }

  it('to a good build ends there, on data that the build changed', async () => {
    const before = await updates.hashes();
    const reference = await stage.publish('good-2');
    expect(await updates.update(reference, 20)).toMatchObject({ status: 'SUCCEEDED', versionAfter: 'good-2' });
    expect(await updates.instance()).toMatchObject({ status: 'RUNNING', imageReference: reference });
    const [data, files] = await updates.hashes();
    expect(data).not.toBe(before[0]);
    expect(files).toBe(before[1]);
    expect(await updates.owned()).toEqual(whole);
  });
});

it('every build of the small bot has its update', () => {
  const tried = ['good-1', 'good-2', ...badBuilds.map(([build]) => build)];
  expect(tried.sort()).toEqual(Object.keys(smallBotBuilds).sort());
});
