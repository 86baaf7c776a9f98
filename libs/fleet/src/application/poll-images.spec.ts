import { ReleaseDetected } from '@moorage/contracts';
import { DomainError, LiveUpdates } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingBroadcast,
  RecordingJobQueue,
  RecordingPublisher,
  SequentialIds,
} from '@moorage/kernel/testing';
import { InMemoryReleaseStore } from '../testing/in-memory-release-store.ts';
import { PollImages } from './poll-images.ts';
import { ImageRegistry } from './ports/image-registry.port.ts';

const one = `sha256:${'1'.repeat(64)}`;
const two = `sha256:${'2'.repeat(64)}`;
const botAppId = '00000000-0000-7000-8000-0000000000aa';

class ScriptedRegistry extends ImageRegistry {
  readonly asked: string[] = [];
  answer: string | DomainError = one;

  override digestOf(reference: string): Promise<string> {
    this.asked.push(reference);
    return typeof this.answer === 'string' ? Promise.resolve(this.answer) : Promise.reject(this.answer);
  }
}

describe('polling images', () => {
  const stable = 'ghcr.io/acme/bot:stable';
  let inUse: Map<string, string>;
  let clock: FixedClock;
  let registry: ScriptedRegistry;
  let releases: InMemoryReleaseStore;
  let publisher: RecordingPublisher;
  let jobs: RecordingJobQueue;
  let poll: PollImages;

  beforeEach(() => {
    inUse = new Map([[stable, botAppId]]);
    clock = new FixedClock();
    registry = new ScriptedRegistry();
    releases = new InMemoryReleaseStore(() => inUse);
    publisher = new RecordingPublisher();
    jobs = new RecordingJobQueue();
    poll = new PollImages(
      registry,
      releases,
      publisher,
      jobs,
      new LiveUpdates(new RecordingBroadcast()),
      new ImmediateUnitOfWork(),
      new SequentialIds(),
      clock,
    );
  });

  const run = () => poll.run(new AbortController().signal);
  const after = async (minutes: number) => {
    clock.advance({ minutes });
    return run();
  };

  it('asks as often as the channel says', async () => {
    inUse.set('ghcr.io/acme/bot:canary', botAppId);
    await run();
    expect(registry.asked).toHaveLength(2);
    for (let minute = 1; minute <= 30; minute += 1) await after(1);
    const times = (image: string) => registry.asked.filter((asked) => asked === image).length;
    expect([times(stable), times('ghcr.io/acme/bot:canary')]).toEqual([2, 7]);
  });

  it('tells of another digest once, and has its changelog read; the first look is no news', async () => {
    await run();
    expect(publisher.of(ReleaseDetected)).toEqual([]);
    expect(jobs.jobs).toHaveLength(1);
    registry.answer = two;
    await after(30);
    await after(30);
    expect(publisher.of(ReleaseDetected)).toEqual([
      { releaseId: (await releases.newestOf(stable))?.id, botAppId, image: stable },
    ]);
    expect(jobs.jobs.map(({ queue }) => queue)).toEqual([
      'fleet.read-changelog',
      'fleet.read-changelog',
      'fleet.tell-of-release',
    ]);
    expect(await releases.newestOf(stable)).toMatchObject({ digest: two, reference: `ghcr.io/acme/bot@${two}` });
  });

  it('tells of a digest that comes back, without making it anew', async () => {
    await run();
    registry.answer = two;
    await after(30);
    registry.answer = one;
    await after(30);
    expect(publisher.of(ReleaseDetected)).toHaveLength(2);
    expect(jobs.jobs.filter(({ queue }) => queue === 'fleet.read-changelog')).toHaveLength(2);
  });

  it('backs off while the registry fails, keeps what it knew, and goes on as usual afterwards', async () => {
    await run();
    registry.answer = new DomainError('REGISTRY.UNAVAILABLE', {}, 'away');
    for (let minute = 0; minute < 200; minute += 1) await after(1);
    // Asked at 0, at 30, and an hour later; next would be two hours after that.
    expect(registry.asked).toHaveLength(3);
    expect(await releases.newestOf(stable)).toMatchObject({ digest: one });
    registry.answer = two;
    await after(60);
    expect(publisher.of(ReleaseDetected)).toHaveLength(1);
    await after(30);
    expect(registry.asked).toHaveLength(5);
  });

  it('waits as long as a registry asks it to', async () => {
    registry.answer = new DomainError('REGISTRY.RATE_LIMITED', { retryAfterSeconds: 3 * 3_600 }, 'less often');
    await run();
    await after(179);
    expect(registry.asked).toHaveLength(1);
    await after(1);
    expect(registry.asked).toHaveLength(2);
  });

  it('follows a new image without a restart, and leaves one alone that nobody follows any more', async () => {
    await run();
    inUse.delete(stable);
    inUse.set('ghcr.io/acme/bot:staging', botAppId);
    await after(30);
    expect(registry.asked).toEqual([stable, 'ghcr.io/acme/bot:staging']);
  });

  it('takes a shutdown for no failure', async () => {
    registry.answer = new DomainError('REGISTRY.UNAVAILABLE');
    await poll.run(AbortSignal.abort());
    expect(await releases.claimDue(new Date(clock.now().getTime() + 120_000), clock.now(), 1)).toMatchObject([
      { failures: 0 },
    ]);
  });
});
