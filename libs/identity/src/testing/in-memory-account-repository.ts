import { AccountRepository } from '../application/ports/account-repository.port.ts';
import type { Account, NewAccount } from '../domain/account.ts';

interface StoredAccount {
  readonly account: Account;
  readonly passwordHash: string;
}

/** Accounts as a map, by the rules of the port. */
export class InMemoryAccountRepository extends AccountRepository {
  private readonly stored = new Map<string, StoredAccount>();

  override add(account: NewAccount): Promise<boolean> {
    if (this.byEmail(account.email) !== undefined) return Promise.resolve(false);
    this.put(account, null);
    return Promise.resolve(true);
  }

  override addVerified(account: NewAccount): Promise<Account | undefined> {
    const existing = this.byEmail(account.email);
    if (existing === undefined) return Promise.resolve(this.put(account, account.createdAt));
    if (existing.account.emailVerifiedAt !== null) return Promise.resolve(undefined);
    const { name, passwordHash, createdAt: emailVerifiedAt } = account;
    return Promise.resolve(this.change(existing.account.id, { name, emailVerifiedAt }, passwordHash));
  }

  override find(id: string): Promise<Account | undefined> {
    return Promise.resolve(this.stored.get(id)?.account);
  }

  override findMany(ids: readonly string[]): Promise<Account[]> {
    return Promise.resolve(
      [...this.stored.values()].map(({ account }) => account).filter(({ id }) => ids.includes(id)),
    );
  }

  override listPlatformAdmins(): Promise<Account[]> {
    return Promise.resolve(
      [...this.stored.values()].map(({ account }) => account).filter(({ platformAdmin }) => platformAdmin),
    );
  }

  override findByEmail(email: string): Promise<Account | undefined> {
    return Promise.resolve(this.byEmail(email)?.account);
  }

  override findCredentials(by: { email: string } | { id: string }): Promise<StoredAccount | undefined> {
    return Promise.resolve('email' in by ? this.byEmail(by.email) : this.stored.get(by.id));
  }

  override rename(id: string, name: string): Promise<Account | undefined> {
    return Promise.resolve(this.change(id, { name }));
  }

  override verifyEmail(id: string, at: Date): Promise<{ account: Account; first: boolean } | undefined> {
    const account = this.stored.get(id)?.account;
    if (account === undefined) return Promise.resolve(undefined);
    if (account.emailVerifiedAt !== null) return Promise.resolve({ account, first: false });
    return Promise.resolve({ account: { ...account, ...this.change(id, { emailVerifiedAt: at }) }, first: true });
  }

  override lockWhilePasswordIs(id: string, passwordHash: string): Promise<boolean> {
    return Promise.resolve(this.stored.get(id)?.passwordHash === passwordHash);
  }

  override setPassword(id: string, passwordHash: string): Promise<void> {
    this.change(id, {}, passwordHash);
    return Promise.resolve();
  }

  override bumpSessionGeneration(id: string): Promise<void> {
    const account = this.stored.get(id)?.account;
    if (account !== undefined) this.change(id, { sessionGeneration: account.sessionGeneration + 1 });
    return Promise.resolve();
  }

  override grantPlatformAdmin(id: string): Promise<boolean> {
    if (this.stored.get(id)?.account.platformAdmin !== false) return Promise.resolve(false);
    this.change(id, { platformAdmin: true });
    return Promise.resolve(true);
  }

  override revokePlatformAdmin(id: string): Promise<'revoked' | 'was-none' | 'last-one' | 'unknown'> {
    const account = this.stored.get(id)?.account;
    if (account === undefined) return Promise.resolve('unknown');
    if (!account.platformAdmin) return Promise.resolve('was-none');
    const admins = [...this.stored.values()].filter((other) => other.account.platformAdmin);
    if (admins.length === 1) return Promise.resolve('last-one');
    this.change(id, { platformAdmin: false });
    return Promise.resolve('revoked');
  }

  private byEmail(email: string): StoredAccount | undefined {
    return [...this.stored.values()].find(({ account }) => account.email === email);
  }

  private put({ id, email, name, passwordHash, createdAt }: NewAccount, emailVerifiedAt: Date | null): Account {
    const account = {
      id,
      email,
      name,
      emailVerifiedAt,
      platformAdmin: false,
      sessionGeneration: 0,
      lastSeenAt: null,
      createdAt,
    };
    this.stored.set(id, { account, passwordHash });
    return account;
  }

  private change(id: string, change: Partial<Account>, passwordHash?: string): Account | undefined {
    const stored = this.stored.get(id);
    if (stored === undefined) return undefined;
    const account = { ...stored.account, ...change };
    this.stored.set(id, { account, passwordHash: passwordHash ?? stored.passwordHash });
    return account;
  }
}
