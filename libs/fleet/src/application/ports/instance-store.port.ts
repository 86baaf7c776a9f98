import type { DesiredState, Instance } from '../../domain/instance.ts';
import type { InstanceStatus } from '../../domain/instance-status.ts';

/** What an instance starts with. */
export interface NewInstance {
  readonly id: string;
  readonly orgId: string;
  readonly botAppId: string;
  readonly slug: string;
  readonly ownerUserId: string;
  readonly image: string;
  readonly sealedSecret: string;
  readonly createdAt: Date;
}

/** What may be changed of an instance; what is absent stays. */
export type InstanceChange = Partial<
  Pick<
    Instance,
    | 'slug'
    | 'status'
    | 'desired'
    | 'resumesWithOrg'
    | 'step'
    | 'restartRequestedAt'
    | 'imageReference'
    | 'digest'
    | 'version'
    | 'runtime'
    | 'volumeGeneration'
    | 'dismissedReleaseId'
    | 'companyId'
    | 'address'
    | 'health'
    | 'establishedAt'
    | 'startedAt'
    | 'attempts'
    | 'nextAttemptAt'
    | 'lastError'
  >
>;

/** What must hold for a change to be made. */
export interface InstanceExpectation {
  /** The caller's organisation; undefined for the platform itself and its admins. */
  readonly orgId?: string | undefined;
  readonly statuses?: readonly InstanceStatus[];
  /** Somebody wants this already, and nobody may want anything else any more. */
  readonly unlessDesired?: DesiredState;
  /** The change is made by whoever holds this lease, and only as long as nobody else took it. */
  readonly leaseHolder?: string;
}

/** The right to work on one instance, for a short while. */
export interface Lease {
  /** Unique per acquisition. */
  readonly holder: string;
  readonly until: Date;
}

/** The rows of instances. All changes are compare-and-set; a change of status only goes along the table of transitions. */
export abstract class InstanceStore {
  /** Adds a REQUESTED instance that is due now. False where the org has, or had, one of that bot app. */
  abstract insert(instance: NewInstance): Promise<boolean>;
  abstract find(instanceId: string): Promise<Instance | undefined>;
  /** The instance that has this host name's slug now; none that is DELETED. */
  abstract findBySlug(slug: string): Promise<Instance | undefined>;
  /** The kinds of runtime that instances which aren't DELETED were made on. */
  abstract runtimesInUse(): Promise<string[]>;
  /** All of an organisation but the DELETED ones, oldest first. */
  abstract listForOrg(orgId: string): Promise<Instance[]>;
  /** The same, kept from changing until the transaction ends. */
  abstract lockForOrg(orgId: string): Promise<Instance[]>;
  /** Those with a company that should run, in the order of their ids. */
  abstract listProvisioned(page: { afterInstanceId?: string | undefined; limit: number }): Promise<Instance[]>;
  /** Those that follow this tag and aren't DELETED, in the order of their ids. */
  abstract listFollowing(
    image: string,
    page: { afterInstanceId?: string | undefined; limit: number },
  ): Promise<Instance[]>;
  /** Of these ids, those whose instance exists and isn't DELETED. */
  abstract existing(instanceIds: readonly string[]): Promise<Set<string>>;

  /** A change of nothing proves what is expected. Returns the changed instance, or undefined where something expected doesn't hold, or the status can't become that. */
  abstract change(
    instanceId: string,
    expected: InstanceExpectation,
    change: InstanceChange,
  ): Promise<Instance | undefined>;

  /** Takes the lease where it is free or ran out before `now`. */
  abstract acquireLease(instanceId: string, lease: Lease, now: Date): Promise<Instance | undefined>;
  /** False where somebody else holds it by now. */
  abstract renewLease(instanceId: string, lease: Lease): Promise<boolean>;
  /** Does nothing where somebody else holds it. */
  abstract releaseLease(instanceId: string, holder: string): Promise<void>;

  /** Ids of instances whose work is due and that nobody holds; not handed out again until `dueAgain`, or until somebody took the lease. */
  abstract claimDue(now: Date, dueAgain: Date, limit: number): Promise<string[]>;
  /** RUNNING instances that should run and weren't looked at since `before`; each is handed out to one caller only. */
  abstract claimForWatch(now: Date, before: Date, limit: number): Promise<Instance[]>;
}
