import { AssertionKeyEntity } from './assertion-key.entity.ts';
import { BotAppEntity } from './bot-app.entity.ts';
import { BotUpdateEntity } from './bot-update.entity.ts';
import { BotSessionEntity } from './bot-session.entity.ts';
import { FleetEventEntity } from './fleet-event.entity.ts';
import { HandoffCodeEntity } from './handoff-code.entity.ts';
import { InstanceEntity } from './instance.entity.ts';
import { FollowedImageEntity, ReleaseEntity } from './release.entity.ts';
import { RolloutBotEntity, RolloutEntity, WaveEntity } from './rollout.entity.ts';
import { SnapshotEntity } from './snapshot.entity.ts';
import { FleetPolicyEntity, OrganizationUpdatePolicyEntity } from './update-policy.entities.ts';

/** Every table of the fleet. */
export const fleetEntities = [
  AssertionKeyEntity,
  BotAppEntity,
  BotSessionEntity,
  BotUpdateEntity,
  FleetEventEntity,
  FleetPolicyEntity,
  HandoffCodeEntity,
  InstanceEntity,
  FollowedImageEntity,
  OrganizationUpdatePolicyEntity,
  ReleaseEntity,
  RolloutBotEntity,
  RolloutEntity,
  SnapshotEntity,
  WaveEntity,
];
