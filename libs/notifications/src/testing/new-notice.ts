import { randomUUID } from 'node:crypto';
import type { NewNotice } from '../application/ports/notice-store.port.ts';

/** A notice as it is about to be told. */
export function newNotice(overrides: Partial<NewNotice> = {}): NewNotice {
  const id = randomUUID();
  return {
    id,
    key: `member.joined:${id}`,
    userId: randomUUID(),
    scope: 'organization',
    orgId: randomUUID(),
    orgName: 'Acme',
    kind: 'member.joined',
    data: { memberName: 'Kim Reed', role: 'MANAGER' },
    createdAt: new Date('2026-01-05T12:00:00.000Z'),
    ...overrides,
  };
}
