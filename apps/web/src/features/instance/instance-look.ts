import type { ItemOf } from '@moorage/api-client';
import type { StatusLook } from '../../components/status-badge.tsx';
import { statusOptions } from '../../components/status-options.ts';

export type Instance = ItemOf<'/api/instances'>;
export type InstanceStatus = Instance['status'];

const looks: Readonly<Record<InstanceStatus, StatusLook>> = {
  REQUESTED: { label: 'Requested', color: 'blue', busy: true },
  CREATING: { label: 'Creating', color: 'blue', busy: true },
  RUNNING: { label: 'Running', color: 'green' },
  STOPPED: { label: 'Stopped', color: 'gray' },
  UPDATING: { label: 'Updating', color: 'blue', busy: true },
  ROLLING_BACK: { label: 'Rolling back', color: 'yellow', busy: true },
  FAILED: { label: 'Failed', color: 'red' },
  DELETING: { label: 'Deleting', color: 'yellow', busy: true },
  DELETED: { label: 'Deleted', color: 'gray' },
};

export const instanceStatusOptions = statusOptions(looks);

export function instanceLook(status: InstanceStatus): StatusLook {
  return looks[status];
}

const steps: Readonly<Record<string, string>> = {
  allocate: 'Choosing its address',
  'create-volumes': 'Making its volumes',
  'create-network': 'Making its network',
  'pull-image': 'Getting the image',
  'create-container': 'Making the container',
  start: 'Starting it',
  'wait-until-healthy': 'Waiting until it answers',
  'provision-company': 'Telling it about the organisation',
  'sync-members': 'Telling it about the members',
  restart: 'Restarting',
  stop: 'Stopping',
  check: 'Looking after it',
  'remove-container': 'Removing the container',
  'remove-network': 'Removing the network',
  'remove-volumes': 'Removing the volumes',
};

/** What is being done, in words; a step of a newer server is shown as it is called there. */
export function stepName(step: string): string {
  return steps[step] ?? step;
}

/** What of its actions makes sense now. */
export function possibleActions({ status, step }: Pick<Instance, 'status' | 'step'>): readonly InstanceAction[] {
  // `check` is the look after a running instance that goes on all the time.
  if (step !== undefined && step !== 'check' && status !== 'FAILED') return [];
  switch (status) {
    case 'RUNNING':
      return ['restart', 'stop'];
    case 'STOPPED':
      return ['start'];
    case 'FAILED':
      return ['retry'];
    default:
      return [];
  }
}

export type InstanceAction = 'start' | 'stop' | 'restart' | 'retry';
