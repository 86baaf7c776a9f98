import { randomUUID } from 'node:crypto';
import type { NewBotUpdate } from '../application/ports/bot-update-store.port.ts';

/** An update from one release to the next, by itself, as tests have it where it doesn't matter to them. */
export function aNewBotUpdate(
  values: Pick<NewBotUpdate, 'instanceId' | 'orgId' | 'releaseId'> & Partial<NewBotUpdate>,
): NewBotUpdate {
  return {
    id: randomUUID(),
    rolloutId: null,
    wave: null,
    strategy: 'SingleBot',
    actorUserId: null,
    healthTimeoutSeconds: 120,
    retriesLeft: 0,
    referenceBefore: 'r/bot@sha256:one',
    referenceAfter: 'r/bot@sha256:two',
    digestBefore: 'sha256:one',
    digestAfter: 'sha256:two',
    versionBefore: null,
    versionAfter: null,
    wasRunning: true,
    generationBefore: 1,
    createdAt: new Date(),
    ...values,
  };
}
