import { Clock, UnitOfWork } from '@moorage/kernel';
import type { Instance } from '../domain/instance.ts';
import { InstanceStore } from './ports/instance-store.port.ts';

/** Short, so that the instances of a killed process are taken over soon; renewed often, so that a living one keeps them. */
export const leaseMs = 6_000;
const renewEveryMs = 2_000;

/**
 * The right of one run of the reconciler to work on one instance. Every write of that run names its holder, so one that was
 * paused for longer than its lease (a stopped process, a sleeping machine) finds that it may not write any more.
 */
export class InstanceLease {
  private readonly losing = new AbortController();
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly instances: InstanceStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly instanceId: string,
    /** Unique per run. */
    readonly holder: string,
  ) {}

  /** Fires when somebody else has taken it. */
  get lost(): AbortSignal {
    return this.losing.signal;
  }

  /** Undefined where somebody else holds it. */
  async acquire(): Promise<Instance | undefined> {
    const instance = await this.unitOfWork.run(() =>
      this.instances.acquireLease(this.instanceId, this.terms(), this.clock.now()),
    );
    if (instance !== undefined) this.renewal = setInterval(() => void this.renew(), renewEveryMs).unref();
    return instance;
  }

  async release(): Promise<void> {
    clearInterval(this.renewal);
    await this.unitOfWork.run(() => this.instances.releaseLease(this.instanceId, this.holder));
  }

  private async renew(): Promise<void> {
    try {
      const kept = await this.unitOfWork.run(() => this.instances.renewLease(this.instanceId, this.terms()));
      if (!kept) this.losing.abort();
    } catch {
      // Postgres is away: the next renewal tells whether the lease outlived it.
    }
  }

  private terms(): { holder: string; until: Date } {
    return { holder: this.holder, until: new Date(this.clock.now().getTime() + leaseMs) };
  }
}
