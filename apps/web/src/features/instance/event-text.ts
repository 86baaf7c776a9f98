const texts: Readonly<Record<string, string>> = {
  requested: 'Asked for',
  creating: 'Creation began',
  running: 'Running',
  stopped: 'Stopped',
  restarted: 'Restarted',
  moved: 'Moved to another address',
  crashed: 'Crashed',
  recovered: 'Recovered',
  repairing: 'Being repaired',
  'step-failed': 'A step failed; it is tried again',
  failed: 'Failed',
  'start-requested': 'Start asked for',
  'stop-requested': 'Stop asked for',
  'restart-requested': 'Restart asked for',
  'retry-requested': 'Another try asked for',
  'delete-requested': 'Deletion asked for',
  'update-requested': 'Update asked for',
  'update-skipped': 'Not updated',
  updating: 'Being updated',
  updated: 'Updated',
  'rolling-back': 'Going back to the version before',
  'update-failed': 'The update failed',
  'rollback-failed': 'The way back failed',
  deleted: 'Deleted',
};

const troubles: readonly string[] = [
  'crashed',
  'failed',
  'step-failed',
  'rolling-back',
  'update-failed',
  'rollback-failed',
];

/** What happened, in words; a kind of a newer server is shown as it is called there. */
export function eventText(kind: string): string {
  return texts[kind] ?? kind;
}

export function isTrouble(kind: string): boolean {
  return troubles.includes(kind);
}
