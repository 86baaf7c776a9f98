import type { Account } from '../../domain/account.ts';

/** The columns that make an Account, of a table `users` with the alias `u`. */
export const accountColumns =
  'u.id, u.email, u.name, u.email_verified_at, u.platform_admin, u.session_generation, u.last_seen_at, u.created_at';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly email_verified_at: Date | null;
  readonly platform_admin: boolean;
  readonly session_generation: number;
  readonly last_seen_at: Date | null;
  readonly created_at: Date;
}

export function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    emailVerifiedAt: row.email_verified_at,
    platformAdmin: row.platform_admin,
    sessionGeneration: row.session_generation,
    lastSeenAt: row.last_seen_at,
    createdAt: row.created_at,
  };
}
