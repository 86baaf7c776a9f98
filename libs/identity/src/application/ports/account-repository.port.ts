import type { Account, NewAccount } from '../../domain/account.ts';

/** People's accounts. Writes take part in the ambient transaction. */
export abstract class AccountRepository {
  /** Adds an unverified account; false where the address is taken, verified or not. */
  abstract add(account: NewAccount): Promise<boolean>;
  /**
   * Adds an account whose address is proven, or takes over one that never was: an unproven address gives nobody a claim.
   * Undefined where a verified account has the address.
   */
  abstract addVerified(account: NewAccount): Promise<Account | undefined>;
  abstract find(id: string): Promise<Account | undefined>;
  abstract findMany(ids: readonly string[]): Promise<Account[]>;
  abstract listPlatformAdmins(): Promise<Account[]>;
  abstract findByEmail(email: string): Promise<Account | undefined>;
  /** The account together with its password's hash, for whoever checks a password. */
  abstract findCredentials(
    by: { email: string } | { id: string },
  ): Promise<{ account: Account; passwordHash: string } | undefined>;
  abstract rename(id: string, name: string): Promise<Account | undefined>;
  /** Proves the address; `first` is false where it was proven before. */
  abstract verifyEmail(id: string, at: Date): Promise<{ account: Account; first: boolean } | undefined>;
  /**
   * Whether the password is the one with this hash still; it can't be changed then before the ambient transaction ends. For
   * whoever checked it outside the transaction: a password that was replaced meanwhile gives nothing any more.
   */
  abstract lockWhilePasswordIs(id: string, passwordHash: string): Promise<boolean>;
  abstract setPassword(id: string, passwordHash: string): Promise<void>;
  abstract bumpSessionGeneration(id: string): Promise<void>;
  /** False where there is nothing to grant: the account is unknown, or has it. */
  abstract grantPlatformAdmin(id: string): Promise<boolean>;
  /** Takes the right away unless nobody would have it then; exact however many try at once. */
  abstract revokePlatformAdmin(id: string): Promise<'revoked' | 'was-none' | 'last-one' | 'unknown'>;
}
