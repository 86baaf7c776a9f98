import { Injectable } from '@nestjs/common';
import { BotProvisioning, PeopleDirectory, TenantDirectory, type MembershipView } from '@moorage/contracts';
import { Clock, DomainError, SecretBox, isDomainError } from '@moorage/kernel';
import type { Instance, InstanceAddress } from '../../domain/instance.ts';
import { bringUpSteps, stepAfter, type BringUpStep } from '../../domain/instance-steps.ts';
import { ResourceNames } from '../../domain/resource-names.ts';
import { InstanceContainers } from '../instance-containers.ts';
import { instanceSecretContext } from '../instance-secret.ts';
import { ContainerRuntime, type ContainerStatus } from '../ports/container-runtime.port.ts';
import { HealthProbe } from '../ports/health-probe.port.ts';
import { baseUrlOf } from '../base-url.ts';
import { StepBack, type StepResult } from './instance-step-result.ts';

/** How long one try waits for health; the tries after it wait on. */
const healthWaitMs = 5_000;
const ownersPage = 200;

/** The steps from nothing to a bot that runs and knows its members. Each may be repeated, by another process too. */
@Injectable()
export class BringUpSteps {
  constructor(
    private readonly runtime: ContainerRuntime,
    private readonly containers: InstanceContainers,
    private readonly probe: HealthProbe,
    private readonly provisioning: BotProvisioning,
    private readonly tenants: TenantDirectory,
    private readonly people: PeopleDirectory,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  async run(step: BringUpStep, instance: Instance, signal: AbortSignal): Promise<StepResult> {
    const { change, ...result } = await this.steps[step](instance, signal);
    const next = stepAfter(bringUpSteps, step);
    return next === null ? { change, ...result } : { change: { step: next, ...change }, ...result };
  }

  private readonly steps: Readonly<
    Record<BringUpStep, (instance: Instance, signal: AbortSignal) => Promise<StepResult>>
  > = {
    allocate: (instance) => this.allocate(instance),
    'create-volumes': (instance) => this.createVolumes(instance),
    'create-network': async (instance) => {
      await this.runtime.createNetwork({
        name: new ResourceNames(instance.id).network,
        owner: this.containers.ownerOf(instance),
      });
      return { change: {} };
    },
    'pull-image': async (instance) => {
      await this.runtime.pullImage((await this.containers.specOf(instance)).image);
      return { change: {} };
    },
    'create-container': async (instance) => {
      await this.runtime.recreateContainer(await this.containers.specOf(instance));
      return { change: {} };
    },
    start: (instance) => this.start(instance),
    'wait-until-healthy': (instance, signal) => this.waitUntilHealthy(instance, signal),
    'provision-company': (instance) => this.provisionCompany(instance),
    'sync-members': (instance) => this.syncMembers(instance),
  };

  /** Names derive from the id; what has to be decided once is which digest it runs. */
  private async allocate(instance: Instance): Promise<StepResult> {
    const runtime = this.runtime.kind;
    if (instance.establishedAt !== null && instance.runtime !== runtime) {
      throw new DomainError(
        'RUNTIME.UNAVAILABLE',
        {},
        `This instance has its data on the runtime "${instance.runtime}", which is not in use.`,
      );
    }
    const creating = instance.status === 'REQUESTED' ? ({ status: 'CREATING' } as const) : {};
    const event = { kind: 'creating' } as const;
    // A retry of an instance that ran before stays on its digest: its data may have been migrated to it.
    if (instance.establishedAt !== null && instance.imageReference !== null)
      return { change: { ...creating, runtime }, event };
    const { reference, digest, version } = await this.runtime.resolveImage(instance.image);
    return { change: { ...creating, runtime, imageReference: reference, digest, version }, event };
  }

  private async createVolumes(instance: Instance): Promise<StepResult> {
    const names = new ResourceNames(instance.id);
    const { volumes } = await this.containers.botAppOf(instance);
    const owner = this.containers.ownerOf(instance);
    for (const path of volumes)
      await this.runtime.createVolume({ name: names.volume(path, instance.volumeGeneration), owner });
    return { change: {} };
  }

  private async start(instance: Instance): Promise<StepResult> {
    try {
      await this.runtime.startContainer(new ResourceNames(instance.id).container);
    } catch (error) {
      if (isDomainError(error, 'RUNTIME.CONTAINER_NOT_FOUND'))
        throw new StepBack('create-volumes', 'The container is gone.');
      throw error;
    }
    return { change: {} };
  }

  private async waitUntilHealthy(instance: Instance, signal: AbortSignal): Promise<StepResult> {
    const { address, startedAt } = await this.running(instance);
    const { healthPath } = await this.containers.botAppOf(instance);
    const { healthy, version, reason } = await this.probe.waitUntilHealthy(
      { address, path: healthPath },
      healthWaitMs,
      signal,
    );
    if (!healthy)
      throw new DomainError(
        'BOT.UNREACHABLE',
        {},
        `The bot does not become healthy: ${reason ?? 'it does not answer'}`,
      );
    return { change: { address, startedAt, health: 'ok', version: instance.version ?? version } };
  }

  private async provisionCompany(instance: Instance): Promise<StepResult> {
    const { address } = await this.running(instance);
    const org = await this.tenants.findOrg(instance.orgId);
    if (org === undefined) throw new DomainError('ORG.NOT_FOUND', {}, 'The organisation is gone.');
    const owner = await this.firstAdmin(instance);
    const bot = {
      instanceId: instance.id,
      baseUrl: baseUrlOf(address),
      provisionSecret: this.box.open(instance.sealedSecret, instanceSecretContext(instance.id)),
    };
    const { companyId } = await this.provisioning.provisionCompany(bot, { orgId: org.orgId, orgName: org.name, owner });
    return { change: { address, companyId } };
  }

  private async syncMembers(instance: Instance): Promise<StepResult> {
    const { address } = await this.running(instance);
    if (instance.address === null || baseUrlOf(address) !== baseUrlOf(instance.address))
      throw new StepBack('wait-until-healthy', 'The bot moved.');
    await this.provisioning.reconcile(instance.id);
    const now = this.clock.now();
    return {
      change: {
        ...(instance.status !== 'RUNNING' && { status: 'RUNNING' }),
        step: null,
        attempts: 0,
        lastError: null,
        restartRequestedAt: null,
        establishedAt: instance.establishedAt ?? now,
      },
      event: { kind: 'running' },
      announce: 'became-ready',
    };
  }

  /** @throws StepBack where it doesn't run: it may have crashed, or the engine came back without it. */
  private async running({ id }: Instance): Promise<ContainerStatus & { readonly address: InstanceAddress }> {
    const { address, state, ...status } = await this.runtime.inspectContainer(new ResourceNames(id).container);
    if (state === 'running' && address !== null) return { ...status, state, address };
    if (state === 'missing') throw new StepBack('create-volumes', 'The container is gone.');
    if (state === 'restarting')
      throw new DomainError('BOT.UNREACHABLE', {}, 'The bot ended by itself and is being started again.');
    throw new StepBack('start', 'The container does not run.');
  }

  /** The org's first owner while that is one; else whoever is an owner now. */
  private async firstAdmin({ orgId, ownerUserId }: Instance): Promise<{ userId: string; email: string; name: string }> {
    const isOwner = (membership: MembershipView | undefined): boolean =>
      membership?.status === 'ACTIVE' && membership.role === 'OWNER';
    const first = await this.tenants.findMembership(orgId, ownerUserId);
    if (first !== undefined && isOwner(first)) return first;
    for (let after: string | undefined; ;) {
      const page = await this.tenants.listMemberships(orgId, {
        statuses: ['ACTIVE'],
        limit: ownersPage,
        ...(after !== undefined && { afterMembershipId: after }),
      });
      const owner = page.find(isOwner);
      if (owner !== undefined) return owner;
      after = page.at(-1)?.membershipId;
      if (page.length < ownersPage) break;
    }
    const person = await this.people.find(ownerUserId);
    if (person === undefined) throw new DomainError('PERSON.NOT_FOUND', {}, 'The organisation has no owner.');
    return person;
  }
}
