import type {
  BotUpdatePolicy,
  EffectiveUpdatePolicy,
  FleetMode,
  OrganizationUpdatePolicy,
} from '../../domain/update-policy.ts';

/** What the installation, organisations and single bots are set to. Each setter tells what it was, for the audit log. */
export abstract class UpdatePolicyStore {
  abstract fleetMode(): Promise<FleetMode>;
  /** Since when the mode is what it is; null: it was never set. */
  abstract fleetModeSince(): Promise<Date | null>;
  /** @returns what it was; of two who set it at once, the second gets what the first set */
  abstract setFleetMode(mode: FleetMode, at: Date): Promise<FleetMode>;
  /** Null: it chose nothing. */
  abstract findOrg(orgId: string): Promise<OrganizationUpdatePolicy | null>;
  /** Null forgets what it chose. @returns what it was, as {@link setFleetMode} does */
  abstract setOrg(
    orgId: string,
    policy: OrganizationUpdatePolicy | null,
    at: Date,
  ): Promise<OrganizationUpdatePolicy | null>;
  /** Null: it is set to nothing. */
  abstract findBot(instanceId: string): Promise<BotUpdatePolicy | null>;
  /** Null forgets it. @returns what it was; undefined where there is no such instance, or it is DELETED */
  abstract setBot(instanceId: string, policy: BotUpdatePolicy | null): Promise<BotUpdatePolicy | null | undefined>;
  /** What holds for each of these instances, in one question; those that don't exist are absent. */
  abstract policiesOf(instanceIds: readonly string[]): Promise<Map<string, EffectiveUpdatePolicy>>;
}
