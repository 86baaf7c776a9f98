import { randomUUID } from 'node:crypto';
import type { NewAccount } from '../domain/account.ts';

/** An account to be made, with an address of its own. */
export function newAccount(overrides: Partial<NewAccount> = {}): NewAccount {
  const id = randomUUID();
  return {
    id,
    email: `${id}@example.test`,
    name: 'Kim Reed',
    passwordHash: 'hash',
    createdAt: new Date('2026-01-05T12:00:00.000Z'),
    ...overrides,
  };
}
