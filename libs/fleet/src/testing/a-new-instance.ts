import { randomUUID } from 'node:crypto';
import type { NewInstance } from '../application/ports/instance-store.port.ts';

/** An instance of a new organisation, as tests have it where it doesn't matter to them. */
export function aNewInstance({
  id = randomUUID(),
  ...values
}: Pick<NewInstance, 'botAppId'> & Partial<NewInstance>): NewInstance {
  return {
    id,
    orgId: randomUUID(),
    slug: `org-${id}`,
    ownerUserId: randomUUID(),
    image: 'ghcr.io/acme/bot:stable',
    sealedSecret: 's',
    createdAt: new Date(),
    ...values,
  };
}
