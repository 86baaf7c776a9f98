import {
  effectivePolicy,
  type BotUpdatePolicy,
  type EffectiveUpdatePolicy,
  type UpdateMode,
} from '../../domain/update-policy.ts';

/**
 * For statements that read many instances with their policies at once, such as the plan of a rollout over all of them:
 * `SELECT i.id, ${updatePolicyColumns} FROM instances i ${updatePolicyJoin}`, each row then through {@link policyOfRow}.
 */
export const updatePolicyJoin = 'LEFT JOIN organization_update_policies p ON p.org_id = i.org_id';
export const updatePolicyColumns =
  'p.mode AS organization_update_mode, p.preferred_hour_utc, i.update_policy AS bot_update_policy';

/** What {@link policyOfRow} says of the mode, as SQL, for conditions. */
export const updateModeSql = `COALESCE(p.mode, CASE WHEN COALESCE(i.update_policy, 'manual') = 'manual' THEN 'manual' ELSE 'auto' END)`;

export interface UpdatePolicyRow {
  organization_update_mode: UpdateMode | null;
  preferred_hour_utc: number | null;
  bot_update_policy: BotUpdatePolicy | null;
}

export function policyOfRow(row: UpdatePolicyRow): EffectiveUpdatePolicy {
  const { organization_update_mode: mode, preferred_hour_utc: preferredHourUtc, bot_update_policy: bot } = row;
  return effectivePolicy(mode === null || preferredHourUtc === null ? null : { mode, preferredHourUtc }, bot);
}
