import type { Transitions } from '@moorage/kernel';

/** The statuses of an instance, as the contract names them; the compiler compares the two lists. */
export type InstanceStatus =
  'REQUESTED' | 'CREATING' | 'RUNNING' | 'STOPPED' | 'UPDATING' | 'ROLLING_BACK' | 'FAILED' | 'DELETING' | 'DELETED';

/**
 * `FAILED → CREATING` is somebody's retry, whether the instance failed at its making or much later: the steps that bring
 * one up are the same, and each leaves alone what is there already. `FAILED → ROLLING_BACK` is the retry of a rollback that
 * was given up.
 */
export const instanceTransitions: Transitions<InstanceStatus> = {
  REQUESTED: ['CREATING', 'FAILED', 'DELETING'],
  CREATING: ['RUNNING', 'FAILED', 'DELETING'],
  RUNNING: ['STOPPED', 'UPDATING', 'FAILED', 'DELETING'],
  STOPPED: ['RUNNING', 'UPDATING', 'FAILED', 'DELETING'],
  UPDATING: ['RUNNING', 'STOPPED', 'ROLLING_BACK', 'FAILED'],
  ROLLING_BACK: ['RUNNING', 'STOPPED', 'FAILED'],
  FAILED: ['CREATING', 'ROLLING_BACK', 'DELETING'],
  DELETING: ['DELETED'],
  DELETED: [],
};
